import type { Browser } from "playwright";
import { describe, expect, it } from "vitest";
import type { PortalProcess } from "./portal-process.ts";
import { masuk, periksaLayar } from "./steps.ts";

/** Who keeps the directory: a post is filled, a person found, a file imported; and an account changes its unit. */
export function describeDirectory(portal: () => PortalProcess, browser: () => Browser): void {
  describe("the directory", () => {
    it("a vacant post is filled on a narrow screen, and the vacancy is gone from the tree", async () => {
      const { page, complaints } = await masuk(browser(), portal().url, "Bagus Pratama", 360);
      await page.goto(`${portal().url}/direktori`);
      await page.getByRole("link", { name: "Bagian Hukum" }).click();
      await page.getByText("Kosong", { exact: true }).waitFor();
      await periksaLayar(page);
      await page.getByRole("button", { name: "Tindakan untuk Kepala Bagian Hukum" }).click();
      await page.getByRole("menuitem", { name: "Isi jabatan" }).click();
      await page.getByRole("combobox", { name: /Orang/ }).fill("nurlela");
      await page.getByRole("option", { name: /Nurlela/ }).click();
      await page.getByRole("combobox", { name: /Kapasitas/ }).selectOption("plt");
      await page.getByRole("button", { name: "Simpan" }).click();
      await page.getByText("Dirangkap").waitFor();
      await page.getByText(/Plt Nurlela Sari/).waitFor();
      await periksaLayar(page);
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    it("a number is opened only with a purpose, and the audit says so in words", async () => {
      const { page } = await masuk(browser(), portal().url, "Bagus Pratama");
      await page.goto(`${portal().url}/direktori/orang`);
      await page.getByRole("searchbox").fill("wulan");
      await page.getByRole("link", { name: /Wulan/ }).click();
      await page.getByText("••••2004").waitFor();
      expect(page.url()).not.toContain("wulan");
      await page.getByRole("button", { name: "Buka nomor" }).click();
      await page.getByLabel("Keperluan").selectOption("Mencocokkan dengan data kepegawaian");
      await page.getByRole("dialog").getByRole("button", { name: "Buka nomor" }).click();
      await page.getByText("199103152015032004").waitFor();
      await page.context().close();
      const auditor = await masuk(browser(), portal().url, "Yanti Lestari");
      await auditor.page.goto(`${portal().url}/audit`);
      await auditor.page.getByText("Tujuan: Mencocokkan dengan data kepegawaian").waitFor();
      await auditor.page.getByText("Membuka nomor induk lengkap").first().waitFor();
      await auditor.page.context().close();
    });

    it("a file is looked at, imported, and changes nothing the second time", async () => {
      const { page, complaints } = await masuk(browser(), portal().url, "Bagus Pratama");
      await page.goto(`${portal().url}/direktori/impor`);
      const lines = [
        "kode unit;nama unit;jenis unit;kode induk;nama jabatan;jenis jabatan",
        "4.9;Puskesmas Damar;puskesmas;4;Kepala Puskesmas Damar;fungsional",
        "4.8;Puskesmas Dendang;klinik;4;;",
      ];
      const buffer = Buffer.from(lines.join("\r\n"));
      const send = () =>
        page.locator("input[type=file]").setInputFiles({ name: "unit.csv", mimeType: "text/csv", buffer });
      await send();
      await page.getByRole("button", { name: "Periksa berkas" }).click();
      await page.getByText(/Jenis unit tidak dikenal/).waitFor();
      await periksaLayar(page);
      await page.getByRole("button", { name: "Impor 2 perubahan" }).click();
      await page.getByRole("heading", { name: "Sudah diimpor" }).waitFor();
      await page.reload();
      await send();
      await page.getByRole("button", { name: "Periksa berkas" }).click();
      await page.getByText(/Tidak ada yang berubah/).waitFor();
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    it("an account with two units changes from one to the other, and its menu with it", async () => {
      const { page, complaints } = await masuk(browser(), portal().url, "Hendra Wijaya");
      const menu = page.getByRole("navigation");
      expect(await menu.getByRole("link", { name: "Cari anak" }).count()).toBe(0);
      await page.getByRole("button", { name: /TPPS Kabupaten/ }).click();
      await page.getByRole("menuitemradio", { name: /Dinas Kesehatan/ }).click();
      await page.getByRole("button", { name: /^Dinas Kesehatan/ }).waitFor();
      await menu.getByRole("link", { name: "Cari anak" }).waitFor();
      await page.getByRole("button", { name: /^Dinas Kesehatan/ }).click();
      await page.getByRole("menuitemradio", { name: /TPPS/ }).click();
      await page.getByRole("button", { name: /^TPPS Kabupaten/ }).waitFor();
      expect(await menu.getByRole("link", { name: "Cari anak" }).count()).toBe(0);
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  });
}
