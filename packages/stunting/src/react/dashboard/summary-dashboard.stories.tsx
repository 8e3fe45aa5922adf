import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent } from "storybook/test";
import { emptySummary, storySummary, storyVillages, suppressedSummary } from "../../testing/index.ts";
import "./dashboard.css";
import { SummaryDashboard } from "./summary-dashboard.tsx";

const meta = {
  title: "Stunting/Ringkasan",
  component: SummaryDashboard,
  args: { summary: storySummary, villages: storyVillages, mayOpenChildren: true, onMonthChange: fn() },
} satisfies Meta<typeof SummaryDashboard>;
export default meta;
type Story = StoryObj<typeof meta>;

/** August: the finding, its origin, and villages that lead to their children. */
export const August: Story = {
  play: async ({ canvas, args }) => {
    await expect(canvas.getByRole("heading", { level: 1 })).toHaveTextContent(/6[,.]4/);
    await expect(canvas.getAllByRole("link", { name: "Aik Madu" })[0]).toHaveAttribute(
      "href",
      "/stunting/anak?villageCode=19.06.06.2003&status=stunted",
    );
    await userEvent.selectOptions(canvas.getByRole("combobox"), "2026-07-01");
    await expect(args.onMonthChange).toHaveBeenCalledWith("2026-07-01");
  },
};

/** The team for reducing stunting sees aggregates: no link to a child, and small villages withheld. */
export const ForTpps: Story = {
  args: { summary: suppressedSummary, mayOpenChildren: false },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole("link")).toBeNull();
    await expect(canvas.getAllByText(/disamarkan|withheld/)[0]).toBeVisible();
  },
};

/** The chart is read month by month with the arrow keys. */
export const ReadByKeyboard: Story = {
  play: async ({ canvas }) => {
    canvas.getByRole("img", { name: /^(Agustus|August) 2026/ }).focus();
    await userEvent.keyboard("{ArrowLeft}");
    await expect(canvas.getByRole("img", { name: /^(Juli|July) 2026/ })).toHaveFocus();
  },
};

export const NothingMeasured: Story = { args: { summary: emptySummary } };
export const EveryVillageWithheld: Story = {
  args: {
    summary: {
      ...suppressedSummary,
      villages: suppressedSummary.villages.map((village) => ({ ...village, suppressed: true })),
    },
    mayOpenChildren: false,
  },
};
export const FirstMonth: Story = {
  args: { summary: { ...storySummary, yearBefore: null, trend: storySummary.trend.slice(-1) } },
};
export const NoCentrePoints: Story = { args: { villages: [] } };
