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
    confirm: fn(async () => undefined),
    cancel: fn(async () => undefined),
    downloadRejects: fn(),
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

/** Saved; rejected rows can be downloaded. */
export const Done: Story = { args: { value: storyImports.done } };

/** A file that could not be read, with the cure. */
export const Failed: Story = { args: { value: storyImports.failed, rows: [] } };

/** Dropped by the officer. */
export const Cancelled: Story = { args: { value: storyImports.cancelled, rows: [] } };

/** An auditor sees everything and can save nothing. */
export const ReadOnly: Story = {
  args: { mayManage: false },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole("button", { name: /^Simpan/ })).toBeNull();
  },
};
