import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect } from "storybook/test";
import "./history.css";
import { KmsMark } from "./kms-mark.tsx";

const meta = { title: "Stunting/Tanda KMS", component: KmsMark, args: { status: "N" } } satisfies Meta<typeof KmsMark>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The letter, its shape and its words say the same; colour is never alone. */
export const Every: Story = {
  render: () => (
    <p>
      {(["N", "T", "2T", "O", "B"] as const).map((status) => (
        <span key={status}>
          <KmsMark status={status} />{" "}
        </span>
      ))}
    </p>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByText("(tidak naik dua kali)")).toBeInTheDocument();
  },
};
