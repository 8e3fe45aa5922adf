import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect } from "storybook/test";
import { storyImports } from "../../testing/index.ts";
import "./import.css";
import { ImportQualityReport } from "./import-quality.tsx";

const quality = storyImports.preview.quality!;
const meta = {
  title: "Stunting/Mutu pengukuran",
  component: ImportQualityReport,
  args: { quality, rows: storyImports.preview.rowsReady },
} satisfies Meta<typeof ImportQualityReport>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Last digits 0 and 5 come too often: numbers were rounded, and the share says how often. */
export const Rounded: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getAllByText(/^Angka 0 dan 5:/)[0]).toBeVisible();
  },
};
export const MeasuredWithCare: Story = {
  args: {
    quality: { ...quality, weightLastDigits: Array(10).fill(98), statureLastDigits: Array(10).fill(98), differing: 0 },
  },
};
/** Too few for a spread: a dash. */
export const TooFew: Story = { args: { quality: { ...quality, heightForAgeSd: null }, rows: 1 } };
