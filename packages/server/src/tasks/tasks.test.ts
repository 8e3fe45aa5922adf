import { randomUUID } from "node:crypto";
import { fixedClock, seededRandom } from "@spbe-kit/core";
import { sql } from "kysely";
import { expect, it, vi } from "vitest";
import { describeEngines } from "../database/testing-engines.ts";
import { notesHost, notesMigrations } from "../host/notes-host.fixture.ts";
import type { SpbeServerOptions } from "../host/server-options.ts";
import { testSession } from "../login/test-session.ts";
import { backoffMilliseconds, MOST_ATTEMPTS } from "./backoff.ts";
import { archiveModule, deskModule, fileLetter } from "./desk.fixture.ts";
import type { TaskContext } from "./event-subscriber.ts";

/** Some tests make a hundred transactions, on a machine that may be busy. */
vi.setConfig({ testTimeout: 60_000 });

const BEGIN = Date.parse("2026-11-24T02:00:00.000Z");

/** A clock the test moves on. */
function movingClock() {
  let at = BEGIN;
  const iso = () => new Date(at).toISOString();
  return {
    now: iso,
    today: (zone: Parameters<ReturnType<typeof fixedClock>["today"]>[0]) => fixedClock(iso()).today(zone),
    pass: (seconds: number) => {
      at += seconds * 1_000;
    },
  };
}

