import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, waitFor } from "storybook/test";
import { storyImports } from "../../testing/index.ts";
import ImportListPage from "../pages/import-list-page.tsx";
import ImportPage from "../pages/import-page.tsx";
import { type Around, breaking, PageInWorld } from "../pages/page-in-world.fixture.tsx";

interface ImportPagesProps {
  /** The import opened; none opens the list. */
  readonly importId?: string;
  readonly around?: Around;
}

/** The list of imports, or one of them. */
function ImportPages({ importId, around }: ImportPagesProps) {
  const line = around ? { around } : {};
  if (importId === undefined) return <PageInWorld page={ImportListPage} {...line} />;
  return <PageInWorld page={ImportPage} params={{ importId }} {...line} />;
}

const isUpload = (request: Request) => request.method === "PUT";

const meta = {
  title: "Stunting/ImportPages",
  component: ImportPages,
} satisfies Meta<typeof ImportPages>;
export default meta;
type Story = StoryObj<typeof meta>;

const file = new File(["No;NIK;Nama\r\n"], "Desember.csv", { type: "text/csv" });

/** The line breaks while the file is sent: the import is cancelled at the server, and the file stays chosen. */
export const UploadBreaksOff: Story = {
  args: { around: breaking(isUpload) },
  play: async ({ canvas }) => {
    await userEvent.upload(await canvas.findByLabelText(/^Berkas e-PPGBM/), file);
    await userEvent.click(canvas.getByRole("button", { name: "Unggah dan periksa" }));
    await expect(await canvas.findByText(/Berkas belum terkirim/)).toBeVisible();
    const row = (await canvas.findByRole("link", { name: "Desember.csv" })).closest("tr");
    await expect(row).toHaveTextContent("Dibatalkan");
    await expect(canvas.getByText(/^Desember\.csv \(/)).toBeVisible();
  },
};

/** The file never came; sent again, its import is read and stands ready. */
export const SentAgain: Story = {
  args: { importId: storyImports["waiting-file"].importId },
  play: async ({ canvas }) => {
    const again = new File(["isi"], storyImports["waiting-file"].fileName);
    await userEvent.upload(await canvas.findByLabelText(/^Berkas e-PPGBM/), again);
    await userEvent.click(canvas.getByRole("button", { name: "Kirim lagi" }));
    await expect(await canvas.findByRole("heading", { name: /siap disimpan/ }, { timeout: 5_000 })).toBeVisible();
  },
};

/** The second look at the import fails: the page stays, says so, and goes on by itself. */
export const OneLookFails: Story = {
  args: {
    importId: storyImports.saving.importId,
    around: (answer) => {
      let looks = 0;
      return breaking(({ url }) => url.endsWith(storyImports.saving.importId) && ++looks === 2)(answer);
    },
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText("Sambungan terputus, mencoba lagi", {}, { timeout: 5_000 })).toBeVisible();
    await expect(canvas.getByRole("heading", { name: /^Menyimpan/ })).toBeVisible();
    await expect(
      await canvas.findByRole("heading", { name: /pengukuran tersimpan/ }, { timeout: 5_000 }),
    ).toBeVisible();
    await expect(canvas.queryByText("Sambungan terputus, mencoba lagi")).toBeNull();
  },
};

/** Until its rows are saved, the file is given back as it was sent; when it has gone, the page says why. */
export const FileGone: Story = {
  args: {
    importId: storyImports.preview.importId,
    around: (answer) => async (input, init) => {
      const request = new Request(input, init);
      if (!request.url.endsWith("/file")) return await answer(request);
      const problem = { type: "about:blank", title: "Tidak ada", status: 404, code: "stunting/import-file-gone" };
      return Response.json(problem, { status: 404, headers: { "content-type": "application/problem+json" } });
    },
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Unduh berkas asli" }));
    await expect(await canvas.findByText(/Berkas belum terunduh\. Berkasnya tidak disimpan lagi/)).toBeVisible();
  },
};

/** The kind of rows stands in the address, and a download that fails says so with its own sentence. */
export const KindInAddress: Story = {
  args: {
    importId: storyImports.preview.importId,
    around: breaking(({ url }) => url.endsWith("/rejects")),
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("tab", { name: /^Skor berbeda/ }));
    await waitFor(() => expect(canvas.getByLabelText("Alamat")).toHaveTextContent("hasil=differing"));
    await userEvent.click(canvas.getByRole("button", { name: "Unduh baris ditolak" }));
    await expect(await canvas.findByText(/belum terunduh/)).toBeVisible();
  },
};
