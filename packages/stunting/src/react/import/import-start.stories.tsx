import { problemError } from "@spbe-kit/core";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent } from "storybook/test";
import "./import.css";
import { ImportStart, type ImportStartProps } from "./import-start.tsx";

const november = new File(["No;NIK;Nama\r\n".repeat(40_000)], "Ekspor e-PPGBM November 2026.csv", { type: "text/csv" });

const tooLarge = problemError({
  type: "about:blank",
  title: "Payload too large",
  status: 413,
  code: "stunting/file-too-large",
  traceId: "7f3a9c",
});

/** Half is sent, and the rest waits until it is cancelled. */
const halfSent: ImportStartProps["send"] = (file, report, signal) => {
  report({ sentBytes: file.size / 2, totalBytes: file.size });
  return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
};

const meta = {
  title: "Stunting/ImportStart",
  component: ImportStart,
  tags: ["autodocs"],
  args: { send: fn<ImportStartProps["send"]>(async () => undefined) },
} satisfies Meta<typeof ImportStart>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Nothing chosen: there is nothing to send yet. */
export const Empty: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("button", { name: "Unggah dan periksa" })).toBeDisabled();
  },
};

/** The file is on its way; the count moves and the upload can be cancelled. */
export const Sending: Story = {
  args: { send: fn(halfSent) },
  play: async ({ canvas }) => {
    await userEvent.upload(canvas.getByLabelText(/^Berkas e-PPGBM/), november);
    await userEvent.click(canvas.getByRole("button", { name: "Unggah dan periksa" }));
    await expect(await canvas.findByRole("progressbar")).toBeVisible();
  },
};

/** Cancelled: the file stays chosen, and one press sends it again. */
export const Cancelled: Story = {
  args: { send: fn(halfSent) },
  play: async ({ canvas }) => {
    await userEvent.upload(canvas.getByLabelText(/^Berkas e-PPGBM/), november);
    await userEvent.click(canvas.getByRole("button", { name: "Unggah dan periksa" }));
    await userEvent.click(await canvas.findByRole("button", { name: "Batalkan" }));
    await expect(await canvas.findByText(/Pengunggahan dibatalkan/)).toBeVisible();
    await expect(canvas.getByText(/November 2026\.csv/)).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Unggah dan periksa" })).toBeEnabled();
  },
};

/** The server refuses the file: the reason, the trace code, and the file still chosen. */
export const Failed: Story = {
  args: {
    send: fn<ImportStartProps["send"]>(async () => {
      throw tooLarge;
    }),
  },
  play: async ({ canvas }) => {
    await userEvent.upload(canvas.getByLabelText(/^Berkas e-PPGBM/), november);
    await userEvent.click(canvas.getByRole("button", { name: "Unggah dan periksa" }));
    await expect(await canvas.findByRole("alert")).toHaveTextContent(/Bagi per kecamatan.*7f3a9c/);
    await expect(canvas.getByText(/November 2026\.csv/)).toBeVisible();
  },
};

/** Sent again to an import that waits for it: another file's name is refused, since the import carries the first. */
export const AgainWithAnotherFile: Story = {
  args: { again: "Ekspor e-PPGBM Oktober 2026.csv" },
  play: async ({ canvas, args }) => {
    await userEvent.upload(canvas.getByLabelText(/^Berkas e-PPGBM/), november);
    await expect(await canvas.findByText(/Impor ini dibuka untuk/)).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Kirim lagi" })).toBeDisabled();
    await expect(args.send).not.toHaveBeenCalled();
  },
};
