import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { systemClock } from "@spbe-kit/core";
import { type EppgbmCell, eppgbmTable } from "@spbe-kit/stunting/testing";
import type { Browser, Page } from "playwright";
import { startPortal } from "./portal-process.ts";
import { LARGE_TEXT, masuk, openBrowser } from "./steps.ts";

/*
 * `pnpm shots`: every screen at 360, 768 and 1440 px, light and dark, in two themes; then as people set their device (forced
 * colours, text twice as large, on paper); and one page that shows them all.
 * `pnpm shots -- --readme` makes the two pictures of the README.
 */
const root = fileURLToPath(new URL("../../..", import.meta.url));
const WIDTHS = [360, 768, 1440];
const SCHEMES = ["light", "dark"] as const;
const A4_WIDTH = 794;

/** A screen to open, and what a person does there before it is worth a picture. */
interface Screen {
  readonly path: string;
  readonly act?: (page: Page) => Promise<unknown>;
}
type Screens = Readonly<Record<string, Screen>>;
type Scheme = (typeof SCHEMES)[number];

const portal = await startPortal();
const browser = await openBrowser();
try {
  if (process.argv.includes("--readme")) await forReadme();
  else await contactSheet(join(root, "shots"));
} finally {
  await browser.close();
  await portal.stop();
}

async function contactSheet(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const taken = [
    ...(await everySize(folder, "Wulan Safitri", async (page) => ({
      ...(await screensOfChildren(page)),
      ...(await formsOf(page)),
      search: { path: "/stunting/cari", act: (now) => now.getByRole("searchbox").last().fill("aqila") },
      "not-found": { path: "/stunting/anak/01999999-9999-7999-8999-999999999999" },
    }))),
    ...(await everySize(folder, "Imas Handayani", screensOfChildren)),
    ...(await everySize(folder, "dr. Ratna", async (page) => ({
      "regency-summary": { path: "/stunting" },
      "import-preview": { path: await uploadedImport(page) },
    }))),
    ...(await asPeopleSetTheirDevice(folder)),
  ];
  writeFileSync(join(folder, "index.html"), pageOf(taken));
  console.log(`${taken.length} layar dipotret ke shots/; buka shots/index.html.`);
}

async function everySize(
  folder: string,
  name: string,
  screensOf: (page: Page) => Promise<Screens>,
): Promise<readonly string[]> {
  const { page } = await masuk(browser, portal.url, name);
  const screens = await screensOf(page);
  const taken: string[] = [];
  for (const scheme of SCHEMES) {
    await choose(page, scheme);
    for (const width of WIDTHS)
      for (const [title, screen] of Object.entries(screens)) {
        await show(page, screen, width);
        taken.push(await shoot(page, folder, `${title}-${width}-${scheme}-${shortName(name)}`));
      }
  }
  await page.context().close();
  return taken;
}

/** Summary, child and form once more: forced colours, on paper from a dark screen, and with text twice as large. */
async function asPeopleSetTheirDevice(folder: string): Promise<readonly string[]> {
  const taken: string[] = [];
  const each = async (people: Browser, label: string, scheme: Scheme, before: (page: Page) => Promise<unknown>) => {
    const { page } = await masuk(people, portal.url, "Wulan Safitri");
    const { summary, child } = await screensOfChildren(page);
    const { correct } = await formsOf(page);
    await choose(page, scheme);
    for (const [title, screen] of Object.entries({ summary, child, correct })) {
      if (!screen) continue;
      await page.emulateMedia({ media: "screen" });
      await show(page, screen, 1280);
      await before(page);
      taken.push(await shoot(page, folder, `${title}-${label}-${scheme}`));
    }
    await page.context().close();
  };
  for (const scheme of SCHEMES)
    await each(browser, "forced-colours", scheme, (page) =>
      page.emulateMedia({ forcedColors: "active", colorScheme: scheme }),
    );
  await each(browser, "paper", "dark", async (page) => {
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: A4_WIDTH, height: 900 });
  });
  const large = await openBrowser(LARGE_TEXT);
  await each(large, "large-text", "light", async () => undefined);
  await large.close();
  return taken;
}

