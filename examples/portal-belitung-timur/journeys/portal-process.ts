import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A running portal of its own: own data folder, own port. */
export interface PortalProcess {
  readonly url: string;
  readonly dataFolder: string;
  /** SIGKILL: what a power cut leaves. */
  kill(): Promise<void>;
  /** Starts again on the same data and port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const server = fileURLToPath(new URL("../server.ts", import.meta.url));

const TRIAL_KEYS = "trial-keys.json";
/** As `npm start` runs a portal. */
const BOUNDED_HEAP = ["--max-semi-space-size=8", "--max-old-space-size=512"];

/** @param keysOf a portal whose keys this one takes, so that the ids an import derives are the same in both */
export async function startPortal(keysOf?: PortalProcess): Promise<PortalProcess> {
  const dataFolder = mkdtempSync(join(tmpdir(), "spbe-journey-"));
  if (keysOf) copyFileSync(join(keysOf.dataFolder, TRIAL_KEYS), join(dataFolder, TRIAL_KEYS));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child = await launch(port, dataFolder, url);
  return {
    url,
    dataFolder,
    kill: () => end(child, "SIGKILL"),
    restart: async () => {
      child = await launch(port, dataFolder, url);
    },
    stop: async () => {
      await end(child, "SIGINT");
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

async function launch(port: number, dataFolder: string, url: string): Promise<ChildProcess> {
  const { NODE_OPTIONS: _, VITEST: __, ...env } = process.env;
  const child = spawn(process.execPath, ["--conditions=spbe-source", ...BOUNDED_HEAP, server], {
    env: { ...env, PORT: String(port), SPBE_DATA: dataFolder, LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stdout?.on("data", (text) => {
    said += String(text);
  });
  child.stderr?.on("data", (text) => {
    said += String(text);
  });
  for (let i = 0; i < 600; i += 1) {
    if (child.exitCode !== null) throw new Error(`The portal ended at once:\n${said}`);
    const ready = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return child;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await end(child, "SIGKILL");
  throw new Error(`The portal was not ready within two minutes:\n${said}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("close", resolve));
  child.kill(signal);
  await gone;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
