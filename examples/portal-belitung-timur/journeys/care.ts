import { addDays, addMonths, type CalendarDate, formatTypedDate, systemClock } from "@spbe-kit/core";
import type { Browser, Page } from "playwright";
import { describe, expect, it } from "vitest";
import type { PortalProcess } from "./portal-process.ts";
import { buka, masuk, periksaLayar } from "./steps.ts";

/** A nutrition officer's day: a child is registered, weighed, weighed again wrongly, and put right. */
export function describeCare(portal: () => PortalProcess, browser: () => Browser): void {
  const today = systemClock.today("Asia/Jakarta");
  const born = addDays(addMonths(today, -14), -3);

  describe("a nutritionist cares for one child", () => {
    it("registers it, measures it by keyboard alone, and sees its growth", async () => {
      const { page, complaints } = await masuk(browser(), portal().url, "Wulan");
      await daftarkan(page, portal().url, "Bunga Cempaka Lestari", born);
      await periksaLayar(page);
      await timbangDenganPapanKetik(page, "8,4", "72,5");
      await page.getByRole("heading", { level: 1, name: "Bunga Cempaka Lestari" }).waitFor();
      await page.getByRole("img", { name: /8,4.kg/ }).waitFor();
      await periksaLayar(page);
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    it("leaves a trail: the auditor sees who registered, measured and opened the child, and not what was written", async () => {
      const { page, complaints } = await masuk(browser(), portal().url, "Yanti");
      await bukaAnak(page, portal().url, "Bunga Cempaka");
      await page.getByRole("link", { name: "Siapa melihat ini" }).click();
      await page.getByRole("cell", { name: /Mendaftarkan anak/ }).waitFor();
      await page.getByRole("cell", { name: /Mencatat pengukuran/ }).waitFor();
      expect(await page.getByRole("cell", { name: /Wulan Safitri/ }).count()).toBeGreaterThan(1);
      expect(await page.getByText("Bunga Cempaka").count()).toBe(0);
      await periksaLayar(page);
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    it("is told of a likely double before saving, and finds the first child by another spelling", async () => {
      const { page } = await masuk(browser(), portal().url, "Wulan");
      await buka(page, `${portal().url}/stunting/anak/baru`);
      await isiAnak(page, "Bunga Cempaka Lestari", born);
      await page.getByRole("button", { name: "Daftarkan anak" }).click();
      await page.getByText("Mirip dengan anak yang sudah terdaftar").waitFor();
      await buka(page, `${portal().url}/stunting/cari`);
      await page.getByRole("searchbox").last().fill("boenga tjempaka");
      await page.getByRole("link", { name: /Bunga Cempaka Lestari/ }).click();
      await page.getByRole("heading", { level: 1, name: "Bunga Cempaka Lestari" }).waitFor();
      await page.context().close();
    });

    it("asks again before an impossible number is saved, and keeps what was typed when the server is gone", async () => {
      const { page } = await masuk(browser(), portal().url, "Wulan");
      await bukaAnak(page, portal().url, "Bunga Cempaka");
      await page.getByRole("link", { name: "Ukur" }).click();
      await page.getByLabel("Berat badan").fill("84");
      await page.getByLabel(/Panjang badan/).fill("72,5");
      await page.getByRole("button", { name: "Simpan pengukuran" }).click();
      await page.getByText("Angka ini tidak wajar. Ukur ulang?").waitFor();
      await page.getByRole("button", { name: "Ukur ulang" }).click();
      await page.getByLabel("Berat badan").fill("8,5");
      await page.context().setOffline(true);
      await page.getByRole("button", { name: "Simpan pengukuran" }).click();
      await page.getByRole("alert").first().waitFor();
      expect(await page.getByLabel("Berat badan").inputValue()).toBe("8,5");
      await page.context().setOffline(false);
      await page.getByRole("button", { name: "Simpan pengukuran" }).click();
      await page.getByRole("heading", { level: 1, name: "Bunga Cempaka Lestari" }).waitFor();
      await page.context().close();
    });

    it("refuses a day after today in words, on the field", async () => {
      const { page } = await masuk(browser(), portal().url, "Wulan");
      await bukaAnak(page, portal().url, "Bunga Cempaka");
      await page.getByRole("link", { name: "Ukur" }).click();
      await page
        .getByLabel("Tanggal ukur")
        .first()
        .fill(formatTypedDate(addDays(today, 1)));
      await page.getByLabel("Berat badan").fill("8,5");
      await page.getByRole("button", { name: "Simpan pengukuran" }).click();
      await page
        .getByText(/Tanggal ukur setelah hari ini/)
        .first()
        .waitFor();
      await page.context().close();
    });
  });
}

async function daftarkan(page: Page, url: string, name: string, born: CalendarDate): Promise<void> {
  await buka(page, `${url}/stunting/anak/baru`);
  await isiAnak(page, name, born);
  await page.getByRole("button", { name: "Daftarkan anak" }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

async function isiAnak(page: Page, name: string, born: CalendarDate): Promise<void> {
  await page.getByLabel("Nama anak").fill(name);
  await page.getByText("Perempuan", { exact: true }).click();
  await page.getByLabel("Tanggal lahir").first().fill(formatTypedDate(born));
  await page.getByLabel("Nama ibu").fill("Melati Lestari");
  await page.getByLabel("Posyandu").selectOption({ index: 1 });
}

/** From the record to the saved measurement without a pointer. */
async function timbangDenganPapanKetik(page: Page, weight: string, stature: string): Promise<void> {
  await page.getByRole("link", { name: "Ukur" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /^Ukur / }).waitFor();
  await tabKe(page, "Berat badan");
  await page.keyboard.type(weight);
  await tabKe(page, "Panjang badan");
  await page.keyboard.type(stature);
  await page.keyboard.press("Enter");
}

async function tabKe(page: Page, label: string): Promise<void> {
  for (let i = 0; i < 60; i += 1) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate(() => {
      const field = document.activeElement as HTMLInputElement | null;
      return field?.labels?.[0]?.textContent ?? "";
    });
    if (here.startsWith(label)) return;
  }
  throw new Error(`No field "${label}" within sixty presses of Tab.`);
}

async function bukaAnak(page: Page, url: string, name: string): Promise<void> {
  await buka(page, `${url}/stunting/cari`);
  await page.getByRole("searchbox").last().fill(name);
  await page.getByRole("link", { name: new RegExp(name) }).click();
  await page.getByRole("heading", { level: 1, name: new RegExp(name) }).waitFor();
}
