import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect } from "storybook/test";
import { flaggedChild, longNamedChild, manyChildren, naura, newbornWithoutNik } from "../../testing/index.ts";
import { ChildTable } from "./child-table.tsx";

const meta = {
  title: "Stunting/ChildTable",
  component: ChildTable,
  tags: ["autodocs"],
  args: { items: manyChildren() },
} satisfies Meta<typeof ChildTable>;
export default meta;
type Story = StoryObj<typeof meta>;

/** A village's children by name; scores below −2 stand out. */
export const Many: Story = {};

/** One child; the name leads to its record. */
export const One: Story = {
  args: { items: [naura] },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("link", { name: naura.name })).toHaveAttribute(
      "href",
      expect.stringContaining(naura.childId),
    );
  },
};

/** A score beyond WHO's limits is grey and asks to be measured again. */
export const Flagged: Story = { args: { items: [flaggedChild] } };

/** Not measured yet, and a long name that wraps. */
export const LongNameAndNotMeasured: Story = { args: { items: [longNamedChild, newbornWithoutNik] } };
