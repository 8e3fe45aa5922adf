import type { Transaction } from "../database/database.ts";
import { describeError } from "../host/host-log.ts";
import { type ClaimedTask, claimTasks, nextDue } from "./task-rows.ts";
import { LEASE_SECONDS, type TaskRunnerParts, taskRunner } from "./task-runner.ts";

export type TaskWorkerParts = Omit<TaskRunnerParts, "signal">;

/** Works on what transactions have left behind. Several processes may each have one. */
export interface TaskWorker {
  /** Tells that a regency has work. */
  wake(regencyCode: string): void;
  start(): void;
  /** Works on everything that is due and waits for its end. For tests and seeds. */
  settle(): Promise<void>;
  /** Asks running work to end, waits at most this long and gives back what has not. @returns true when all had ended */
  stop(milliseconds: number): Promise<boolean>;
}

/** Tasks under way at once: one that waits for a mail server keeps three others going. */
const LANES = 4;
const TICK_MILLISECONDS = 1_000;
/** A look for what other processes have left behind. */
const LOOK_MILLISECONDS = 30_000;

export function taskWorker(parts: TaskWorkerParts): TaskWorker {
  const { database, zones, clock, random, log } = parts;
  const closing = new AbortController();
  const runner = taskRunner({ ...parts, signal: closing.signal });
  const running = new Map<ClaimedTask, Promise<void>>();
  /** When to look at a regency, milliseconds since 1970. */
  const lookAt = new Map([...zones.keys()].map((code) => [code, Number.NEGATIVE_INFINITY]));
  let timer: NodeJS.Timeout | undefined;
  let rounds: Promise<void> = Promise.resolve();
  let roundAhead = false;

  const now = () => Date.parse(clock.now());
  const inside = <T>(regency: string, work: (tx: Transaction) => Promise<T>) =>
    database.tenant({ regency, scope: { kind: "regency" } }, work);

  function tick(): void {
    const isDue = [...lookAt.values()].some((at) => at <= now());
    if (roundAhead || !isDue || closing.signal.aborted) return;
    roundAhead = true;
    rounds = rounds.then(() => {
      roundAhead = false;
      return lookAround();
    });
  }

  async function lookAround(): Promise<void> {
    for (const [code, at] of lookAt) if (at <= now()) await workOn(code);
  }

  /** Starts what is due until nothing is. A database that does not answer is asked again at the next look. */
  async function workOn(regencyCode: string): Promise<number> {
    let started = 0;
    lookAt.set(regencyCode, now() + LOOK_MILLISECONDS);
    try {
      for (;;) {
        while (running.size >= LANES) await Promise.race(running.values());
        if (closing.signal.aborted) return started;
        const claimed = await claim(regencyCode, LANES - running.size);
        for (const task of claimed) begin(task);
        started += claimed.length;
        if (claimed.length === 0) break;
      }
      lookAgain(regencyCode, await inside(regencyCode, (tx) => nextDue(tx, regencyCode)));
    } catch (error) {
      log.error({ regency: regencyCode, failure: describeError(error) }, "tasks could not be read; tried again");
    }
    return started;
  }

  function lookAgain(regencyCode: string, instant: string | undefined): void {
    if (instant === undefined) return;
    const at = Date.parse(instant);
    lookAt.set(regencyCode, Math.min(lookAt.get(regencyCode) ?? at, at));
  }

  function claim(regencyCode: string, limit: number): Promise<ClaimedTask[]> {
    const wish = { regencyCode, now: clock.now(), leaseId: random.uuid(), leaseSeconds: LEASE_SECONDS, limit };
    return inside(regencyCode, (tx) => claimTasks(tx, wish));
  }

  function begin(task: ClaimedTask): void {
    const ended = runner.run(task).then((runAt) => {
      running.delete(task);
      lookAgain(task.actor.regencyCode, runAt);
    });
    running.set(task, ended);
  }

  return {
    wake(regencyCode) {
      lookAt.set(regencyCode, Number.NEGATIVE_INFINITY);
      if (timer) tick();
    },
    start() {
      timer ??= setInterval(tick, TICK_MILLISECONDS).unref();
      tick();
    },
    async settle() {
      let found: number;
      do {
        found = 0;
        for (const code of zones.keys()) found += await workOn(code);
        await Promise.all(running.values());
      } while (found > 0);
    },
    async stop(milliseconds) {
      clearInterval(timer);
      closing.abort();
      const ends = Promise.all([rounds, ...running.values()]).then(() => true);
      const inTime = await Promise.race([
        ends,
        new Promise<false>((resolve) => setTimeout(() => resolve(false), milliseconds).unref()),
      ]);
      for (const task of running.keys()) await runner.giveBack(task);
      return inTime;
    },
  };
}
