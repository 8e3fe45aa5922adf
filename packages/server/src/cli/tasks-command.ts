import { parseArgs } from "node:util";
import { systemClock, systemRandom } from "@spbe-kit/core";
import { type AuditActor, auditRecorder } from "../audit/record-entry.ts";
import type { Transaction } from "../database/database.ts";
import { readKeyRing } from "../keys/key-ring.ts";
import { countTasks, discardParked, listParked, replayParked } from "../tasks/parked-tasks.ts";
import type { Command, CommandSurroundings } from "./command.ts";
import { withDatabase } from "./command-database.ts";

export const tasksCommand: Command = {
  name: "tasks",
  help: `background work that failed on every attempt
  list                print what is parked, with its last failure
    --regency CODE    for example 19.06
  replay              let it run again; a running portal picks it up within 30 s
    --regency CODE --task ID | --all
  discard             give it up; cannot be undone
    --regency CODE --task ID | --all [--yes]`,
  async run([act, ...words], surroundings) {
    const run = act === undefined ? undefined : ACTS.get(act);
    if (!run) throw new Error(`spbe-server: say what to do: spbe-server tasks ${[...ACTS.keys()].join(" | ")}`);
    return await run(words, surroundings);
  },
};

type Act = (words: readonly string[], surroundings: CommandSurroundings) => Promise<number>;

const ACTS: ReadonlyMap<string, Act> = new Map([
  ["list", list],
  ["replay", replay],
  ["discard", discard],
]);

/** As many as a screen can be read through; the portal shows the rest page by page. */
const MOST_LISTED = 200;

async function list(words: readonly string[], surroundings: CommandSurroundings): Promise<number> {
  const { regency } = optionsOf(words);
  return await withDatabase(surroundings, (database) =>
    database.tenant({ regency, scope: { kind: "regency" } }, async (tx) => {
      const { parked, waiting } = await countTasks(tx, regency);
      const { items } = await listParked(tx, regency, { limit: MOST_LISTED });
      for (const { taskId, event, module, attempts, parkedAt, lastError } of items)
        surroundings.say([taskId, parkedAt, `${event} -> ${module}`, `${attempts}x`, lastError].join("\t"));
      surroundings.say(`${regency}: ${parked} parked, ${waiting} waiting.`);
      return 0;
    }),
  );
}

async function replay(words: readonly string[], surroundings: CommandSurroundings): Promise<number> {
  const { regency, which } = optionsOf(words);
  const one = chosen(which);
  const now = systemClock.now();
  const replayed = await recorded(surroundings, regency, "tasks/replay", one, (tx) =>
    replayParked(tx, { regencyCode: regency, now, ...one }),
  );
  surroundings.say(`${regency}: ${replayed} wait again.`);
  return replayed > 0 ? 0 : 1;
}

async function discard(words: readonly string[], surroundings: CommandSurroundings): Promise<number> {
  const { regency, which, yes } = optionsOf(words);
  const one = chosen(which);
  if (!yes && !(await isConfirmed(surroundings, regency, one.taskId))) {
    surroundings.say("Nothing was discarded.");
    return 1;
  }
  const discarded = await recorded(surroundings, regency, "tasks/discard", one, (tx) =>
    discardParked(tx, { regencyCode: regency, ...one }),
  );
  surroundings.say(`${regency}: ${discarded} discarded.`);
  return discarded > 0 ? 0 : 1;
}

async function isConfirmed({ ask }: CommandSurroundings, regency: string, taskId?: string): Promise<boolean> {
  if (!ask) throw new Error("spbe-server: nobody is here to confirm. Add --yes when you are sure.");
  const what = taskId === undefined ? `every parked task of ${regency}` : `task ${taskId} of ${regency}`;
  return (await ask(`Discard ${what}? What it should have done will never be done. Type yes: `)).trim() === "yes";
}

type Chosen = { readonly taskId?: string };

/** Runs a change with an entry in the audit that names the operator. */
async function recorded(
  surroundings: CommandSurroundings,
  regency: string,
  act: string,
  { taskId }: Chosen,
  work: (tx: Transaction) => Promise<number>,
): Promise<number> {
  const recorder = auditRecorder({
    key: readKeyRing(surroundings.env).audit,
    clock: systemClock,
    random: systemRandom,
  });
  const traceId = Buffer.from(systemRandom.bytes(16)).toString("hex");
  const actor: AuditActor = { regencyCode: regency, accountId: "operator", role: "operator", traceId, act };
  return await withDatabase(surroundings, (database) =>
    database.tenant({ regency, scope: { kind: "regency" } }, async (tx) => {
      const count = await work(tx);
      if (count > 0)
        recorder.happened(tx, "write", actor, taskId === undefined ? {} : { subjects: [`task/${taskId}`] });
      return count;
    }),
  );
}

interface TaskOptions {
  readonly regency: string;
  readonly which: { readonly task?: string | undefined; readonly all?: boolean | undefined };
  readonly yes: boolean;
}

function optionsOf(words: readonly string[]): TaskOptions {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const { values } = parseArgs({ args: [...words], options: { regency: text, task: text, all: flag, yes: flag } });
  if (!values.regency) throw new Error("spbe-server: name the regency: --regency 19.06");
  return { regency: values.regency, which: values, yes: values.yes ?? false };
}

function chosen({ task, all }: TaskOptions["which"]): Chosen {
  if (task && !all) return { taskId: task };
  if (all && !task) return {};
  throw new Error("spbe-server: say which: --task ID (from spbe-server tasks list), or --all");
}
