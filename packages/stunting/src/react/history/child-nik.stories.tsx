import { problemError } from "@spbe-kit/core";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import { ChildNik } from "./child-nik.tsx";

const meta = {
  title: "Stunting/NIK anak",
  component: ChildNik,
  args: { masked: "190606******9901", onReveal: fn(async () => "1906064904259901") },
} satisfies Meta<typeof ChildNik>;
export default meta;
type Story = StoryObj<typeof meta>;

const open = async (canvas: ReturnType<typeof within>, canvasElement: HTMLElement) => {
  await userEvent.click(canvas.getByRole("button", { name: /^(Tampilkan nomor lengkap|Show the full number)$/ }));
  return within(await within(canvasElement.ownerDocument.body).findByRole("dialog"));
};
const show = /^(Tampilkan NIK|Show NIK)$/;

/** The number is on the page only after a purpose was chosen, and goes away again on request. */
export const ShownForAPurpose: Story = {
  play: async ({ canvas, canvasElement, args }) => {
    await expect(canvasElement).not.toHaveTextContent("1906064904259901");
    const dialog = await open(canvas, canvasElement);
    await userEvent.selectOptions(dialog.getByRole("combobox"), "referral");
    await userEvent.click(dialog.getByRole("button", { name: show }));
    await waitFor(() => expect(canvasElement).toHaveTextContent("1906064904259901"));
    await expect(args.onReveal).toHaveBeenCalledWith("referral");
    await userEvent.click(canvas.getByRole("button", { name: /^(Samarkan nomor|Mask the number)$/ }));
    await expect(canvasElement).not.toHaveTextContent("1906064904259901");
  },
};

/** Without a purpose nothing is asked of the server. */
export const PurposeMissing: Story = {
  args: { onReveal: fn(async () => "1906064904259901") },
  play: async ({ canvas, canvasElement, args }) => {
    const dialog = await open(canvas, canvasElement);
    await userEvent.click(dialog.getByRole("button", { name: show }));
    await waitFor(() => expect(dialog.getByText(/^(Pilih keperluan dahulu|Choose a purpose first)\.$/)).toBeVisible());
    await expect(args.onReveal).not.toHaveBeenCalled();
  },
};

/** The line is gone: the dialog stays and says so. */
export const Failed: Story = {
  args: {
    onReveal: fn(async () => {
      throw problemError({ type: "about:blank", title: "Offline", status: 0, code: "core/offline" });
    }),
  },
  play: async ({ canvas, canvasElement }) => {
    const dialog = await open(canvas, canvasElement);
    await userEvent.selectOptions(dialog.getByRole("combobox"), "service");
    await userEvent.click(dialog.getByRole("button", { name: show }));
    await expect(await dialog.findByRole("alert")).toBeVisible();
  },
};

/** A cadre or an auditor sees the masked number and no way to more. */
export const NotAllowed: Story = {
  render: () => <ChildNik masked="190606******9901" />,
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole("button")).toBeNull();
  },
};
