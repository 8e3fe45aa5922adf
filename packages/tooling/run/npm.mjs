// npm without a shell: its command is a script (on Windows a .cmd file that cannot be started directly), so we run its JavaScript.
import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { run } from "./children.mjs";
import { inSpbe } from "./places.mjs";
import { Stop } from "./say.mjs";

export function npmScript() {
  const called = process.env.npm_execpath ?? "";
  if (/npm-cli\.c?js$/.test(called) && existsSync(called)) return called;
  const nodeFolder = path.dirname(process.execPath);
  const guesses = [
    path.join(nodeFolder, "node_modules", "npm", "bin", "npm-cli.js"),
    path.join(nodeFolder, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
  ];
  for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
    const npm = path.join(folder, "npm");
    if (folder && existsSync(npm) && realpathSync(npm).endsWith("npm-cli.js")) guesses.unshift(realpathSync(npm));
    guesses.push(path.join(folder, "node_modules", "npm", "bin", "npm-cli.js"));
  }
  const found = guesses.find((guess) => existsSync(guess));
  if (found) return found;
  throw new Stop(
    "npm tidak ditemukan. npm mengambil Node dan pnpm untuk proyek ini. Pasang Node 20 atau lebih baru beserta npm.",
  );
}

/** Installs exact packages into their own folder of `.spbe/`. No install script runs. */
export async function npmInstall(folder, packages) {
  const prefix = inSpbe(folder);
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error", "--force"];
  const { code, output } = await run(
    process.execPath,
    [npmScript(), "install", "--prefix", prefix, "--global=false", ...flags, ...packages],
    { capture: true, env: withoutWorkspaceFlags() },
  );
  if (code === 0) return;
  throw new Stop(
    `npm gagal memasang ${packages.join(", ")}:\n${output.trim()}\nPeriksa jaringan, atau proxy dan registry pada \`npm config list\`, lalu jalankan lagi.`,
  );
}

/** `npm start` hands its own flags down as variables; a nested npm must not read this repository as its workspace. */
function withoutWorkspaceFlags() {
  const env = { ...process.env };
  for (const name of Object.keys(env))
    if (/^npm_config_(workspace|workspaces|local_prefix|include_workspace_root)$/i.test(name)) delete env[name];
  return env;
}

/** npm's own answer about one of its settings, from every file and variable it reads; undefined when not set. */
export async function npmSetting(name) {
  const { code, output } = await run(process.execPath, [npmScript(), "config", "get", name], { capture: true });
  const value = output.trim();
  return code === 0 && value && value !== "null" && value !== "undefined" ? value : undefined;
}
