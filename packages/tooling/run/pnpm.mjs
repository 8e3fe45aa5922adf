// pnpm, called by its full path: `npm install --global` would need root.
import { existsSync, readFileSync } from "node:fs";
import { run } from "./children.mjs";
import { npmInstall, npmSetting } from "./npm.mjs";
import { inRoot, inSpbe, isWindows, versions } from "./places.mjs";
import { Stop, step } from "./say.mjs";

const pnpmFile = () =>
  inSpbe("pnpm", "node_modules", "@pnpm", `exe.${process.platform}-${process.arch}`, isWindows ? "pnpm.exe" : "pnpm");

export async function ensurePnpm() {
  const pnpm = pnpmFile();
  if (existsSync(pnpm) && (await run(pnpm, ["--version"], { capture: true })).output.trim() === versions.pnpm)
    return pnpm;
  await step(`Mengambil pnpm ${versions.pnpm} lewat npm`, () => npmInstall("pnpm", [`pnpm@${versions.pnpm}`]));
  if (existsSync(pnpm)) return pnpm;
  throw new Stop(
    `pnpm ${versions.pnpm} tidak ada untuk ${process.platform}-${process.arch}. Buka pnpm.io/installation, pasang, lalu jalankan \`pnpm install\` dan \`pnpm start\`.`,
  );
}

export async function installDependencies(pnpm, env) {
  const { code } = await run(pnpm, ["install", "--frozen-lockfile", ...(await networkFlags()), ...storeFlags()], {
    env: { ...env, CI: "true" },
  });
  if (code !== 0)
    throw new Stop(
      "pnpm gagal memasang dependensi. Baca pesan di atas; bila jaringan yang putus, jalankan lagi, yang sudah terunduh tidak diulang.",
    );
}

/** pnpm does not read npm's `npm_config_*` variables: what npm knows about the network is handed over. */
async function networkFlags() {
  const names = {
    registry: "registry",
    proxy: "http-proxy",
    "https-proxy": "https-proxy",
    noproxy: "no-proxy",
    cafile: "cafile",
  };
  const flags = [];
  for (const [npmName, pnpmName] of Object.entries(names)) {
    const value = await npmSetting(npmName);
    if (value && value !== "https://registry.npmjs.org/") flags.push(`--config.${pnpmName}=${value}`);
  }
  return flags;
}

/** The store stays inside the clone, except where an earlier install has already chosen one: pnpm refuses to mix. */
function storeFlags() {
  const chosen = inRoot("node_modules", ".modules.yaml");
  if (existsSync(chosen) && !readFileSync(chosen, "utf8").includes(".spbe")) return [];
  return [
    `--config.store-dir=${inSpbe("store")}`,
    `--config.cache-dir=${inSpbe("cache")}`,
    `--config.state-dir=${inSpbe("state")}`,
  ];
}
