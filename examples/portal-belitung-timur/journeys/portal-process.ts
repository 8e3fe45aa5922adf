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
  /** False once it has ended, by whatever hand. */
  isRunning(): boolean;
  /** Sends its program a message (`process.on("message")`). */
  tell(message: object): void;
  /** SIGKILL: what a power cut leaves. */
  kill(): Promise<void>;
  /** Starts again on the same data and port. */
  restart(): Promise<void>;
  /** As an operator stops it. The data stay. */
  end(): Promise<void>;
  /** Stops it and removes its data. */
  stop(): Promise<void>;
}

export interface PortalWish {
  /** A portal whose keys this one takes, so that the ids an import derives are the same in both, and a copy of its data opens. */
  readonly keysOf?: PortalProcess;
  /** Default: the example's own server. */
  readonly program?: URL;
  readonly env?: Readonly<Record<string, string>>;
  /** A folder that holds data already. Default a new one. */
  readonly dataFolder?: string;
  /** What it writes to its log and console. */
  readonly said?: (text: string) => void;
  /** What its program says by `process.send`. */
  readonly heard?: (message: unknown) => void;
}

const SERVER = new URL("../server.ts", import.meta.url);

const TRIAL_KEYS = "trial-keys.json";
/** As `npm start` runs a portal. */
const BOUNDED_HEAP = ["--max-semi-space-size=8", "--max-old-space-size=512"];

export async function startPortal(wish: PortalWish = {}): Promise<PortalProcess> {
  const dataFolder = wish.dataFolder ?? mkdtempSync(join(tmpdir(), "spbe-journey-"));
  if (wish.keysOf) copyFileSync(join(wish.keysOf.dataFolder, TRIAL_KEYS), join(dataFolder, TRIAL_KEYS));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child = await launch(wish, port, dataFolder, url);
  return {
    url,
    dataFolder,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    tell: (message) => void child.send(message),
    kill: () => end(child, "SIGKILL"),
    restart: async () => {
      child = await launch(wish, port, dataFolder, url);
    },
    end: () => end(child, "SIGINT"),
    stop: async () => {
      await end(child, "SIGINT");
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

async function launch(wish: PortalWish, port: number, dataFolder: string, url: string): Promise<ChildProcess> {
  const { NODE_OPTIONS: _, VITEST: __, ...env } = process.env;
  const program = fileURLToPath(wish.program ?? SERVER);
  const child = spawn(process.execPath, ["--conditions=spbe-source", ...BOUNDED_HEAP, program], {
    env: { ...env, PORT: String(port), SPBE_DATA: dataFolder, LOG_LEVEL: "error", ...wish.env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  if (wish.heard) child.on("message", wish.heard);
  let said = "";
  const hear = (text: unknown) => {
    said += String(text);
    wish.said?.(String(text));
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
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
