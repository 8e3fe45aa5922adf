import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect } from "storybook/test";
import { storyImportRows } from "../../testing/index.ts";
import "./import.css";
import { ImportRows } from "./import-rows.tsx";

const meta = {
  title: "Stunting/Baris impor",
  component: ImportRows,
  args: { rows: storyImportRows },
} satisfies Meta<typeof ImportRows>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Every row says what was found in it and how to mend it. */
export const EveryKind: Story = {};
/** On a phone the three pairs of scores stand in one line under the reason. */
export const OnPhone: Story = {
  render: (args) => (
    <div style={{ inlineSize: "20rem" }}>
      <ImportRows {...args} />
    </div>
  ),
};
export const Empty: Story = {
  args: { rows: [] },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole("table")).toBeNull();
  },
};
