import { problemError, seededRandom } from "@spbe-kit/core";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, screen, userEvent, waitFor } from "storybook/test";
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

/** How a save is refused: as the client hands it to a form. */
const refused = (status: number, code: string) =>
  fn(async () => {
    throw problemError({ type: "about:blank", title: code, status, code, traceId: "7f3a-cerita" });
  });

export const Empty: Story = {};

/** The verdict stands beside the boxes while one types. */
export const JudgedWhileTyping: Story = {
  play: async ({ canvas }) => {
    await userEvent.type(canvas.getByRole("textbox", { name: "Berat badan" }), "8,1");
    await expect(await canvas.findByText(/BB\/U −2,\d\d SD/)).toBeVisible();
  },
};

/** Smaller than at the visit before: doubted in words, never refused. */
export const Shrunk: Story = {
  play: async ({ canvas }) => {
    await userEvent.type(canvas.getByRole("textbox", { name: "Panjang badan" }), "70");
    await expect(await canvas.findByText(/lebih pendek daripada/)).toBeVisible();
  },
};

/** A number that cannot be true is asked about before it is sent. */
export const ImplausibleAsked: Story = {
  play: async ({ canvas, args }) => {
    await userEvent.type(canvas.getByRole("textbox", { name: "Berat badan" }), "81");
    await userEvent.click(canvas.getByRole("button", { name: /Simpan pengukuran/ }));
    const again = await screen.findByRole("button", { name: "Ukur ulang" });
    await expect(args.save).not.toHaveBeenCalled();
    await userEvent.click(again);
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
  },
};

/** While it is saved the button says so, and a second press sends nothing. */
export const Saving: Story = {
  args: { save: fn(() => new Promise<never>(() => undefined)) },
  play: async ({ canvas, args }) => {
    await userEvent.type(canvas.getByRole("textbox", { name: "Berat badan" }), "8,3");
    await userEvent.click(canvas.getByRole("button", { name: /Simpan pengukuran/ }));
    await userEvent.click(await canvas.findByRole("button", { name: /^Menyimpan/ }));
    await expect(args.save).toHaveBeenCalledTimes(1);
  },
};

/** The role may not: whom to ask. */
export const Forbidden: Story = {
  args: { save: refused(403, "core/forbidden") },
  play: async ({ canvas }) => {
    await userEvent.type(canvas.getByRole("textbox", { name: "Berat badan" }), "8,3");
    await userEvent.click(canvas.getByRole("button", { name: /Simpan pengukuran/ }));
    await expect(await canvas.findByRole("alert")).toHaveTextContent(/Minta akses/);
  },
};

/** What the server refuses stands at the field it belongs to. */
export const ServerRefusesTheDay: Story = {
  args: { save: refused(422, "stunting/measured-in-future") },
  play: async ({ canvas }) => {
    await userEvent.type(canvas.getByRole("textbox", { name: "Berat badan" }), "8,3");
    await userEvent.click(canvas.getByRole("button", { name: /Simpan pengukuran/ }));
    await waitFor(() => expect(canvas.getByRole("textbox", { name: "Tanggal ukur" })).toBeInvalid());
  },
};
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