function shortName(name: string): string {
  return (
    name
      .replace(/^dr\. /, "")
      .split(" ")[0]
      ?.toLowerCase() ?? name
  );
}

function choose(page: Page, scheme: Scheme): Promise<void> {
  return page.evaluate((value) => localStorage.setItem("spbe-scheme", value), scheme);
}

async function shoot(page: Page, folder: string, title: string): Promise<string> {
  await page.screenshot({ path: join(folder, `${title}.png`), fullPage: true });
  return `${title}.png`;
}

async function screensOfChildren(page: Page): Promise<Screens> {
  return {
    summary: { path: "/stunting" },
    children: { path: "/stunting/anak" },
    child: { path: await firstStuntedChild(page) },
    search: { path: "/stunting/cari" },
    imports: { path: "/stunting/impor" },
  };
}

async function formsOf(page: Page): Promise<Screens> {
  const child = await firstStuntedChild(page);
  return {
    register: { path: "/stunting/anak/baru" },
    measure: { path: `${child}/ukur`, act: (now) => now.getByLabel("Berat badan").fill("11,2") },
    correct: { path: `${child}/betulkan` },
  };
}

async function firstStuntedChild(page: Page): Promise<string> {
  await show(page, { path: "/stunting/anak?status=stunted" }, 1440);
  const path = await page.locator("tbody a").first().getAttribute("href");
  if (!path) throw new Error("The sample regency has no stunted child to show.");
  return path;
}

/** A file with every dirty cell, uploaded and checked but not saved. */
async function uploadedImport(page: Page): Promise<string> {
  const rows = eppgbmTable({ asOf: systemClock.today("Asia/Jakarta"), rows: 120, dirty: true, seed: 11 });
  const csv = [...rows].map((cells) => cells.map(csvCell).join(",")).join("\r\n");
  await show(page, { path: "/stunting/impor" }, 1440);
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "unduhan-sigizi-november.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByRole("button", { name: "Unggah dan periksa" }).click();
  await page.getByRole("button", { name: /^Simpan \d/ }).waitFor({ timeout: 60_000 });
  return new URL(page.url()).pathname;
}

function csvCell(cell: EppgbmCell): string {
  const text = typeof cell === "object" && cell !== null ? cell.date : String(cell ?? "");
  return `"${text.replaceAll('"', '""')}"`;
}

async function show(page: Page, { path, act }: Screen, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.goto(`${portal.url}${path}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
  if (!act) return;
  await act(page);
  // typing is waited out before it asks the register
  await page.waitForTimeout(500);
  await page.waitForLoadState("networkidle");
}

function pageOf(files: readonly string[]): string {
  const style =
    "body{font:14px system-ui;display:flex;flex-wrap:wrap;gap:16px}figure{margin:0}img{height:420px;border:1px solid #ccc}";
  const pictures = files.map(
    (file) => `<figure><img src="${file}" loading="lazy"><figcaption>${file}</figcaption></figure>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>shots</title><style>${style}</style>${pictures.join("")}`;
}

async function forReadme(): Promise<void> {
  const folder = join(root, ".github", "images");
  mkdirSync(folder, { recursive: true });
  const { page } = await masuk(browser, portal.url, "dr. Ratna");
  await show(page, { path: "/stunting" }, 1280);
  await page.screenshot({ path: join(folder, "summary.png"), clip: { x: 0, y: 0, width: 1280, height: 900 } });
  await show(page, { path: "/stunting/anak?status=stunted" }, 1280);
  const hrefs = await page
    .locator("tbody a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  await show(page, { path: hrefs[8] ?? hrefs[0] ?? "/stunting/anak" }, 1280);
  await page.screenshot({ path: join(folder, "child.png"), clip: { x: 0, y: 0, width: 1280, height: 900 } });
}
