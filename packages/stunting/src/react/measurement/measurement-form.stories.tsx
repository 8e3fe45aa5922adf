import { problemError, seededRandom } from "@spbe-kit/core";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent } from "storybook/test";
import { naura, nauraMeasurements, storyToday } from "../../testing/index.ts";
import "./measurement.css";
import { MeasurementForm } from "./measurement-form.tsx";

const newest = nauraMeasurements[0]!;
const meta = {
  title: "Stunting/Ukur",
  component: MeasurementForm,
  args: {
    child: naura,
    previous: newest,
    today: storyToday,
    newId: () => seededRandom(1).uuid(),
    save: fn(async () => newest),
    onSaved: fn(),
    onCancel: fn(),
  },
} satisfies Meta<typeof MeasurementForm>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Empty: Story = {};
export const FirstVisit: Story = { args: { previous: null } };
export const Correction: Story = { args: { correcting: newest, previous: nauraMeasurements[1]! } };

/** Saving without numbers says what is missing, and nothing is sent. */
export const Errors: Story = {
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole("button", { name: /Simpan pengukuran/ }));
    await expect(canvas.getByRole("group", { name: /perlu diperbaiki/ })).toHaveFocus();
    await expect(args.save).not.toHaveBeenCalled();
  },
};

/** No network: everything typed stays, and the second try carries the same id. */
export const FailedSaveKeepsDraft: Story = {
  args: {
    save: fn(async () => {
      throw problemError({ type: "about:blank", title: "Offline", status: 0, code: "core/offline" });
    }),
  },
  play: async ({ canvas, args }) => {
    await userEvent.type(canvas.getByRole("textbox", { name: "Berat badan" }), "8,3");
    const save = canvas.getByRole("button", { name: /Simpan pengukuran/ });
    await userEvent.click(save);
    await expect(await canvas.findByRole("alert")).toHaveTextContent(/jaringan/);
    await userEvent.click(save);
    await expect(canvas.getByRole("textbox", { name: "Berat badan" })).toHaveValue("8,3");
    await expect(args.save).toHaveBeenCalledTimes(2);
    await expect(args.save).toHaveBeenLastCalledWith(
      expect.objectContaining({ measurementId: seededRandom(1).uuid() }),
    );
  },
};
