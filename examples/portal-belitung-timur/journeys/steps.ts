import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, chromium, type Page } from "playwright";
import { expect } from "vitest";

/** Steps in the words of the field; each leaves the page where a person would be. */

/** A browser whose person reads at twice the usual text size. */
export const LARGE_TEXT = ["--blink-settings=defaultFontSize=32"];

export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const { CHROMIUM_PATH } = process.env;
  return chromium.launch({
    ...(CHROMIUM_PATH && { executablePath: CHROMIUM_PATH }),
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-quic",
      "--no-first-run",
      "--disable-component-update",
      "--disable-sync",
      ...more,
    ],
  });
}

export interface Desk {
  readonly page: Page;
  /** Errors of the page's console and scripts; 4xx answers that a journey provokes are the journey's to clear. */
  readonly complaints: string[];
}

/** Signs in as the sample person whose name begins so. */
export async function masuk(browser: Browser, url: string, name: string, width = 1280): Promise<Desk> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: "en-US",
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("401 (Unauthorized)")) complaints.push(message.text());
  });
  await page.goto(url);
  await page.getByRole("button", { name: new RegExp(name) }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  return { page, complaints };
}

/** Opens a page and waits for its heading. */
export async function buka(page: Page, url: string): Promise<string> {
  await page.goto(url);
  const heading = page.getByRole("heading", { level: 1 });
  await heading.waitFor();
  return (await heading.textContent()) ?? "";
}

/** No automatic finding of axe on the page as it stands, and no sideways scroll. */
export async function periksaLayar(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
}
