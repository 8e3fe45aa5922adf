import { problemError } from "@spbe-kit/core";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, screen, userEvent, waitFor } from "storybook/test";
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

/** How a save is refused: as the client hands it to a form. */
const refused = (status: number, code: string, more: object = {}) =>
  fn(async () => {
    throw problemError({ type: "about:blank", title: code, status, code, traceId: "7f3a-cerita", ...more });
  });

export const Empty: Story = {};

/** Posts are listed under their villages: many villages have a "Kenanga 1". */
export const PosyanduByVillage: Story = {
  play: async ({ canvas }) => {
    const posyandu = canvas.getByRole("combobox", { name: "Posyandu" });
    await expect(posyandu.querySelector('optgroup[label="Aik Madu"]')).not.toBeNull();
  },
};

/** Sent empty: every complaint stands in one list, which has the focus and leads to its field. Nothing is sent. */
export const FieldErrors: Story = {
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Daftarkan anak" }));
    await expect(canvas.getByRole("group", { name: /perlu diperbaiki/ })).toHaveFocus();
    await userEvent.click(canvas.getByRole("link", { name: /Tanggal lahir belum diisi/ }));
    await expect(canvas.getByRole("textbox", { name: "Tanggal lahir" })).toHaveFocus();
    await expect(args.findDuplicates).not.toHaveBeenCalled();
  },
};

/** A NIK that fits neither birthday nor sex is doubted, not refused. */
export const DoubtfulNik: Story = {
  play: async ({ canvas }) => {
    await userEvent.type(canvas.getByRole("textbox", { name: /^NIK/ }), "1906060904259");
    await expect(canvas.getByText(/NIK ini meragukan/)).toBeVisible();
  },
};

/** While it is saved the button says so, and a second press sends nothing. */
export const Saving: Story = {
  args: { child: naura, findDuplicates: fn(() => new Promise<never>(() => undefined)) },
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Simpan pembetulan" }));
    const busy = await canvas.findByRole("button", { name: /^Menyimpan/ });
    await userEvent.click(busy);
    await expect(args.findDuplicates).toHaveBeenCalledTimes(1);
  },
};

/** No network: said above the form, and everything typed stays. */
export const FailedSaveKeepsDraft: Story = {
  args: { child: naura, save: refused(0, "core/offline") },
  play: async ({ canvas }) => {
    const mother = canvas.getByRole("textbox", { name: /^Nama ibu/ });
    await userEvent.type(mother, " Putri");
    await userEvent.click(canvas.getByRole("button", { name: "Simpan pembetulan" }));
    await expect(await canvas.findByRole("alert")).toHaveTextContent(/Tidak ada sambungan/);
    await expect(mother).toHaveValue(`${naura.motherName} Putri`);
  },
};

/** The server failed: the trace code stands with the words. */
export const ServerFailed: Story = {
  args: { child: naura, save: refused(500, "core/unexpected") },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Simpan pembetulan" }));
    await expect(await canvas.findByRole("alert")).toHaveTextContent(/7f3a-cerita/);
  },
};

/** The role may not: whom to ask. */
export const Forbidden: Story = {
  args: { child: naura, save: refused(403, "core/forbidden") },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Simpan pembetulan" }));
    await expect(await canvas.findByRole("alert")).toHaveTextContent(/Minta akses/);
  },
};

/** The NIK belongs to another child: the field says so and leads there. */
export const NikTaken: Story = {
  args: { save: refused(409, "stunting/nik-taken", { data: { childId: longNamedChild.childId } }), child: naura },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Ganti NIK" }));
    await userEvent.type(canvas.getByRole("textbox", { name: /^NIK/ }), "1906064904259905");
    await userEvent.click(canvas.getByRole("button", { name: "Simpan pembetulan" }));
    await expect(await canvas.findByRole("link", { name: "Buka anak itu" })).toHaveAttribute(
      "href",
      `/stunting/anak/${longNamedChild.childId}`,
    );
  },
};

/** Somebody else was faster: reload, then correct again. */
export const ChangedMeanwhile: Story = {
  args: { child: naura, save: refused(409, "core/version-changed"), onReload: fn() },
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Simpan pembetulan" }));
    await userEvent.click(await canvas.findByRole("button", { name: "Muat ulang" }));
    await waitFor(() => expect(args.onReload).toHaveBeenCalledTimes(1));
  },
};

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
