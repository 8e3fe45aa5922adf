import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, waitFor } from "storybook/test";
import { longNamedChild, naura, nauraMeasurements, newbornWithoutNik } from "../../testing/index.ts";
import ChildListPage from "./child-list-page.tsx";
import ChildPage from "./child-page.tsx";
import ChildSearchPage from "./child-search-page.tsx";
import CorrectChildPage from "./correct-child-page.tsx";
import ImportListPage from "./import-list-page.tsx";
import MeasurePage from "./measure-page.tsx";
import { breaking, PageInWorld, refusing, silent } from "./page-in-world.fixture.tsx";
import RegisterPage from "./register-page.tsx";
import SummaryPage from "./summary-page.tsx";

const meta = {
  title: "Stunting/Halaman",
  component: PageInWorld,
  args: { page: SummaryPage, params: { childId: naura.childId } },
} satisfies Meta<typeof PageInWorld>;
export default meta;
type Story = StoryObj<typeof meta>;

const isSave = ({ method }: Request) => method === "POST" || method === "PUT";

/** /stunting: choosing a month puts it in the address. */
export const Summary: Story = {
  play: async ({ canvas }) => {
    await userEvent.selectOptions(await canvas.findByRole("combobox"), "2026-07-01");
    await expect(canvas.getByLabelText("Alamat")).toHaveTextContent("bulan=2026-07-01");
  },
};

/** A page that loads keeps the place of what comes. */
export const Loading: Story = { args: { around: silent } };

/** No network: said so, with a way to try again. */
export const Offline: Story = {
  args: { around: breaking(() => true) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("button", { name: "Coba lagi" })).toBeVisible();
  },
};

/** The server failed: what to do, and the code that finds the failure in its log. */
export const Failed: Story = {
  args: { around: refusing(500, "core/unexpected") },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/7f3a-cerita/)).toBeVisible();
  },
};

/** The role changed while the page stood open: the server refuses, in words. */
export const Refused: Story = {
  args: { around: refusing(403, "core/forbidden") },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("heading", { name: /belum punya akses/ })).toBeVisible();
  },
};

/** /stunting/anak: the filters stand in the address, so that a list can be sent to a colleague. */
export const ChildList: Story = {
  args: { page: ChildListPage, search: "status=stunted" },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("link", { name: naura.name })).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: /^Hapus saringan/ }));
    await waitFor(() => expect(canvas.getByLabelText("Alamat")).toHaveTextContent("?"));
    await expect(await canvas.findByRole("link", { name: longNamedChild.name })).toBeVisible();
  },
};

/** A reader without the right to register sees no button for it. */
export const ChildListReadOnly: Story = {
  args: { page: ChildListPage, permissions: ["stunting/children.read"] },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("link", { name: naura.name })).toBeVisible();
    await expect(canvas.queryByRole("link", { name: "Daftarkan anak" })).toBeNull();
  },
};

/** /stunting/anak/:childId: the verdict first, then the growth, then every visit. */
export const ChildRecord: Story = {
  args: { page: ChildPage },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/2T/, { selector: ".spbe-verdict-headline" })).toBeVisible();
    await expect(canvas.getByRole("link", { name: "Ukur" })).toHaveAttribute(
      "href",
      `/stunting/anak/${naura.childId}/ukur`,
    );
  },
};
export const ChildWithLongNames: Story = { args: { page: ChildPage, params: { childId: longNamedChild.childId } } };
export const ChildNeverMeasured: Story = { args: { page: ChildPage, params: { childId: newbornWithoutNik.childId } } };

/** Outside the person's villages a child is not there at all. */
export const ChildNotFound: Story = {
  args: { page: ChildPage, params: { childId: "01999999-9999-7999-8999-999999999999" } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("link", { name: "Ke daftar anak" })).toBeVisible();
  },
};

/** Only the visits could not be read: the record stands, and the visits can be asked for again. */
export const VisitsFailed: Story = {
  args: { page: ChildPage, around: refusing(500, "core/unexpected", ({ url }) => url.endsWith("/measurements")) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("heading", { level: 1, name: naura.name })).toBeVisible();
    await expect(await canvas.findByRole("button", { name: "Coba lagi" })).toBeVisible();
  },
};

/** /stunting/anak/baru */
export const Register: Story = { args: { page: RegisterPage } };
export const RegisterNotAllowed: Story = {
  args: { page: RegisterPage, permissions: ["stunting/children.read"] },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("heading", { name: /belum punya akses/ })).toBeVisible();
  },
};

/** /stunting/anak/:childId/betulkan: somebody was faster, and the newer record can be fetched. */
export const CorrectChildChangedMeanwhile: Story = {
  args: {
    page: CorrectChildPage,
    around: refusing(409, "core/version-changed", ({ method }) => method === "PUT" || method === "PATCH"),
  },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByRole("textbox", { name: /^Nama ibu/ }), " Putri");
    await userEvent.click(canvas.getByRole("button", { name: "Simpan pembetulan" }));
    await expect(await canvas.findByText(/Orang lain sudah mengubah/)).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "Muat ulang" }));
    await waitFor(() => expect(canvas.getByRole("textbox", { name: /^Nama ibu/ })).toHaveValue(naura.motherName ?? ""));
  },
};

/** /stunting/anak/:childId/ukur: after saving one is back at the record. */
export const Measure: Story = {
  args: { page: MeasurePage },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByRole("textbox", { name: "Berat badan" }), "8,4");
    await userEvent.click(canvas.getByRole("button", { name: "Simpan pengukuran" }));
    await waitFor(() => expect(canvas.getByLabelText("Alamat")).toHaveTextContent(`/stunting/anak/${naura.childId}?`));
  },
};

/** The line breaks while saving: everything typed stays, and one stays on the page. */
export const MeasureOffline: Story = {
  args: { page: MeasurePage, around: breaking(isSave) },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByRole("textbox", { name: "Berat badan" }), "8,4");
    await userEvent.click(canvas.getByRole("button", { name: "Simpan pengukuran" }));
    await expect(await canvas.findByRole("alert")).toHaveTextContent(/Tidak ada sambungan/);
    await expect(canvas.getByRole("textbox", { name: "Berat badan" })).toHaveValue("8,4");
  },
};
export const MeasureCorrecting: Story = {
  args: { page: MeasurePage, search: `betulkan=${nauraMeasurements[0]?.measurementId}` },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("button", { name: "Simpan pembetulan" })).toBeVisible();
  },
};
export const MeasureVisitNotFound: Story = {
  args: { page: MeasurePage, search: "betulkan=01999999-9999-7999-8999-999999999999" },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("heading", { level: 1 })).toHaveTextContent(/tidak/i);
  },
};

/** /stunting/cari */
export const Search: Story = {
  args: { page: ChildSearchPage },
  play: async ({ canvas }) => {
    await userEvent.type(canvas.getByRole("searchbox"), "naura");
    await expect(await canvas.findByRole("link", { name: /Naura Alesha/ })).toBeVisible();
  },
};

/** /stunting/impor: earlier imports, and a new one for who may. */
export const Imports: Story = { args: { page: ImportListPage } };
export const ImportsReadOnly: Story = {
  args: { page: ImportListPage, permissions: ["stunting/imports.read"] },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("table")).toBeVisible();
    await expect(canvas.queryByRole("button", { name: "Unggah dan periksa" })).toBeNull();
  },
};
