import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "@spbe-kit/core";
import { openSpreadsheet, type WritableCell, writeSpreadsheet } from "@spbe-kit/server/spreadsheet";
import { EPPGBM_COLUMNS, type EppgbmCell, type EppgbmRow, eppgbmRows } from "@spbe-kit/stunting/testing";
import type { Browser } from "playwright";
import { describe, expect, it } from "vitest";
import type { PortalProcess } from "./portal-process.ts";
import { buka, masuk, periksaLayar } from "./steps.ts";

const plain = (cell: EppgbmCell): WritableCell => (typeof cell === "object" && cell !== null ? cell.date : cell);

async function tulisBerkas(rows: readonly (readonly WritableCell[])[], name: string): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), "spbe-file-")), name);
  const parts: Uint8Array[] = [];
  for await (const part of writeSpreadsheet({ sheets: [{ name: "Sheet1", rows }] })) parts.push(part);
  writeFileSync(file, Buffer.concat(parts));
  return file;
}

/** The import journey: a file with every dirty cell, its preview, saving, the rejects mended and sent again. */
export function describeImport(portal: () => PortalProcess, browser: () => Browser): void {
  describe("an officer imports a spreadsheet", () => {
    const today = systemClock.today("Asia/Jakarta");

    it("sees every rejected row with its cure, saves the rest, and the mended rejects import clean", async () => {
      const { page, complaints } = await masuk(browser(), portal().url, "dr. Ratna");
      const source = [...eppgbmRows({ asOf: today, rows: 560, dirty: true, seed: 11 })];
      const file = await tulisBerkas(
        [[...EPPGBM_COLUMNS], ...source.map(({ cells }) => cells.map(plain))],
        "posyandu.xlsx",
      );
      await buka(page, `${portal().url}/stunting/impor`);
      await page.locator('input[type="file"]').setInputFiles(file);
      await page.getByRole("button", { name: "Unggah dan periksa" }).click();
      await page.getByRole("button", { name: /^Simpan \d/ }).waitFor({ timeout: 60_000 });
      await page.getByRole("cell").first().waitFor();
      await periksaLayar(page);
      expect(await page.getByRole("heading", { level: 1 }).textContent()).toMatch(/siap disimpan, \d+ ditolak/);
      await page.getByRole("button", { name: /^Simpan \d/ }).click();
      await page
        .getByRole("alertdialog")
        .getByRole("button", { name: /^Simpan \d/ })
        .click();
      await page.getByRole("link", { name: "Lihat anak menurut status" }).waitFor({ timeout: 60_000 });
      const download = page.waitForEvent("download");
      await page.getByRole("button", { name: "Unduh baris ditolak" }).click();
      const rejects = await (await download).path();
      const mended = await tulisBerkas(await betulkan(rejects, source), "dibetulkan.xlsx");
      await buka(page, `${portal().url}/stunting/impor`);
      await page.locator('input[type="file"]').setInputFiles(mended);
      await page.getByRole("button", { name: "Unggah dan periksa" }).click();
      await page.getByRole("heading", { name: /siap disimpan, 0 ditolak/ }).waitFor({ timeout: 60_000 });
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    it("is told by the bell what was saved, and is led to it; then nothing is unread", async () => {
      const { page, complaints } = await masuk(browser(), portal().url, "dr. Ratna");
      await page.getByRole("button", { name: "Pemberitahuan, 1 belum dibaca" }).click();
      const drawer = page.getByRole("dialog");
      await drawer
        .getByRole("link", { name: /^Belum dibaca: Impor e-PPGBM selesai: \d+ pengukuran disimpan/ })
        .waitFor();
      await periksaLayar(page);
      await drawer.getByRole("link").first().click();
      await page.getByRole("link", { name: "Lihat anak menurut status" }).waitFor();
      await page.getByRole("button", { name: "Pemberitahuan", exact: true }).waitFor();
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    it("says plainly why a picture cannot be imported", async () => {
      const { page } = await masuk(browser(), portal().url, "Wulan");
      const file = join(mkdtempSync(join(tmpdir(), "spbe-file-")), "foto.xlsx");
      writeFileSync(file, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]));
      await buka(page, `${portal().url}/stunting/impor`);
      await page.locator('input[type="file"]').setInputFiles(file);
      await page.getByRole("button", { name: "Unggah dan periksa" }).click();
      await page.getByText(/bukan berkas Excel/).waitFor({ timeout: 20_000 });
      await page.context().close();
    });
  });
}

/** What the officer does at her desk: she puts right what the reason says, here from the clean twin of each row. */
async function betulkan(path: string, source: readonly EppgbmRow[]): Promise<WritableCell[][]> {
  const clean = [
    ...eppgbmRows({ asOf: systemClock.today("Asia/Jakarta"), rows: source.length, dirty: false, seed: 11 }),
  ];
  const cleanByNo = new Map(clean.map(({ cells }) => [String(cells[0]), cells.map(plain)]));
  const book = await openSpreadsheet({ path });
  const rows: WritableCell[][] = [];
  for await (const { cells } of book.sheets[0]!.rows()) {
    const first = cells[0];
    const no = first?.kind === "number" ? String(first.number) : first?.kind === "text" ? first.text : "";
    rows.push(rows.length === 0 ? [...EPPGBM_COLUMNS] : [...(cleanByNo.get(no) ?? [])]);
  }
  await book.close();
  return rows;
}
