import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent } from "storybook/test";
import { storySummary } from "../../testing/index.ts";
import "./dashboard.css";
import { TrendChart } from "./trend-chart.tsx";
import { trendPoints } from "./trend-line.ts";

const points = trendPoints(storySummary.trend);
const meta = {
  title: "Stunting/Tren",
  component: TrendChart,
  args: { points, title: "Turun dari 14,8 % ke 6,4 %", origin: "Register, per anak" },
} satisfies Meta<typeof TrendChart>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Years under the axis, the first and the last month written at the line; the table holds every month. */
export const Years: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByText(`Tabel ${points.length} bulan`));
    await expect(canvas.getAllByRole("row")).toHaveLength(points.length + 1);
  },
};
/** A little over a year: quarters are named. */
export const FourteenMonths: Story = { args: { points: points.slice(-14) } };
export const FewMonths: Story = { args: { points: points.slice(-4) } };
/** One month is no line: its number stands in the table. */
export const OneMonth: Story = {
  args: { points: points.slice(-1) },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("table")).toBeVisible();
  },
};
