import { addMonths, formatTypedDate, systemClock } from "@spbe-kit/core";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PortalProcess } from "./portal-process.ts";
import { buka, type Desk, LARGE_TEXT, masuk, openBrowser } from "./steps.ts";

const LONG_NAME = "Muhammad Rizky Ramadhan Putra Pratama Kusumawardhana";
const LONG_MOTHER = "Raden Ajeng Dewi Kartika Sari Wulandari Kusumaningrum";
/** A4 at 96 dots an inch. */
const PAPER_WIDTH = 794;
const USUAL_CHART_TEXT = 12;

/** What people set on their device: a narrow phone, larger text, their own colours, the keyboard alone, paper. */
export function describeLook(portal: () => PortalProcess, browser: () => Browser): void {
  describe("as people set their device", () => {
    let desk: Desk;
    let screens: readonly string[];

    beforeAll(async () => {
      desk = await masuk(browser(), portal().url, "Wulan");
      const record = await daftarkanNamaPanjang(desk.page, portal().url);
      screens = [
        "/stunting",
        "/stunting/anak",
        record,
        `${record}/ukur`,
        `${record}/betulkan`,
        "/stunting/cari",
        "/stunting/impor",
      ];
    });
    afterAll(() => desk.page.context().close());

    const each = async (page: Page, check: (path: string) => Promise<void>) => {
      for (const path of screens) {
        await buka(page, portal().url + path);
        await page.waitForLoadState("networkidle");
        await check(path);
      }
    };

    it("no page scrolls sideways at 320 px, with the longest names", async () => {
      const { page } = desk;
      await page.setViewportSize({ width: 320, height: 720 });
      await each(page, async (path) => expect(await sideways(page), path).toBeLessThanOrEqual(0));
      await page.setViewportSize({ width: 1280, height: 900 });
    });

    it("text twice as large fits every page, and the words of a chart grow with it", async () => {
      const large = await openBrowser(LARGE_TEXT);
      try {
        const { page } = await masuk(large, portal().url, "Wulan");
        await each(page, async (path) => expect(await sideways(page), path).toBeLessThanOrEqual(0));
        await buka(page, `${portal().url}/stunting`);
        const words = page.locator("svg text").first();
        await words.waitFor();
        const drawn = await words.evaluate((text) => {
          const { a: scale } = (text as SVGTextElement).getScreenCTM() ?? { a: 0 };
          return Number.parseFloat(getComputedStyle(text).fontSize) * scale;
        });
        expect(drawn).toBeCloseTo(2 * USUAL_CHART_TEXT, 0);
      } finally {
        await large.close();
      }
    });

    it.each(["none", "active"] as const)(
      "the keyboard's place can be seen at every stop, forced colours: %s",
      async (forcedColors) => {
        const { page } = desk;
        await page.emulateMedia({ forcedColors });
        await each(page, async (path) => expect(await stopsWithoutRing(page), path).toEqual([]));
        await page.emulateMedia({ forcedColors: "none" });
      },
    );

    it("a chart keeps its bands in forced colours, on a ground of its own", async () => {
      const { page } = desk;
      await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
      await buka(page, `${portal().url}/stunting`);
      const map = page.locator(".spbe-map-cell[data-class]").first();
      await map.waitFor();
      const fills = await page
        .locator(".spbe-map-cell")
        .evaluateAll((cells) => new Set(cells.map((cell) => getComputedStyle(cell).fill)).size);
      expect(fills).toBeGreaterThan(1);
      await page.emulateMedia({ forcedColors: "none", colorScheme: "light" });
    });

    it("prints light from a dark screen, without the menu, and still says whose page it is and that its data are a sample", async () => {
      const { page } = desk;
      await page.evaluate(() => localStorage.setItem("spbe-scheme", "dark"));
      await buka(page, portal().url + screens[2]);
      expect(await inkIsDark(page)).toBe(false);
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: PAPER_WIDTH, height: 1123 });
      expect(await inkIsDark(page)).toBe(true);
      expect(await page.getByRole("navigation").first().isVisible()).toBe(false);
      expect(await page.getByText("Data contoh", { exact: true }).locator("visible=true").count()).toBe(1);
      expect(await page.getByText(/^Belitung Timur · /).isVisible()).toBe(true);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
      await page.emulateMedia({ media: "screen" });
      await page.evaluate(() => localStorage.removeItem("spbe-scheme"));
      await page.setViewportSize({ width: 1280, height: 900 });
    });
  });
}

async function daftarkanNamaPanjang(page: Page, url: string): Promise<string> {
  await buka(page, `${url}/stunting/anak/baru`);
  await page.getByLabel("Nama anak").fill(LONG_NAME);
  await page.getByText("Laki-laki", { exact: true }).click();
  await page
    .getByLabel("Tanggal lahir")
    .first()
    .fill(formatTypedDate(addMonths(systemClock.today("Asia/Jakarta"), -20)));
  await page.getByLabel("Nama ibu").fill(LONG_MOTHER);
  await page.getByLabel("Posyandu").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Daftarkan anak" }).click();
  const record = page.getByRole("heading", { level: 1, name: LONG_NAME });
  // a sample child of that day may be called Ramadhan too
  const another = page.getByRole("button", { name: "Anak lain, lanjutkan" });
  await record.or(another).first().waitFor();
  if (await another.isVisible()) await another.click();
  await record.waitFor();
  return new URL(page.url()).pathname;
}

/** How far a page reaches past the window, in pixels. */
function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** Presses Tab through the page and names every stop at which neither it nor what stands for it is outlined. */
async function stopsWithoutRing(page: Page): Promise<readonly string[]> {
  const missing: string[] = [];
  for (let stop = 0; stop < 40; stop += 1) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const here = document.activeElement;
      if (!here || here === document.body) return null;
      const isOutlined = (element: Element | null) => {
        if (!element) return false;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
      };
      // charts draw the ring of a point or a village themselves
      const drawn = here.closest("svg")?.querySelector(".spbe-growth-ring, .spbe-map-read");
      const isSeen = isOutlined(here) || isOutlined(here.parentElement) || Boolean(drawn);
      return { name: here.getAttribute("aria-label") ?? here.textContent ?? here.tagName, isSeen };
    });
    if (!found) break;
    if (!found.isSeen) missing.push(found.name);
  }
  return missing;
}

/** Whether the title's ink is darker than a middle grey. */
function inkIsDark(page: Page): Promise<boolean> {
  return page.getByRole("heading", { level: 1 }).evaluate((title) => {
    const [red = 0, green = 0, blue = 0] = (getComputedStyle(title).color.match(/\d+/g) ?? []).map(Number);
    return red + green + blue < 3 * 128;
  });
}