describeEngines(
  "events of modules",
  (engine) => {
    /** The suite's database outlives the hosts of single tests. */
    const keptOpen = () =>
      Object.assign(Object.create(engine.db), { close: async () => undefined }) as typeof engine.db;

    function portal(
      react?: (letterId: string, task: TaskContext) => Promise<void>,
      more: Partial<SpbeServerOptions> = {},
    ) {
      const clock = movingClock();
      const { server, logLines } = notesHost(keptOpen(), {
        modules: [deskModule, archiveModule(react)],
        clock,
        operatorRoles: ["writer"],
        ...more,
      });
      async function call(path: string, body?: object, person: object = {}, method = "POST") {
        const headers = await testSession(server, { role: "writer", ...person });
        return server.app.request(`/api${path}`, {
          method,
          headers: { ...headers, ...(body && { "content-type": "application/json" }) },
          ...(body && { body: JSON.stringify(body) }),
        });
      }
      const receive = async (letterId: string, more: object = {}, person: object = {}) =>
        call("/desk/letters", { letterId, ...more }, person);
      return { server, logLines, clock, call, receive, settle: () => server.tasks.settle() };
    }

    async function rows<Row>(query: ReturnType<typeof sql<Row>>, regency = "19.06"): Promise<Row[]> {
      return (await engine.db.tenant({ regency, scope: { kind: "regency" } }, (tx) => query.execute(tx))).rows;
    }
    const filingsOf = (letterId: string) => rows(sql`select 1 from filing where letter_id = ${letterId}::uuid`);
    const tasksOf = (letterId: string, regency = "19.06") =>
      rows(
        sql<{ task_id: string; state: string; attempts: number; last_error: string | null }>`
          select task_id, state, attempts, last_error from task where payload ->> 'letterId' = ${letterId}`,
        regency,
      );

    it("reach the modules that listen, once, and leave nothing behind", async () => {
      const { receive, settle } = portal();
      const letterId = randomUUID();
      expect((await receive(letterId)).status).toBe(204);
      expect(await tasksOf(letterId)).toMatchObject([{ state: "waiting", attempts: 0 }]);
      await settle();
      await settle();
      expect(await filingsOf(letterId)).toHaveLength(1);
      expect(await tasksOf(letterId)).toEqual([]);
    });

    it("of a write that was rolled back never run", async () => {
      const { receive, settle } = portal();
      const letterId = randomUUID();
      expect((await receive(letterId, { refuse: true })).status).toBe(422);
      await settle();
      expect(await tasksOf(letterId)).toEqual([]);
      expect(await filingsOf(letterId)).toEqual([]);
    });

    it("are written in the name of the person who caused them", async () => {
      const { receive, settle } = portal();
      const letterId = randomUUID();
      await receive(letterId, {}, { accountId: "sari" });
      await settle();
      const entries = await rows(sql<{ account_id: string; role: string; act: string; kind: string }>`
        select e.account_id, e.role, e.act, e.kind from audit_entry e
        where ${`letter/${letterId}`} = any(e.subjects) order by e.xid`);
      const sari = { account_id: "sari", role: "writer", kind: "write" };
      expect(entries).toEqual([
        { ...sari, act: "desk/letters.receive" },
        { ...sari, act: "desk/letters.receive (desk/letter-arrived)" },
      ]);
    });

    it("start by themselves after the commit, in a host that runs", async () => {
      let arrived = (_: string) => {};
      const reached = new Promise<string>((resolve) => {
        arrived = resolve;
      });
      const { server, receive } = portal(async (letterId) => arrived(letterId));
      await server.prepare();
      const letterId = randomUUID();
      await receive(letterId);
      expect(await reached).toBe(letterId);
      await server.close();
      expect(await tasksOf(letterId)).toEqual([]);
    });

    it("which fail are tried again later and later, then parked; the others go on", async () => {
      const poison = randomUUID();
      const { receive, settle, clock, logLines } = portal(async (letterId, task) => {
        if (letterId === poison) throw new Error('no drawer for "Sukamaju" and 1906010101200001');
        await fileLetter(letterId, task);
      });
      const good = randomUUID();
      await receive(poison);
      await receive(good);
      await settle();
      expect(await filingsOf(good)).toHaveLength(1);
      expect(await tasksOf(poison)).toMatchObject([{ state: "waiting", attempts: 1 }]);
      await settle();
      expect(await tasksOf(poison), "not before its time").toMatchObject([{ attempts: 1 }]);
      for (let attempt = 2; attempt <= MOST_ATTEMPTS; attempt += 1) {
        clock.pass(3_601);
        await settle();
      }
      const [parked] = await tasksOf(poison);
      expect(parked).toMatchObject({ state: "parked", attempts: 8, last_error: 'Error: no drawer for "…" and …' });
      expect(logLines.join("")).not.toMatch(/Sukamaju|1906010101200001/);
      clock.pass(100_000);
      await settle();
      expect(await tasksOf(poison)).toMatchObject([{ state: "parked", attempts: 8 }]);
      const later = randomUUID();
      await receive(later);
      await settle();
      expect(await filingsOf(later)).toHaveLength(1);
    });

    it("are done once by two processes that look at the same moment", async () => {
      const done: string[] = [];
      const react = async (letterId: string, task: TaskContext) => {
        done.push(letterId);
        await fileLetter(letterId, task);
      };
      const one = portal(react);
      const other = portal(react);
      const letters = Array.from({ length: 20 }, () => randomUUID());
      for (const letterId of letters) await one.receive(letterId);
      await Promise.all([one.settle(), other.settle()]);
      expect([...done].sort()).toEqual([...letters].sort());
    });

    it("of a process that dies between work and end are done again, and no row twice", async () => {
      const letterId = randomUUID();
      let die = () => {};
      const dead = new Promise<void>((resolve) => {
        die = resolve;
      });
      const outcomes: string[] = [];
      const dying = portal(async (id, task) => {
        await dead;
        await fileLetter(id, task).then(
          () => outcomes.push("written"),
          (error: Error) => outcomes.push(error.message),
        );
      });
      await dying.receive(letterId);
      const hanging = dying.settle();
      await expect.poll(() => tasksOf(letterId), { timeout: 30_000 }).toMatchObject([{ attempts: 1 }]);
      const next = portal();
      await next.settle();
      expect(await filingsOf(letterId), "the lease still holds").toEqual([]);
      next.clock.pass(61);
      await next.settle();
      expect(await filingsOf(letterId)).toHaveLength(1);
      die();
      await hanging;
      expect(outcomes).toEqual([expect.stringContaining("taken over")]);
      expect(await filingsOf(letterId)).toHaveLength(1);
    });

    it("which kill their process every time are parked too", async () => {
      const letterId = randomUUID();
      const { receive, settle, clock } = portal();
      await receive(letterId);
      await rows(sql`update task set attempts = ${MOST_ATTEMPTS}, lease_id = gen_random_uuid(),
        leased_until = ${clock.now()}::timestamptz where payload ->> 'letterId' = ${letterId}`);
      await settle();
      const [task] = await tasksOf(letterId);
      expect(task).toMatchObject({ state: "parked", last_error: "Error: Every attempt ended with its process." });
      expect(await filingsOf(letterId)).toEqual([]);
    });

    it("whose payload is of another shape, or whose module has gone, wait for a person", async () => {
      const letterId = randomUUID();
      const { receive, settle } = portal();
      await receive(letterId);
      await rows(sql`update task set module = 'gone' where payload ->> 'letterId' = ${letterId}`);
      await settle();
      const [task] = await tasksOf(letterId);
      expect(task).toMatchObject({ state: "waiting", attempts: 1, last_error: expect.stringContaining("gone") });
      await rows(sql`update task set module = 'archive', payload = '{"letterId": "7"}', attempts = 7,
        run_at = '2026-01-01' where task_id = ${task!.task_id}::uuid`);
      await settle();
      expect(await tasksOf("7")).toMatchObject([{ state: "parked", last_error: expect.stringContaining("ZodError") }]);
      await rows(sql`delete from task where task_id = ${task!.task_id}::uuid`);
    });

    it("under way when the host closes are given back without a lost attempt", async () => {
      const letterId = randomUUID();
      let began = () => {};
      const begun = new Promise<void>((resolve) => {
        began = resolve;
      });
      const { server, receive } = portal(async (_, task) => {
        began();
        await new Promise((_resolve, reject) =>
          task.signal.addEventListener("abort", () => reject(new Error("closing"))),
        );
      });
      await server.prepare();
      await receive(letterId);
      await begun;
      await server.close();
      expect(await tasksOf(letterId)).toMatchObject([{ state: "waiting", attempts: 0, last_error: null }]);
      await portal().settle();
      expect(await filingsOf(letterId)).toHaveLength(1);
    });

    it("carry no free text and no number of a person, and only their own module's name", async () => {
      const refused = async (event: string, payload: Record<string, string>) => {
        const letterId = randomUUID();
        const { receive, settle } = portal((_, task) => task.db((tx) => task.emit(tx, event, payload)));
        await receive(letterId);
        await settle();
        const [task] = await tasksOf(letterId);
        await rows(sql`delete from task where task_id = ${task!.task_id}::uuid`);
        return task!.last_error;
      };
      expect(await refused("archive/filed", { name: "Naura Alesha" })).toContain("is no id, code or count");
      expect(await refused("archive/filed", { nik: "1906010101200001" })).toContain("is no id, code or count");
      expect(await refused("desk/letter-arrived", {})).toContain("may emit only events of its own");
    });

    it("which are parked are seen, run again and given up by an operator of their regency alone", async () => {
      const letters = [randomUUID(), randomUUID(), randomUUID()] as const;
      let broken = true;
      const { receive, settle, call, clock } = portal(async (letterId, task) => {
        if (broken) throw new Error("the archive is closed");
        await fileLetter(letterId, task);
      });
      for (const letterId of letters) await receive(letterId);
      await rows(sql`update task set attempts = 7 where payload ->> 'letterId' = any(${[...letters]}::text[])`);
      await settle();
      const list = async (person: object = {}, query = "") => {
        const answer = await call(`/tasks${query}`, undefined, person, "GET");
        return { status: answer.status, ...((await answer.json()) as { items: { taskId: string }[]; parked: number }) };
      };
      const seen = await list();
      const ids = await Promise.all(letters.map(async (letterId) => (await tasksOf(letterId))[0]!.task_id));
      expect(seen.items.map(({ taskId }) => taskId)).toEqual(expect.arrayContaining(ids));
      expect(JSON.stringify(seen)).not.toContain(letters[0]);
      expect(await list({ role: "reader", scope: { kind: "villages", codes: ["19.06.01.2001"] } })).toMatchObject({
        status: 403,
      });
      const neighbour = { regencyCode: "19.02" };
      expect(await list(neighbour)).toMatchObject({ items: [], parked: 0 });
      expect((await call(`/tasks/${ids[0]}/replay`, undefined, neighbour)).status).toBe(404);
      expect((await call(`/tasks/${ids[0]}`, undefined, neighbour, "DELETE")).status).toBe(404);
      broken = false;
      clock.pass(10);
      expect((await call(`/tasks/${ids[0]}/replay`)).status).toBe(204);
      expect((await call(`/tasks/${ids[0]}/replay`)).status).toBe(404);
      expect((await call(`/tasks/${ids[1]}`, undefined, {}, "DELETE")).status).toBe(202);
      const slip = (await (await call(`/tasks/${ids[2]}`, undefined, {}, "DELETE")).json()) as { undoId: string };
      expect((await call(`/undo/${slip.undoId}`)).status).toBe(204);
      clock.pass(10);
      await settle();
      expect(await tasksOf(letters[1]), "given up when nobody took it back").toEqual([]);
      expect(await tasksOf(letters[2]), "taken back in time").toMatchObject([{ state: "parked" }]);
      expect(await filingsOf(letters[0])).toHaveLength(1);
      expect(await filingsOf(letters[1])).toEqual([]);
      const again = await call("/tasks/replay");
      expect(((await again.json()) as { replayed: number }).replayed).toBeGreaterThan(0);
      await settle();
      expect(await filingsOf(letters[2])).toHaveLength(1);
      expect(await list()).toMatchObject({ parked: 0, waiting: 0 });
    });
  },
  { migrations: [...notesMigrations, ...deskModule.migrations] },
);

it("waits longer after each failure, never the same, at most an hour", () => {
  const waits = [1, 2, 3, 4, 5, 6, 7].map((attempts) => backoffMilliseconds(attempts, seededRandom(attempts)));
  const longest = [2, 8, 32, 128, 512, 2_048, 3_600].map((seconds) => seconds * 1_000);
  for (const [at, wait] of waits.entries()) {
    expect(wait).toBeLessThanOrEqual(longest[at]!);
    expect(wait).toBeGreaterThanOrEqual(longest[at]! / 2);
  }
  expect(backoffMilliseconds(3, seededRandom(1))).not.toBe(backoffMilliseconds(3, seededRandom(2)));
});
