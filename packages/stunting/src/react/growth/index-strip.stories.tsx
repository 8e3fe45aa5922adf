import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect } from "storybook/test";
import {
  flaggedMeasurements,
  healthyBoyMeasurements,
  nauraMeasurements,
  oedemaMeasurements,
  severelyStuntedMeasurements,
} from "../../testing/index.ts";
import "./growth.css";
import { IndexStrip } from "./index-strip.tsx";

const meta = {
  title: "Stunting/Tiga indeks",
  component: IndexStrip,
  args: { measurement: nauraMeasurements[0]!, previous: nauraMeasurements[1] },
} satisfies Meta<typeof IndexStrip>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Now and at the visit before; each score is also written, with its word. */
export const NowAndBefore: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByText("−2,15")).toBeVisible();
    await expect(canvas.getByText("Kurang")).toBeVisible();
    await expect(canvas.getByText(/Garis tipis/)).toBeVisible();
  },
};
export const FirstVisit: Story = {
  args: { previous: undefined },
  play: async ({ canvas }) => {
    await expect(canvas.queryByText(/Garis tipis/)).toBeNull();
  },
};
export const AllNormal: Story = {
  args: { measurement: healthyBoyMeasurements[0]!, previous: healthyBoyMeasurements[1] },
};
/** Past the end of the scale the mark stands at its edge; the number says how far. */
export const FarBelow: Story = {
  args: { measurement: severelyStuntedMeasurements[0]!, previous: severelyStuntedMeasurements[1] },
};
export const Implausible: Story = { args: { measurement: flaggedMeasurements[0]!, previous: flaggedMeasurements[1] } };
/** Not judged because of oedema: a dash, never a zero. */
export const NotJudged: Story = {
  args: { measurement: oedemaMeasurements[0]!, previous: undefined },
  play: async ({ canvas }) => {
    await expect(canvas.getAllByText("–").length).toBeGreaterThan(0);
  },
};
