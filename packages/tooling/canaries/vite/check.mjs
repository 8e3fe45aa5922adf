// A new Vite application with a button, a verdict and a growth chart of ours, and a client.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const { build, expect, freePort, inChromium, serving } = await import(
  pathToFileURL(path.join(process.env.SPBE_TOOLS, "..", "packages", "tooling", "canaries", "in-browser.mjs")).href
);
const vite = "node_modules/vite/bin/vite.js";

await build(vite, ["build", "--logLevel", "warn"]);
const scripts = readdirSync("dist/assets")
  .filter((name) => name.endsWith(".js"))
  .map((name) => readFileSync(`dist/assets/${name}`, "utf8"))
  .join("");
expect(!/["'`]node:/.test(scripts), "the bundle names no node: module");

const port = await freePort();
await serving(vite, ["preview", "--host", "127.0.0.1", "--port", String(port), "--strictPort"], port, (address) =>
  inChromium(async (page) => {
    await page.goto(address);
    const button = page.getByRole("button", { name: "Hitung anak" });
    await button.click();
    await page.locator("output").waitFor();
    expect(Number(await page.locator("output").textContent()) > 0, "the client lists children");
    expect((await page.locator("svg").count()) > 0, "the growth chart is drawn");
    const colour = await button.evaluate((node) => getComputedStyle(node).backgroundColor);
    expect(colour !== "rgba(0, 0, 0, 0)" && colour !== "rgb(239, 239, 239)", "the button wears the theme");
  }),
);
