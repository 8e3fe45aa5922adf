import { sql } from "kysely";
import type { Database } from "../database/database.ts";
import type { OperationRoute } from "../host/operation-list.ts";
import type { RequestContext } from "../host/server-module.ts";

/** Ends a transaction whose work succeeded and shall leave nothing. */
class Rehearsed extends Error {
  readonly value: unknown;
  constructor(value: unknown) {
    super("rehearsed");
    this.value = value;
  }
}

/** The same database, but every write is rolled back after its constraints were checked. */
export function rehearsing(database: Database): Pick<Database, "tenant"> {
  return {
    async tenant(settings, work, options) {
      if (options?.readOnly) return await database.tenant(settings, work, options);
      try {
        await database.tenant(settings, async (tx) => {
          const value = await work(tx);
          await sql`set constraints all immediate`.execute(tx);
          throw new Rehearsed(value);
        });
      } catch (error) {
        if (error instanceof Rehearsed) return error.value as Awaited<ReturnType<typeof work>>;
        throw error;
      }
      throw new Error("spbe-server: a rehearsal was committed.");
    },
  };
}

/** Runs the handler of an act that will wait, to refuse now what must be refused. @throws Error for a handler that cannot wait */
export async function rehearse(
  { handler, act }: OperationRoute,
  input: Parameters<typeof handler>[0],
  over: RequestContext,
) {
  let writes = 0;
  const context: RequestContext = {
    ...over,
    db: (work, options) => {
      if (!options?.readOnly) writes += 1;
      if (writes > 1)
        throw new Error(`spbe-server: ${act} can be taken back, so it must write in one db(), not in two.`);
      return over.db(work, options);
    },
    jobs: noJobs(act),
  };
  await handler(input, context);
}

/** A job would begin beside the transaction and could not be taken back. */
export function noJobs(act: string): RequestContext["jobs"] {
  return {
    start: () => {
      throw new Error(`spbe-server: ${act} can be taken back, so it starts no jobs. Emit an event instead.`);
    },
  };
}
