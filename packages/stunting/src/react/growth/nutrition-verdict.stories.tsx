import { Link } from "@spbe-kit/ui";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect } from "storybook/test";
import {
  flaggedMeasurements,
  healthyBoyMeasurements,
  nauraMeasurements,
  oedemaMeasurements,
  severelyStuntedMeasurements,
  wastedMeasurements,
} from "../../testing/index.ts";
import "./growth.css";
import { NutritionVerdict } from "./verdict-callout.tsx";

const meta = {
  title: "Stunting/Putusan gizi",
  component: NutritionVerdict,
  args: { facts: nauraMeasurements[0]! },
} satisfies Meta<typeof NutritionVerdict>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Weight did not rise twice: the sentence first, then what is suggested and where that is read. */
export const TwiceNotRisen: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/dua kali berturut-turut \(2T\)/)).toBeVisible();
    await expect(canvas.getByText(/Belum ditinjau ahli/)).toBeVisible();
  },
};
export const GrowsWell: Story = { args: { facts: healthyBoyMeasurements[0]! } };
export const SeverelyStunted: Story = { args: { facts: severelyStuntedMeasurements[0]! } };
export const Wasted: Story = { args: { facts: wastedMeasurements[0]! } };
/** Swollen feet: no weight is judged, and the child goes to the health centre at once. */
export const Oedema: Story = { args: { facts: oedemaMeasurements[0]! } };
/** A number that cannot be true is never judged: measure again. */
export const Implausible: Story = {
  args: { facts: flaggedMeasurements[0]! },
  play: async ({ canvas }) => {
    await expect(canvas.getAllByText(/ukur ulang/i)[0]).toBeVisible();
  },
};
export const NeverMeasured: Story = { args: { facts: null } };
/** With the next step under it. */
export const WithNextStep: Story = { args: { children: <Link to="/stunting/anak/1/ukur">Ukur ulang hari ini</Link> } };
