import type { Meta, StoryObj } from "@storybook/react-vite";
import { Download, Printer, Trash2 } from "lucide-react";
import { useState } from "react";
import { expect, fn, screen, userEvent, waitFor } from "storybook/test";
import { Button } from "../button/button.tsx";
import { NumberField } from "../field/number-field.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { Dialog, Drawer } from "./dialog.tsx";
import { Menu } from "./menu.tsx";

const meta = { title: "Komponen/Dialog dan menu", component: Menu, args: { groups: [] } } satisfies Meta<typeof Menu>;
export default meta;
type Story = StoryObj<typeof meta>;

function Withdraw({ onConfirm }: { onConfirm: () => unknown }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="danger" onClick={() => setOpen(true)}>
        Cabut naskah
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title="Cabut Surat Edaran 100.3.4.2/15?"
        consequence="32 penerima akan melihat status DICABUT. Tidak dapat dibatalkan."
        confirmLabel="Ya, cabut"
        cancelLabel="Jangan cabut"
        onConfirm={onConfirm}
      />
    </>
  );
}

/** The question names the thing, the text names the consequence, the button names the act. */
export const Confirm: Story = {
  render: () => <Withdraw onConfirm={fn()} />,
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Cabut naskah" }));
    await expect(await screen.findByRole("alertdialog", { name: /Cabut Surat Edaran/ })).toHaveAccessibleDescription(
      /32 penerima/,
    );
  },
};

/** A save that fails keeps the dialog open and says so. */
export const ConfirmFails: Story = {
  render: () => <Withdraw onConfirm={() => Promise.reject(new Error("putus"))} />,
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Cabut naskah" }));
    await userEvent.click(await screen.findByRole("button", { name: "Ya, cabut" }));
    await waitFor(() => expect(screen.getByRole("alert")).toBeVisible());
    await expect(screen.getByRole("alertdialog")).toBeVisible();
  },
};

function Weigh() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Catat ukuran</Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Catat ukuran Naura Alesha Rahmawati"
        description="Perempuan, 19 bulan 3 hari"
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Batal</Button>
            <Button variant="primary">Simpan</Button>
          </>
        }
      >
        <NumberField label="Berat badan" unit="kg" maxDecimals={1} />
      </Dialog>
    </>
  );
}

/** Escape closes and focus goes back to the button. */
export const Task: Story = {
  render: () => <Weigh />,
  play: async ({ canvas }) => {
    const button = canvas.getByRole("button", { name: "Catat ukuran" });
    await userEvent.click(button);
    const dialog = await screen.findByRole("dialog", { name: /Catat ukuran Naura/ });
    await waitFor(() => expect(dialog).toBeVisible());
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await waitFor(() => expect(button).toHaveFocus());
  },
};

function Details() {
  const [open, setOpen] = useState(true);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Buka rincian</Button>
      <Drawer open={open} onOpenChange={setOpen} title="Rujukan R-2026-0417" description="Hari ke-10 dari 14">
        Dirujuk dari Posyandu Kenanga 2.
      </Drawer>
    </>
  );
}
export const Beside: Story = { render: () => <Details /> };

const printed = fn();
/** Arrows walk, letters jump, Escape closes and gives the focus back. */
export const MoreActs: Story = {
  args: {
    label: "Tindakan",
    groups: [
      {
        items: [
          { label: "Cetak KMS", icon: Printer, onSelect: printed },
          { label: "Unduh data", icon: Download },
        ],
      },
      { items: [{ label: "Hapus draf", icon: Trash2, tone: "danger" }] },
    ],
  },
  play: async ({ canvas }) => {
    const button = canvas.getByRole("button", { name: "Tindakan" });
    button.focus();
    await userEvent.keyboard("{ArrowDown}");
    await waitFor(() => expect(screen.getByRole("menuitem", { name: "Cetak KMS" })).toHaveFocus());
    await userEvent.keyboard("{ArrowUp}");
    await expect(screen.getByRole("menuitem", { name: "Hapus draf" })).toHaveFocus();
    await userEvent.keyboard("u");
    await expect(screen.getByRole("menuitem", { name: "Unduh data" })).toHaveFocus();
    await userEvent.keyboard("{Home}{Enter}");
    await expect(printed).toHaveBeenCalled();
    await expect(button).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(screen.getByRole("menu")).toBeVisible());
  },
};
