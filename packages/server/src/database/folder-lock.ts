import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** Who holds a data folder. */
interface LockOwner {
  readonly pid: number;
  /** When the process started, as the system says it: a pid is used again, a pid with its start is not. */
  readonly started: string | undefined;
  readonly host: string;
}

/** A held data folder. */
export interface FolderLock {
  /** Gives the folder back. Twice is allowed. */
  release(): void;
}

const HEARTBEAT_MS = 5_000;
/** A holder on another machine that has not shown itself for this long is taken for dead. */
const SILENT_MS = 60_000;

/**
 * Takes a data folder for this process. PGlite has no lock of its own: a second process opens the same folder, its writes report
 * success, and they are gone afterwards. A dead holder's lock is taken over (and said so to `log`).
 *
 * @throws Error naming the living holder and how to stop it
 */
export async function lockFolder(folder: string, log: (sentence: string) => void = () => {}): Promise<FolderLock> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "owner.lock");
  const mine = JSON.stringify({
    pid: process.pid,
    started: processStart(process.pid),
    host: hostname(),
  } satisfies LockOwner);
  if (!createdNew(file, mine)) {
    const theirs = readIfThere(file);
    if (theirs !== undefined) await takeOver(file, theirs, folder, log);
    // Two may take over at once: the one whose text is found here after a moment has the folder.
    if (!createdNew(file, mine)) throw heldBy(readIfThere(file) ?? "", folder);
  }
  await wait(20);
  if (readIfThere(file) !== mine) throw heldBy(readIfThere(file) ?? "", folder);
  return heldLock(file, mine);
}

function heldLock(file: string, mine: string): FolderLock {
  const heartbeat = setInterval(() => {
    // Writing the same text again moves the file's time by the folder's own clock.
    if (readIfThere(file) === mine) writeFileSync(file, mine);
  }, HEARTBEAT_MS).unref();
  const release = (): void => {
    clearInterval(heartbeat);
    process.off("exit", release);
    if (readIfThere(file) === mine) unlinkSync(file);
  };
  process.once("exit", release);
  return { release };
}

async function takeOver(file: string, theirs: string, folder: string, log: (sentence: string) => void): Promise<void> {
  const owner = parseOwner(theirs);
  if (owner !== undefined && isAlive(owner, file, folder)) throw heldBy(theirs, folder);
  if (readIfThere(file) !== theirs) throw heldBy(readIfThere(file) ?? "", folder);
  unlinkSync(file);
  log(
    `The data folder ${folder} was held by process ${owner?.pid ?? "unknown"}, which is no longer running. Taken over; nothing acknowledged is lost.`,
  );
}

function isAlive(owner: LockOwner, file: string, folder: string): boolean {
  if (owner.host !== hostname()) return silentMs(file, folder) < SILENT_MS;
  if (!processExists(owner.pid)) return false;
  const started = processStart(owner.pid);
  if (started === ENDED) return false;
  return started === undefined || owner.started === undefined || started === owner.started;
}

/** Age of the heartbeat by the folder's own clock: a probe file is written and the two times compared. */
function silentMs(file: string, folder: string): number {
  const probe = join(folder, `.probe-${process.pid}`);
  writeFileSync(probe, "");
  try {
    return statSync(probe).mtimeMs - statSync(file).mtimeMs;
  } finally {
    unlinkSync(probe);
  }
}

function heldBy(theirs: string, folder: string): Error {
  const owner = parseOwner(theirs);
  if (!owner) return new Error(`spbe-server: the data folder ${folder} is being opened by another process. Try again.`);
  const where = owner.host === hostname() ? "" : ` on ${owner.host}`;
  const stop =
    owner.host === hostname() ? `Stop it with Ctrl+C in its window or with: kill ${owner.pid}` : "Stop it there";
  return new Error(
    `spbe-server: the data folder ${folder} is in use by process ${owner.pid}${where}. Two processes on one folder lose data. ${stop}, or start with another folder (SPBE_DATA).`,
  );
}

function createdNew(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Undefined for a lock torn by a crash while it was written. */
function parseOwner(text: string): LockOwner | undefined {
  const parts = /"pid":(\d+)(?:,"started":"([^"]*)")?,"host":"([^"]*)"/.exec(text);
  return parts ? { pid: Number(parts[1]), started: parts[2], host: parts[3] ?? "" } : undefined;
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/** Of a process that has ended and waits for its parent to notice; it still answers to signals, but writes nothing any more. */
const ENDED = "ended";

/** Start of a process in the system's own words, `ENDED`, or undefined where the system does not tell (Windows). */
function processStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? ENDED : fields[19];
  } catch (error) {
    if (codeOf(error) !== "ENOENT" || process.platform === "linux") return undefined;
  }
  if (process.platform === "win32") return undefined;
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || undefined;
  } catch {
    return undefined; // ps answers 1 for a pid that is gone
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}
