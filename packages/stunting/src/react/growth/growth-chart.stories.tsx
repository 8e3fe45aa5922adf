import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent } from "storybook/test";
import {
  flaggedChild,
  flaggedMeasurements,
  healthyBoy,
  healthyBoyMeasurements,
  naura,
  nauraMeasurements,
  newbornWithoutNik,
  severelyStuntedChild,
  severelyStuntedMeasurements,
} from "../../testing/index.ts";
import "../dashboard/dashboard.css";
import "./growth.css";
import { GrowthChart } from "./growth-chart.tsx";

const meta = {
  title: "Stunting/Grafik pertumbuhan",
  component: GrowthChart,
  args: { child: naura, measurements: nauraMeasurements, onIndexChange: fn() },
} satisfies Meta<typeof GrowthChart>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The title says what the line shows; the other indices are one choice away. */
export const CrossedIntoYellow: Story = {
  play: async ({ canvas, args }) => {
    await expect(canvas.getByRole("heading")).toHaveTextContent(/18/);
    await userEvent.click(canvas.getByRole("radio", { name: /PB\/U|Length for age/ }));
    await expect(args.onIndexChange).toHaveBeenCalledWith("heightForAge");
  },
};

/** The line is read dot by dot with the arrow keys. */
export const ReadByKeyboard: Story = {
  play: async ({ canvas }) => {
    canvas.getByRole("img", { name: /^12 Nov 2026/ }).focus();
    await userEvent.keyboard("{ArrowLeft}");
    await expect(canvas.getByRole("img", { name: /^12 (Okt|Oct) 2026/ })).toHaveFocus();
  },
};

export const Healthy: Story = { args: { child: healthyBoy, measurements: healthyBoyMeasurements } };
export const SeverelyStunted: Story = {
  args: { child: severelyStuntedChild, measurements: severelyStuntedMeasurements, defaultIndex: "heightForAge" },
};
export const WeightForLength: Story = { args: { defaultIndex: "weightForHeight" } };

/** A score that cannot be true is not drawn, and the foot says so. */
export const Flagged: Story = { args: { child: flaggedChild, measurements: flaggedMeasurements } };
export const NothingMeasured: Story = { args: { child: newbornWithoutNik, measurements: [] } };
export const OnPhone: Story = {
  render: (args) => (
    <div style={{ inlineSize: "20rem" }}>
      <GrowthChart {...args} />
    </div>
  ),
};
