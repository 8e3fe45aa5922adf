import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent } from "storybook/test";
import { storySummary, storyVillages, suppressedSummary } from "../../testing/index.ts";
import "./dashboard.css";
import { SummaryMap } from "./summary-map.tsx";

const meta = {
  title: "Stunting/Peta",
  component: SummaryMap,
  args: {
    villages: storyVillages,
    counts: storySummary.villages,
    title: "Simpang Renggiang paling tinggi, 11,1 %",
    origin: "Register, per anak; Agustus 2026",
  },
} satisfies Meta<typeof SummaryMap>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Villages are read with the arrow keys, and the table holds the same numbers. */
export const ReadByKeyboard: Story = {
  play: async ({ canvas }) => {
    const first = canvas.getAllByRole("img", { name: /: \d/ })[0]!;
    first.focus();
    await userEvent.keyboard("{ArrowRight}");
    await expect(first).not.toHaveFocus();
    await userEvent.click(canvas.getByText(/^Tabel 39 desa/));
    await expect(canvas.getByRole("rowheader", { name: /Aik Madu/ })).toBeVisible();
  },
};

/** A village with fewer than twenty children is dotted: one child would paint it dark. Its numbers can still be read. */
export const TooFewToCompare: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("img", { name: /^Buku Limau.* 1 dari 17/ })).toHaveAttribute("data-class", "few");
    await expect(canvas.getByText("di bawah 20 anak")).toBeVisible();
  },
};

/** Small villages are withheld from who sees aggregates only: hatched, without a number. */
export const Withheld: Story = {
  args: { counts: suppressedSummary.villages },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("img", { name: /^Buku Limau.* disamarkan/ })).toHaveAttribute("data-class", "hatch");
  },
};

/** On a phone the map keeps its place, and no label leaves it. */
export const OnPhone: Story = {
  render: (args) => (
    <div style={{ inlineSize: "20rem" }}>
      <SummaryMap {...args} />
    </div>
  ),
};

/** Without centre points nothing can be drawn, and the page says why. */
export const NoCentrePoints: Story = {
  args: { villages: storyVillages.map((village) => ({ ...village, latitude: null, longitude: null })) },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/belum punya titik tengah desa/)).toBeVisible();
  },
};
