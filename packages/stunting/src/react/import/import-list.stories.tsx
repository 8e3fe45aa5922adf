import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect } from "storybook/test";
import { storyImports } from "../../testing/index.ts";
import "./import.css";
import { ImportList } from "./import-list.tsx";

const meta = {
  title: "Stunting/ImportList",
  component: ImportList,
  tags: ["autodocs"],
  args: { items: Object.values(storyImports) },
} satisfies Meta<typeof ImportList>;
export default meta;
type Story = StoryObj<typeof meta>;

/** One import at each step; the file's name leads to it. */
export const Many: Story = {
  play: async ({ canvas }) => {
    const links = canvas.getAllByRole("link");
    await expect(links).toHaveLength(Object.keys(storyImports).length);
    await expect(canvas.getByText("Menunggu berkas")).toBeVisible();
  },
};

/** Nothing was imported yet, and what will stand here. */
export const Empty: Story = { args: { items: [] } };
