// A two-page Next application: table from the server, chart and dialog in the browser, Tailwind 4 beside.
import path from "node:path";
import { pathToFileURL } from "node:url";

const { build, expect, freePort, inChromium, serving } = await import(
  pathToFileURL(path.join(process.env.SPBE_TOOLS, "..", "packages", "tooling", "canaries", "in-browser.mjs")).href
);
const next = "node_modules/next/dist/bin/next";
const look = (locator) =>
  locator.evaluate((node) => {
    const style = getComputedStyle(node);
    return `${style.backgroundColor} ${style.borderRadius} ${style.paddingInlineStart}`;
  });

await build(next, ["build"], { NEXT_TELEMETRY_DISABLED: "1" });
const port = await freePort();
await serving(next, ["start", "--hostname", "127.0.0.1", "--port", String(port)], port, async (address) => {
  const html = await (await fetch(address)).text();
  const rows = html.match(/href="\/stunting\/anak\//g)?.length ?? 0;
  expect(rows > 20 && html.includes("spbe-table"), `the table is in the server's HTML, ${rows} rows`);
  await inChromium(async (page) => {
    await page.goto(`${address}/anak`);
    const direct = await look(page.getByRole("button", { name: "Ukur" }));
    expect(!/^rgba\(0, 0, 0, 0\)|^rgb\(239, 239, 239\)/.test(direct), "the button wears the theme");
    await page.goto(address);
    const padding = await page.locator("main").evaluate((node) => getComputedStyle(node).paddingTop);
    expect(padding === "16px", "Tailwind's utility wins where it is asked for");
    await page.getByRole("link", { name: "Lihat pertumbuhan" }).click();
    const button = page.getByRole("button", { name: "Ukur" });
    await button.waitFor();
    expect((await look(button)) === direct, "styles are the same after client navigation as after loading the page");
    expect((await page.locator("svg").count()) > 0, "the growth chart is drawn");
    await button.click();
    await page.getByRole("dialog", { name: "Pengukuran baru" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(true, "the dialog opens and Escape closes it");
  });
});
