import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect } from "storybook/test";
import { storySummary, suppressedSummary } from "../../testing/index.ts";
import "./dashboard.css";
import { priorityVillages } from "./prevalence-share.ts";
import { VillageTable } from "./village-table.tsx";

const meta = {
  title: "Stunting/Tabel desa",
  component: VillageTable,
  args: { villages: priorityVillages(storySummary.villages).slice(0, 6), caption: "Enam desa prioritas" },
} satisfies Meta<typeof VillageTable>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Aggregates only: no link leads to a child. */
export const Aggregates: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole("link")).toBeNull();
  },
};
/** Each village leads to its stunted children, by name and by number. */
export const LeadsToChildren: Story = {
  args: { mayOpenChildren: true },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("link", { name: /13 anak pendek di Aik Madu/ })).toBeVisible();
  },
};
/** Only name and prevalence: the table twin of the map. */
export const Brief: Story = { args: { brief: true } };
export const WithWithheld: Story = {
  args: { villages: suppressedSummary.villages },
  play: async ({ canvas }) => {
    await expect(canvas.getAllByText("disamarkan")[0]).toBeVisible();
  },
};
