import { setTimeout as wait } from "node:timers/promises";
import type { EnginePlace } from "../engines/engine-place.ts";
import type { PortalProcess } from "../portal-process.ts";
import type { Mailbox } from "./mailbox.ts";

/**
 * What is killed, always by SIGKILL: the portal at any moment; the portal, whose process is also the worker, while a task is inside
 * its transaction; the same while a mail server has taken a mail and has not said so yet; every process of PostgreSQL; its first
 * process alone; one of its connections at work.
 */
export type Target = "server" | "task" | "mail" | "postgresql" | "postmaster" | "connection";

/** The first round holds each target once, so that the smallest proof has one of each kind. */
const TARGETS: Readonly<Record<EnginePlace["engine"], readonly Target[]>> = {
  pglite: ["server", "task", "mail"],
  postgresql: ["task", "postgresql", "server", "mail", "postmaster", "connection"],
};

/** A kill, and when everything answered again; milliseconds since 1970. */
export interface Kill {
  readonly target: Target;
  readonly at: number;
  readonly backAt: number;
}

export interface KillerParts {
  readonly place: EnginePlace;
  readonly portal: PortalProcess;
  readonly mailbox: Mailbox;
  readonly chance: () => number;
  /** Resolves when the next trapped task is inside its transaction. */
  readonly trapped: () => Promise<void>;
  /** Runs each time the portal is down, with the number of its kill. */
  readonly whileDown: (kill: number) => Promise<void>;
}

/** Kills so many times, each time at work and at a moment by chance, and brings back what was killed. */
export async function killAtWork(parts: KillerParts, kills: number, stop: AbortSignal): Promise<Kill[]> {
  const { place, portal, chance } = parts;
  const done: Kill[] = [];
  const stopped = new Promise<never>((_, reject) =>
    stop.addEventListener("abort", () => reject(new Error("Nobody works any more, so nothing is killed."))),
  );
  for (let n = 0; n < kills; n += 1) {
    const targets = TARGETS[place.engine];
    const target = targets[n < targets.length ? n : Math.floor(chance() * targets.length)]!;
    await wait(200 + 1_300 * chance());
    const at = await Promise.race([killOnce(parts, target, n), stopped]);
    await untilReady(portal);
    done.push({ target, at, backAt: Date.now() });
  }
  return done;
}

/** @returns the moment of the kill */
async function killOnce(parts: KillerParts, target: Target, n: number): Promise<number> {
  const { place, portal, mailbox, chance, trapped, whileDown } = parts;
  const { cluster } = place;
  switch (target) {
    case "server":
      return await killPortal();
    case "task": {
      const inside = trapped();
      portal.tell({ trap: true });
      await inside;
      await wait(50 * chance());
      return await killPortal();
    }
    case "mail": {
      const held = await mailbox.holdNext();
      const at = await killPortal();
      held.release();
      return at;
    }
    default: {
      const at = Date.now();
      if (target === "connection") await cluster?.killBackend(chance);
      else if (target === "postmaster") await cluster?.killPostmaster();
      else await cluster?.killAll();
      await wait(500 * chance());
      if (target !== "connection") await cluster?.start();
      if (!portal.isRunning()) throw new Error(`The portal ended when "${target}" was killed.`);
      return at;
    }
  }

  async function killPortal(): Promise<number> {
    const at = Date.now();
    await portal.kill();
    await whileDown(n);
    await portal.restart();
    return at;
  }
}

const READY_MILLISECONDS = 60_000;

async function untilReady({ url }: PortalProcess): Promise<void> {
  const until = performance.now() + READY_MILLISECONDS;
  while (performance.now() < until) {
    const ready = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await wait(50);
  }
  throw new Error("The portal was not ready within a minute after a kill.");
}
