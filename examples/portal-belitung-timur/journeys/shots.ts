import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright";
import { startPortal } from "./portal-process.ts";
import { masuk, openBrowser } from "./steps.ts";

/*
 * `pnpm shots`: every screen at 360, 768 and 1440 px, light and dark, in two themes, and one page that shows them all.
 * `pnpm shots -- --readme` makes the two pictures of the README.
 */
const root = fileURLToPath(new URL("../../..", import.meta.url));
const WIDTHS = [360, 768, 1440];
const SCHEMES = ["light", "dark"];

const portal = await startPortal();
const browser = await openBrowser();
try {
  if (process.argv.includes("--readme")) await forReadme();
  else await contactSheet();
} finally {
  await browser.close();
  await portal.stop();
}

async function contactSheet(): Promise<void> {
  const folder = join(root, "shots");
  mkdirSync(folder, { recursive: true });
  const taken: string[] = [];
  for (const name of ["Wulan Safitri", "Imas Handayani"]) {
    const { page } = await masuk(browser, portal.url, name);
    const screens = await screensOf(page);
    for (const scheme of SCHEMES) {
      await page.evaluate((value) => localStorage.setItem("spbe-scheme", value), scheme);
      for (const width of WIDTHS)
        for (const [title, path] of Object.entries(screens)) {
          await show(page, path, width);
          const file = `${title}-${width}-${scheme}-${name.split(" ")[0]?.toLowerCase()}.png`;
          await page.screenshot({ path: join(folder, file), fullPage: true });
          taken.push(file);
        }
    }
    await page.context().close();
  }
  const pictures = taken.map(
    (file) => `<figure><img src="${file}" loading="lazy"><figcaption>${file}</figcaption></figure>`,
  );
  const style =
    "body{font:14px system-ui;display:flex;flex-wrap:wrap;gap:16px}figure{margin:0}img{height:420px;border:1px solid #ccc}";
  writeFileSync(
    join(folder, "index.html"),
    `<!doctype html><meta charset="utf-8"><title>shots</title><style>${style}</style>${pictures.join("")}`,
  );
  console.log(`${taken.length} layar dipotret ke shots/; buka shots/index.html.`);
}

/** Every kind of screen this person has. */
async function screensOf(page: Page): Promise<Record<string, string>> {
  await show(page, "/stunting/anak?status=stunted", 1440);
  const links = page.locator("tbody a");
  const child =
    (await links
      .first()
      .getAttribute("href")
      .catch(() => null)) ?? "/stunting/anak";
  const mayWrite = (await page.getByRole("link", { name: "Daftarkan anak" }).count()) > 0;
  const forms = mayWrite
    ? { register: "/stunting/anak/baru", measure: `${child}/ukur`, correct: `${child}/betulkan` }
    : {};
  return {
    summary: "/stunting",
    children: "/stunting/anak",
    child,
    search: "/stunting/cari",
    imports: "/stunting/impor",
    ...forms,
  };
}

async function show(page: Page, path: string, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.goto(`${portal.url}${path}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
}

async function forReadme(): Promise<void> {
  const folder = join(root, ".github", "images");
  mkdirSync(folder, { recursive: true });
  const { page } = await masuk(browser, portal.url, "dr. Ratna");
  await show(page, "/stunting", 1280);
  await page.screenshot({ path: join(folder, "summary.png"), clip: { x: 0, y: 0, width: 1280, height: 900 } });
  await show(page, "/stunting/anak?status=stunted", 1280);
  const hrefs = await page
    .locator("tbody a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  await show(page, hrefs[8] ?? hrefs[0] ?? "/stunting/anak", 1280);
  await page.screenshot({ path: join(folder, "child.png"), clip: { x: 0, y: 0, width: 1280, height: 900 } });
}
