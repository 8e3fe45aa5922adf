import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import { storyImportRows, storyImports } from "../../testing/index.ts";
import "./import.css";
import { ImportView } from "./import-view.tsx";

const meta = {
  title: "Stunting/ImportView",
  component: ImportView,
  tags: ["autodocs"],
  args: {
    value: storyImports.preview,
    rows: storyImportRows,
    kind: "rejected",
    onKindChange: fn(),
    mayManage: true,
    mayReadChildren: true,
    resend: fn(async () => undefined),
    confirm: fn(async () => undefined),
    cancel: fn(async () => undefined),
    downloadRejects: fn(),
    downloadFile: fn(),
  },
} satisfies Meta<typeof ImportView>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Checked and waiting: every rejected row with its reason and cure. Saving names what will happen. */
export const Preview: Story = {
  play: async ({ canvas, canvasElement, args }) => {
    await userEvent.click(canvas.getByRole("button", { name: /^Simpan/ }));
    const dialog = within(canvasElement.ownerDocument.body).getByRole("alertdialog");
    await waitFor(() => expect(within(dialog).getByText(/tidak ditimpa/)).toBeVisible());
    await userEvent.click(within(dialog).getByRole("button", { name: /^Simpan/ }));
    await expect(args.confirm).toHaveBeenCalled();
  },
};

/** The file is being checked; the page may be left. */
export const Reading: Story = { args: { value: storyImports.reading, rows: undefined } };

/** Rows are being saved. */
export const Saving: Story = { args: { value: storyImports.saving, rows: undefined } };

/** Saved; rejected rows can be downloaded, and the register is one press away. */
export const Done: Story = {
  args: { value: storyImports.done },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("link", { name: "Lihat anak menurut status" })).toBeVisible();
    await expect(canvas.getByRole("link", { name: "Lihat ringkasan" })).toBeVisible();
  },
};

/** Who may not read children by name is not sent to them. */
export const DoneWithoutRegister: Story = {
  args: { value: storyImports.done, mayReadChildren: false },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole("link", { name: "Lihat anak menurut status" })).toBeNull();
  },
};

/** The upload broke off: the same file is sent to the same import, or the import is cancelled. */
export const WaitingForFile: Story = {
  args: { value: storyImports["waiting-file"], rows: undefined },
  play: async ({ canvas, args }) => {
    const file = new File(["isi"], storyImports["waiting-file"].fileName);
    await expect(canvas.getByRole("heading", { name: /belum sampai/ })).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Batalkan impor" })).toBeVisible();
    await userEvent.upload(canvas.getByLabelText(/^Berkas e-PPGBM/), file);
    await userEvent.click(canvas.getByRole("button", { name: "Kirim lagi" }));
    await expect(args.resend).toHaveBeenCalledWith(file, expect.any(Function), expect.any(AbortSignal));
  },
};

/** An auditor can only wait for the file. */
export const WaitingForFileReadOnly: Story = {
  args: { value: storyImports["waiting-file"], rows: undefined, mayManage: false },
};

/** One look at the server failed: the last state stays, and the page says it is trying again. */
export const ConnectionLost: Story = {
  args: { value: storyImports.reading, rows: undefined, connectionLost: true },
  play: async ({ canvas }) => {
    await expect(canvas.getByText("Sambungan terputus, mencoba lagi")).toBeVisible();
    await expect(canvas.getByRole("progressbar")).toBeVisible();
  },
};

/** Scores that differ from the file's, both said in words. */
export const Differing: Story = {
  args: { kind: "differing", rows: storyImportRows.filter(({ kind }) => kind === "differing") },
};

/** A file that could not be read, with the cure. A code this version does not know keeps the server's own sentence. */
export const Failed: Story = { args: { value: storyImports.failed, rows: [] } };

/** In English too it says which columns are missing. */
export const FailedInEnglish: Story = {
  globals: { locale: "en" },
  args: {
    rows: [],
    value: {
      ...storyImports.failed,
      failure: {
        code: "stunting/import-columns-missing",
        message:
          "Kolom berikut tidak ditemukan: Tgl Lahir, Tinggi. Tambahkan kolom itu, atau beri judul yang sama dengan unduhan e-PPGBM.",
      },
    },
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/^These columns were not found: Tgl Lahir, Tinggi\. Add them/)).toBeVisible();
    await expect(canvas.queryByText(/tidak ditemukan/)).toBeNull();
  },
};

/** Dropped by the officer. */
export const Cancelled: Story = { args: { value: storyImports.cancelled, rows: [] } };

/** An auditor sees everything and can save nothing. */
export const ReadOnly: Story = {
  args: { mayManage: false },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole("button", { name: /^Simpan/ })).toBeNull();
  },
};
