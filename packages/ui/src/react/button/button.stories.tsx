import type { Meta, StoryObj } from "@storybook/react-vite";
import { Download, Hourglass, Pencil, Trash2 } from "lucide-react";
import { expect, fn, userEvent } from "storybook/test";
import { Actions, Button, IconButton } from "./button.tsx";

const meta = {
  title: "Komponen/Tombol",
  component: Button,
  args: { children: "Simpan", onClick: fn() },
} satisfies Meta<typeof Button>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The one main act of a screen. */
export const Primary: Story = { args: { variant: "primary" } };

/** What else can be done here. */
export const Secondary: Story = { args: { icon: Download, children: "Ekspor" } };

/** Cannot be undone: always behind a confirmation that names the consequence. */
export const Danger: Story = { args: { variant: "danger", icon: Trash2, children: "Cabut naskah" } };

/** Leads away without doing anything. */
export const Quiet: Story = { args: { variant: "quiet", children: "Batal" } };

/** Not possible now. Say nearby why. */
export const Disabled: Story = { args: { disabled: true, children: "Terkunci" } };

/** While it works it keeps the focus, says what it is doing and takes no second press. */
export const Busy: Story = {
  args: { variant: "primary", busy: true, icon: Hourglass, children: "Mengirim 12 dari 40" },
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole("button"));
    await expect(args.onClick).not.toHaveBeenCalled();
  },
};

/** Looks like a button, is a link: it can be opened in a new tab. */
export const AsLink: Story = { args: { href: "#unduh", children: "Unduh templat", icon: Download } };

/** On a phone it fills the width. */
export const Block: Story = { args: { block: true, variant: "primary" } };

/** An icon alone always has a label. */
export const IconOnly: Story = { render: () => <IconButton icon={Pencil} label="Ubah alamat" /> };

/** Long words wrap inside the button. */
export const Side: Story = {
  render: () => (
    <Actions>
      <Button variant="primary">Simpan dan lanjut ke anak berikutnya di Posyandu Simpang Renggiang</Button>
      <Button>Simpan</Button>
      <Button variant="quiet">Batal</Button>
    </Actions>
  ),
};
