// Chromium for stories, journeys and canaries.
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { run } from "./children.mjs";
import { inRoot, inSpbe, isRoot, isWindows } from "./places.mjs";
import { Stop, step } from "./say.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge"];

const usualPlaces = {
  linux: [
    "/usr/bin/chromium",
    "/usr/lib/chromium/chromium",
    "/opt/google/chrome/chrome",
    "/opt/microsoft/msedge/msedge",
    "/snap/bin/chromium",
  ],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((variable) =>
    ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"].map((tail) =>
      path.join(process.env[variable] ?? "C:\\", ...tail.split("/")),
    ),
  ),
};

/** @returns the path of a Chromium that starts */
export async function ensureBrowser(bench) {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) {
    if (await starts(asked)) return asked;
    throw new Stop(
      `CHROMIUM_PATH menunjuk ke ${asked}, yang tidak ada atau tidak mau berjalan. Perbaiki atau kosongkan variabel itu.`,
    );
  }
  return (await firstThatStarts(installed())) ?? (await fromApt()) ?? (await fromPlaywright(bench)) ?? stop();
}

function installed() {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, isWindows ? `${name}.exe` : name)));
  return [...onPath, ...(usualPlaces[process.platform] ?? []), ...downloaded()];
}

function downloaded() {
  const folder = inSpbe("browsers");
  if (!existsSync(folder)) return [];
  const tails = [
    "chrome-linux64/chrome",
    "chrome-linux/chrome",
    "chrome-win64/chrome.exe",
    "chrome-win/chrome.exe",
    "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
    "chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
    "chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
  ];
  return readdirSync(folder).flatMap((entry) => tails.map((tail) => path.join(folder, entry, ...tail.split("/"))));
}

async function firstThatStarts(files) {
  for (const file of files) if (await starts(file)) return file;
  return undefined;
}

/** Some systems keep a stub that only says where to get the browser: a program counts when it tells its version. */
async function starts(file) {
  if (!existsSync(file)) return false;
  if (isWindows) return true; // Chrome for Windows opens a window instead of answering.
  const { code } = await run(file, ["--version"], { capture: true, timeoutMs: 15_000 });
  return code === 0;
}

async function fromApt() {
  if (!isRoot || !existsSync("/usr/bin/apt-get")) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const done = await step("Memasang Chromium dengan apt-get", async () => {
    const update = await run("/usr/bin/apt-get", ["update", "-qq"], { capture: true, env });
    if (update.code !== 0) return false;
    const install = ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"];
    return (await run("/usr/bin/apt-get", install, { capture: true, env })).code === 0;
  });
  return done ? firstThatStarts(installed()) : undefined;
}

async function fromPlaywright(bench) {
  const env = { ...bench.env, PLAYWRIGHT_BROWSERS_PATH: inSpbe("browsers") };
  const args = [inRoot("node_modules", "playwright", "cli.js"), "install", "chromium", "--no-shell"];
  await step("Mengunduh Chromium dengan Playwright (sekitar 170 MB)", () =>
    run(bench.node, args, { capture: true, env, timeoutMs: 300_000 }),
  );
  return firstThatStarts(downloaded());
}

function stop() {
  const line = {
    linux: isRoot ? "apt-get install -y chromium" : "sudo apt-get install -y chromium",
    darwin: "brew install --cask chromium",
    win32: "winget install Google.Chrome",
  }[process.platform];
  throw new Stop(
    `Tidak ada Chromium yang dapat dijalankan untuk menguji layar. Ketik: ${line ?? "pasang Chromium"}, lalu jalankan lagi. ` +
      "Tanpa peramban, ketik: npm test -- --without-browser",
  );
}
