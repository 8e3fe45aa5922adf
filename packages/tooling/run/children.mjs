// Child processes: started without a shell, ended when we end.
import { spawn } from "node:child_process";
import { root } from "./places.mjs";

const running = new Set();
const cleanups = [];

/** Registers work that must happen before this program ends, also after Ctrl-C. Last registered runs first. */
export function atTheEnd(work) {
  cleanups.push(work);
}

export async function cleanUp() {
  while (cleanups.length > 0) await cleanups.pop()();
}

/**
 * Runs one program to its end.
 *
 * @returns its exit code and, when `capture` is set, what it wrote (standard output and error together)
 */
export function run(file, args, { env = process.env, cwd = root, capture = false, timeoutMs, ...rest } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = capture ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"];
    const child = spawn(file, args, { cwd, env, stdio, windowsHide: true, ...rest });
    running.add(child);
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    const timer = timeoutMs && setTimeout(() => child.kill("SIGKILL"), timeoutMs);
    const ended = () => {
      clearTimeout(timer);
      running.delete(child);
    };
    child.on("error", (error) => {
      ended();
      reject(error);
    });
    child.on("close", (code, signal) => {
      ended();
      resolve({ code: code ?? 1, signal, output });
    });
  });
}

/** Ends the children, cleans up, leaves with the code of an interrupted program. */
export async function leave(signal) {
  for (const child of running) child.kill(signal);
  await cleanUp();
  process.exit(130);
}

/** Ctrl-C or a polite kill: end the children, clean up, leave. A second one leaves at once. */
export function endOnSignals() {
  let asked = false;
  const end = async (signal) => {
    if (asked) process.exit(130);
    asked = true;
    await leave(signal);
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
  process.on("SIGHUP", end);
  whenNpmIsGone(() => end("SIGTERM"));
}

/**
 * npm starts us through a shell, and a kill meant for npm ends that shell but not us: when it is gone, so are we.
 *
 * @param {() => void} gone called once
 */
export function whenNpmIsGone(gone) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watching = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watching);
    gone();
  }, 300);
  watching.unref();
}
