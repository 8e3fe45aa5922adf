import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect } from "storybook/test";
import { doubtfulNikChild, longNamedChild, naura, newbornWithoutNik, storyToday } from "../../testing/index.ts";
import { ChildHeader } from "./child-header.tsx";

const meta = {
  title: "Stunting/Kepala rekam anak",
  component: ChildHeader,
  args: { child: naura, today: storyToday, mayMeasure: true, mayEdit: true },
} satisfies Meta<typeof ChildHeader>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Age in completed months and days; the NIK masked. */
export const Nineteen: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/19 bulan 13 hari/)).toBeVisible();
    await expect(canvas.getByText(/^190606•+\d{4}$/)).toBeVisible();
  },
};
export const LongNames: Story = { args: { child: longNamedChild } };
export const NewbornWithoutNik: Story = { args: { child: newbornWithoutNik } };
/** A NIK that cannot be right is kept and named. */
export const DoubtfulNik: Story = { args: { child: doubtfulNikChild } };
/** Who only reads can print, nothing else. */
export const ReadOnly: Story = {
  args: { mayMeasure: false, mayEdit: false },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole("link", { name: "Ukur" })).toBeNull();
    await expect(canvas.getByRole("button", { name: "Cetak" })).toBeVisible();
  },
};
