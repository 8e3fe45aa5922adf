import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import { correctedMeasurements, flaggedMeasurements, nauraMeasurements } from "../../testing/index.ts";
import "./history.css";
import { MeasurementHistory } from "./measurement-history.tsx";

const meta = {
  title: "Stunting/Riwayat ukuran",
  component: MeasurementHistory,
  args: { measurements: nauraMeasurements, onCorrect: fn(), onWithdraw: fn(async () => undefined) },
} satisfies Meta<typeof MeasurementHistory>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Withdrawing names what follows before it happens. */
export const Withdrawing: Story = {
  play: async ({ canvas, canvasElement, args }) => {
    await userEvent.click(canvas.getByRole("button", { name: /^(Tindakan untuk|Actions for) 12 Nov/ }));
    const body = within(canvasElement.ownerDocument.body);
    await userEvent.click(body.getByRole("menuitem", { name: /^(Batalkan|Withdraw)$/ }));
    const dialog = within(body.getByRole("alertdialog"));
    await waitFor(() => expect(dialog.getByText(/tidak lagi dihitung|no longer counts/)).toBeVisible());
    await expect(args.onWithdraw).not.toHaveBeenCalled();
    await userEvent.click(dialog.getByRole("button", { name: /^(Batalkan ukuran|Withdraw measurement)$/ }));
    await waitFor(() => expect(args.onWithdraw).toHaveBeenCalledWith(nauraMeasurements[0]));
  },
};

/** A correction: the old record stays, struck through, with who corrected it. */
export const Corrected: Story = {
  args: { measurements: correctedMeasurements },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/^(Dibetulkan|Corrected by) Wulan Safitri/)).toBeVisible();
    await expect(canvas.getByText(/^91[,.]1$/).tagName).toBe("S");
  },
};

/** The newest eight first; the rest on demand. */
export const AllVisits: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole("row")).toHaveLength(9);
    await userEvent.click(canvas.getByRole("button", { name: /19/ }));
    await expect(canvas.getAllByRole("row")).toHaveLength(20);
  },
};

export const Flagged: Story = { args: { measurements: flaggedMeasurements } };

/** A reader without the right to write sees no actions. */
export const ReadOnly: Story = {
  render: ({ measurements }) => <MeasurementHistory measurements={measurements} />,
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole("button", { name: /^(Tindakan|Actions)/ })).toBeNull();
  },
};

export const Empty: Story = { args: { measurements: [] } };
