import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { addMonths, formatTypedDate, systemClock } from "@spbe-kit/core";
import { canaryLines, canarySearch } from "@spbe-kit/server/testing";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BrowserTraces, listenTo } from "./browser-traces.ts";
import { keysOf, spbeServerMust } from "./engines/command.ts";
import { type PortalProcess, startPortal } from "./portal-process.ts";
import { buka, masuk, openBrowser } from "./steps.ts";

const CHILD = "Zulvaryn Qomarindra";
const MOTHER = "Pelgantira Usmawendri";
const OFFICIAL = "Brendhelia Wastunira";
const NAMES = [CHILD, MOTHER, OFFICIAL].flatMap((name) => [name, ...name.split(" ")]);
/** Each sound by the rules of a NIK, and of nobody. */
const CHILD_NIK = "1906065304258004";
const STRAY_NIK = "1906065404258005";
const OFFICIAL_NIK = "1906065510808006";
const FILE_NIK = "1906065604258007";
const numbers = canarySearch([CHILD_NIK, STRAY_NIK, OFFICIAL_NIK, FILE_NIK]);
const everything = canarySearch([CHILD_NIK, STRAY_NIK, OFFICIAL_NIK, FILE_NIK, ...NAMES]);

describe("a number and a name typed into every screen", () => {
  const born = addMonths(systemClock.today("Asia/Jakarta"), -14);
  const backups = mkdtempSync(join(tmpdir(), "spbe-canary-"));
  const traces: BrowserTraces[] = [];
  const stores: string[] = [];
  let portal: PortalProcess;
  let browser: Browser;
  let logged = "";

  beforeAll(async () => {
    const said = (text: string) => {
      logged += text;
    };
    [portal, browser] = await Promise.all([startPortal({ env: { LOG_LEVEL: "trace" }, said }), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await portal?.stop();
    rmSync(backups, { recursive: true, force: true });
  });

  async function atDesk(name: string, work: (page: Page) => Promise<void>): Promise<void> {
    const { page } = await masuk(browser, portal.url, name);
    const heard = listenTo(page);
    traces.push(heard);
    await work(page);
    await page.waitForLoadState("networkidle");
    stores.push(await heard.stores());
    await page.context().close();
  }

  it("of children: registered with a NIK in its box, refused with one in another, sought, opened for a purpose", async () => {
    await atDesk("Wulan", async (page) => {
      await buka(page, `${portal.url}/stunting/anak/baru`);
      await page.getByLabel("Nama anak").fill(`${CHILD} ${STRAY_NIK}`);
      await page.getByText("Perempuan", { exact: true }).click();
      await page.getByLabel("Tanggal lahir").first().fill(formatTypedDate(born));
      await page.getByLabel("Nama ibu").fill(MOTHER);
      await page.getByLabel("NIK").fill(CHILD_NIK);
      await page.getByLabel("Posyandu").selectOption({ index: 1 });
      await page.getByRole("button", { name: "Daftarkan anak" }).click();
      await page.getByText("Isian ini memuat NIK").first().waitFor();
      await page.getByLabel("Nama anak").fill(CHILD);
      await page.getByRole("button", { name: "Daftarkan anak" }).click();
      await page.getByRole("heading", { level: 1, name: CHILD }).waitFor();
      for (const sought of [STRAY_NIK, MOTHER, CHILD_NIK]) {
        await buka(page, `${portal.url}/stunting/cari`);
        await page.getByRole("searchbox").last().fill(sought);
        if (sought !== STRAY_NIK) await page.getByRole("link", { name: new RegExp(CHILD) }).waitFor();
      }
      await page.getByRole("link", { name: new RegExp(CHILD) }).click();
      await page.getByRole("button", { name: "Tampilkan nomor lengkap" }).click();
      await page.getByRole("dialog").getByRole("combobox").selectOption("service");
      await page.getByRole("dialog").getByRole("button", { name: "Tampilkan NIK" }).click();
      await page.getByText(CHILD_NIK).first().waitFor();
    });
  });

  it("of files: a name that is a NIK, and one in every column", async () => {
    await atDesk("dr. Ratna", async (page) => {
      await buka(page, `${portal.url}/stunting/impor`);
      const buffer = Buffer.from(`NIK;Nama;Posyandu\r\n${FILE_NIK};${CHILD} ${FILE_NIK};${FILE_NIK}\r\n`);
      await page
        .locator('input[type="file"]')
        .setInputFiles({ name: `anak ${FILE_NIK}.csv`, mimeType: "text/csv", buffer });
      await page.getByRole("button", { name: "Unggah dan periksa" }).click();
      await page.getByText("anak ****************.csv").first().waitFor();
      await page.getByText(/kolom/i).first().waitFor();
    });
  });

  it("of the directory: two people are added, sought and merged, and a file is looked at", async () => {
    await atDesk("Bagus Pratama", async (page) => {
      for (const nik of [OFFICIAL_NIK, ""]) {
        await buka(page, `${portal.url}/direktori/orang`);
        await page.getByRole("button", { name: "Tambah orang" }).click();
        const dialog = page.getByRole("dialog");
        await dialog.getByLabel("Nama tanpa gelar").fill(OFFICIAL);
        await dialog.getByLabel("NIK").fill(nik);
        await dialog.getByRole("button", { name: "Simpan" }).click();
        await page.getByRole("heading", { level: 1, name: new RegExp(OFFICIAL) }).waitFor();
      }
      await page.getByRole("button", { name: "Gabungkan" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("combobox").fill(OFFICIAL);
      await page.getByRole("option").first().click();
      await dialog.getByLabel("Alasan").fill(`sama dengan ${STRAY_NIK}`);
      await dialog.getByRole("button", { name: "Gabungkan" }).click();
      await page.getByText("Isian ini memuat NIK").first().waitFor();
      await dialog.getByLabel("Alasan").fill("orang yang sama");
      await dialog.getByRole("button", { name: "Gabungkan" }).click();
      await page.getByText("Catatan ini digabung").first().waitFor();
      await buka(page, `${portal.url}/direktori/orang`);
      await page.getByRole("searchbox").last().fill(OFFICIAL_NIK);
      await page
        .getByRole("link", { name: new RegExp(OFFICIAL) })
        .first()
        .waitFor();
      await buka(page, `${portal.url}/direktori/impor`);
      const buffer = Buffer.from(`kode unit;nama unit;jenis unit\r\n4.77;Dinas ${FILE_NIK};dinas\r\n`);
      await page.locator("input[type=file]").setInputFiles({ name: "unit.csv", mimeType: "text/csv", buffer });
      await page.getByRole("button", { name: "Periksa berkas" }).click();
      await page
        .getByText(/memuat NIK/)
        .first()
        .waitFor();
    });
  });

  it("of the index and the audit: a note is refused with a NIK, and the auditor sees that one was opened", async () => {
    await atDesk("Bagus Pratama", async (page) => {
      await buka(page, `${portal.url}/spbe-index`);
      await page
        .getByRole("button", { name: /^(Nilai|Ubah)/ })
        .first()
        .click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("radio").first().check();
      await dialog.getByLabel("Penjelasan").fill(`${OFFICIAL} ${STRAY_NIK}`);
      await dialog.getByRole("button", { name: "Simpan" }).click();
      await page.getByText("Isian ini memuat NIK").first().waitFor();
    });
    await atDesk("Yanti", async (page) => {
      await buka(page, `${portal.url}/audit`);
      await page
        .getByText(/Tujuan/)
        .first()
        .waitFor();
      await page.getByLabel("Jenis").selectOption("disclosure");
      await page.getByText(/NIK/).first().waitFor();
    });
  });

  it("is in no address, no message of the browser, and no number in anything it keeps", () => {
    const addresses = traces.flatMap((heard) => heard.addresses);
    const messages = traces.flatMap((heard) => heard.console);
    expect(addresses.length).toBeGreaterThan(100);
    expect(canaryLines(everything.in("addresses", addresses.join("\n")))).toEqual([]);
    expect(canaryLines(everything.in("console", messages.join("\n")))).toEqual([]);
    expect(stores.join("")).toContain("spbe");
    expect(canaryLines(numbers.in("stores", stores.join("\n")))).toEqual([]);
  });

  it("is in no line of the server's log, and no number in its data folder or a backup once it has ended", async () => {
    await portal.end();
    expect(logged.length).toBeGreaterThan(10_000);
    expect(canaryLines(everything.in("log", logged))).toEqual([]);
    const env = { ...keysOf(portal.dataFolder), SPBE_DATA: portal.dataFolder };
    await spbeServerMust(["backup", "--into", backups], env);
    const { files, found } = numbers.below(portal.dataFolder);
    expect(files).toBeGreaterThan(500);
    expect(canaryLines(found)).toEqual([]);
    const dumped = readdirSync(backups, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".gz"));
    const lines = dumped.map((name) => gunzipSync(readFileSync(join(backups, name))).toString()).join("\n");
    expect(lines).toContain(OFFICIAL);
    expect(canaryLines(numbers.in("backup", lines))).toEqual([]);
  });
});
