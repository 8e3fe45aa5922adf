// What the Vite and Next canaries share: a web server as a child, a browser, and the complaints of a page.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import path from "node:path";

/** The repository's Playwright: a canary has only what a user would have. */
const { chromium } = createRequire(path.join(process.env.SPBE_TOOLS, "x.js"))("playwright");

export const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

export function build(file, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], { env: { ...process.env, ...env }, stdio: "inherit" });
    child.once("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`${file} ${args.join(" ")} ended with ${code}`)),
    );
  });
}

/** Starts a server, waits until it answers, runs the visit, ends the server. */
export async function serving(file, args, port, visit) {
  const child = spawn(process.execPath, [file, ...args], { stdio: ["ignore", "inherit", "inherit"] });
  const address = `http://127.0.0.1:${port}`;
  try {
    for (let tries = 0; ; tries += 1) {
      const answer = await fetch(address).catch(() => undefined);
      if (answer?.ok) break;
      if (tries > 100) throw new Error(`${address} does not answer`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    return await visit(address);
  } finally {
    child.kill();
  }
}

/** @returns what the page complained about: errors, and the warnings of React about hydration */
export async function inChromium(visit) {
  const browser = await chromium.launch({
    ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
    args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-gpu", "--disable-background-networking"],
  });
  const complaints = [];
  try {
    const page = await browser.newPage();
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" || /hydrat/i.test(message.text())) complaints.push(message.text());
    });
    await visit(page);
  } finally {
    await browser.close();
  }
  if (complaints.length > 0) throw new Error(`the page complained:\n${complaints.join("\n")}`);
}

export function expect(truth, sentence) {
  if (!truth) throw new Error(sentence);
  console.log(`  ${sentence}: yes`);
}
