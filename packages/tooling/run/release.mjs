import { ensureBrowser } from "./browser.mjs";
import { runCanaries } from "./canaries.mjs";
import { run } from "./children.mjs";
import { command as packages } from "./packages.mjs";
import { runRegistry } from "./registry.mjs";
import { Stop, say } from "./say.mjs";
import { setUp } from "./setup.mjs";

/**
 * `pnpm release`: the only way to publish, because pnpm takes the source condition out of the manifests and npm does not.
 * `--dry-run` does everything but the upload.
 */
export async function command(args) {
  const bench = await setUp();
  bench.env.CHROMIUM_PATH = await ensureBrowser(bench);
  if ((await packages()) !== 0) throw new Stop("Paket belum memenuhi syarat terbit; lihat tanda ✗ di atas.");
  if (!(await runCanaries(bench)) || !(await runRegistry(bench)))
    throw new Stop("Aplikasi percobaan tidak berhasil memakai paket ini; tidak diterbitkan.");
  const dryRun = args.includes("--dry-run");
  const flags = [
    "-r",
    "--filter",
    "./packages/*",
    "publish",
    "--access",
    "public",
    ...(dryRun ? ["--dry-run", "--no-git-checks"] : []),
  ];
  const { code } = await run(bench.pnpm, flags, { env: bench.env });
  say(
    code === 0
      ? dryRun
        ? "Semua siap terbit (tidak ada yang diunggah)."
        : "Terbit."
      : "pnpm publish gagal; baca pesan di atas.",
  );
  return code;
}
