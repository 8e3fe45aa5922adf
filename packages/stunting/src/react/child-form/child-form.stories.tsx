import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, screen, userEvent } from "storybook/test";
import { longNamedChild, naura, storyChildren, storyPosyandu, storyToday, storyVillages } from "../../testing/index.ts";
import "./child-form.css";
import { ChildForm } from "./child-form.tsx";

const meta = {
  title: "Stunting/Data anak",
  component: ChildForm,
  args: {
    villages: storyVillages,
    posyandu: storyPosyandu,
    today: storyToday,
    findDuplicates: fn(async () => []),
    save: fn(async () => naura),
    onSaved: fn(),
    onCancel: fn(),
  },
} satisfies Meta<typeof ChildForm>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Empty: Story = {};
export const LongNames: Story = { args: { child: longNamedChild } };

/** A likely duplicate is shown first; nothing is saved until a person decides. */
export const DuplicatesFound: Story = {
  args: {
    child: naura,
    findDuplicates: fn(async () => [{ child: storyChildren[1]!, reasons: ["same-nik" as const] }]),
  },
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Simpan pembetulan" }));
    const other = await screen.findByRole("button", { name: "Anak lain, lanjutkan" });
    await expect(args.save).not.toHaveBeenCalled();
    await userEvent.click(other);
    await expect(args.save).toHaveBeenCalledTimes(1);
  },
};
