import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, waitFor } from "storybook/test";
import type { ChildSummary } from "../../domain/child.schema.ts";
import { longNamedChild, manyChildren, naura } from "../../testing/index.ts";
import "./child-search.css";
import { ChildSearch } from "./child-search.tsx";

const meta = {
  title: "Stunting/ChildSearch",
  component: ChildSearch,
  tags: ["autodocs"],
  args: { find: async (): Promise<readonly ChildSummary[]> => [naura, longNamedChild] },
} satisfies Meta<typeof ChildSearch>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Nothing typed yet: the hint says what can be looked for. */
export const Empty: Story = {};

/** Results come while one types, and the arrow keys walk into them. */
export const Found: Story = {
  play: async ({ canvas }) => {
    await userEvent.type(canvas.getByRole("searchbox"), "naura");
    await waitFor(() => expect(canvas.getAllByRole("link")).toHaveLength(2));
    await userEvent.keyboard("{ArrowDown}");
    await expect(canvas.getAllByRole("link")[0]).toHaveFocus();
    await userEvent.keyboard("{ArrowUp}");
    await expect(canvas.getByRole("searchbox")).toHaveFocus();
  },
};

/** Many children of one name: mother, birth and posyandu tell them apart. */
export const Many: Story = {
  args: { find: async () => manyChildren() },
  play: async ({ canvas }) => {
    await userEvent.type(canvas.getByRole("searchbox"), "an");
    await waitFor(() => expect(canvas.getAllByRole("link").length).toBeGreaterThan(5));
  },
};

/** Nobody fits: what to try next. */
export const NotFound: Story = {
  args: { find: async () => [] },
  play: async ({ canvas }) => {
    await userEvent.type(canvas.getByRole("searchbox"), "zzz");
    await waitFor(() => expect(canvas.getByText("Coba awal kata lain", { exact: false })).toBeVisible());
  },
};

/** The register did not answer; what was typed stays. */
export const Failed: Story = {
  args: {
    find: async () => {
      throw new Error("offline");
    },
  },
  play: async ({ canvas }) => {
    await userEvent.type(canvas.getByRole("searchbox"), "naura");
    await waitFor(() => expect(canvas.getByRole("alert")).toBeVisible());
    await expect(canvas.getByRole("searchbox")).toHaveValue("naura");
  },
};
