// `npm start`: the portal built when its sources changed, then one process for portal and API.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { boundedHeap, keptWasmCode, sourceCondition } from "../conditions.mjs";
import { leave, whenNpmIsGone } from "./children.mjs";
import { inRoot, portal, root } from "./places.mjs";
import { choosePort } from "./port.mjs";
import { buildPortal } from "./portal-build.mjs";
import { checkRoom } from "./room.mjs";
import { Stop, say } from "./say.mjs";
import { setUp } from "./setup.mjs";

export const ownSignals = true;

export async function command(args) {
  const ending = listenForEnd();
  const bench = await setUp();
  await checkRoom({ reserve: 300 * 1024 ** 2 });
  const server = portal("server.ts");
  if (!existsSync(server))
    throw new Stop(
      "Berkas examples/portal-belitung-timur/server.ts tidak ada; salinan repositori ini tidak lengkap. Ambil ulang dengan git clone.",
    );
  await buildPortal(bench);
  const data = process.env.SPBE_DATA || inRoot(".data", "portal-belitung-timur");
  mkdirSync(data, { recursive: true });
  const env = { ...bench.env, PORT: String(await choosePort()), SPBE_DATA: data };
  const link = pathToFileURL(inRoot("packages", "tooling", "run", "child-link.mjs")).href;
  const child = spawn(
    bench.node,
    [`--conditions=${sourceCondition}`, ...boundedHeap, keptWasmCode, `--import=${link}`, server, ...args],
    {
      cwd: root,
      env,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    },
  );
  return ending.follow(child);
}

/**
 * The first Ctrl-C ends the server cleanly, the second at once. A terminal sends it to every process of the group and npm
 * passes it on again, so signals within a quarter of a second are one.
 */
function listenForEnd() {
  let child;
  let askedAt;
  let childKnows = false;
  const onSignal = (signal) => {
    if (askedAt !== undefined && performance.now() - askedAt < 250) return;
    if (!child) return leave(signal);
    if (askedAt !== undefined) {
      child.kill("SIGKILL");
      process.exit(130);
    }
    askedAt = performance.now();
    say("\nMenutup portal ... (Ctrl-C sekali lagi: berhenti seketika)");
    setTimeout(() => childKnows || child.kill(signal === "SIGHUP" ? "SIGTERM" : signal), 200);
    setTimeout(() => {
      say("✗ Portal belum berhenti setelah 4,5 detik dan dihentikan paksa. Data aman; start berikutnya memulihkannya.");
      child.kill("SIGKILL");
    }, 4500).unref();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, onSignal);
  whenNpmIsGone(() => onSignal("SIGTERM"));
  return {
    follow: (started) => {
      child = started;
      child.on("message", (message) => (childKnows ||= message === "stopping"));
      return new Promise((resolve, reject) => {
        child.once("error", reject);
        child.once("close", (code, signal) =>
          resolve(signal === "SIGKILL" ? 1 : askedAt === undefined ? (code ?? 1) : (code ?? 0)),
        );
      });
    },
  };
}
