import { randomUUID } from "node:crypto";
import { fixedClock, type TimeZone } from "@spbe-kit/core";
import { type PendingAct, undoable } from "@spbe-kit/core/host";
import { sql } from "kysely";
import { expect, it, vi } from "vitest";
import { describeEngines } from "../database/testing-engines.ts";
import { notesHost, notesMigrations } from "../host/notes-host.fixture.ts";
import { type TestPerson, testSession } from "../login/test-session.ts";
import { dispatchModule } from "./dispatch.fixture.ts";
import { undoableActs } from "./undoable-acts.ts";

vi.setConfig({ testTimeout: 60_000 });

const BEGIN = Date.parse("2026-11-24T02:00:00.000Z");
const COVER = "Kepada Naura Alesha, Jalan Lipat Kajang 9";
const VILLAGE = "19.06.06.2003";

/** A clock the test moves on. */
function movingClock() {
  let at = BEGIN;
  const now = () => new Date(at).toISOString();
  return {
    now,
    today: (zone: TimeZone) => fixedClock(now()).today(zone),
    pass: (seconds: number) => {
      at += seconds * 1_000;
    },
  };
}

describeEngines(
  "an act that can be taken back",
  (engine) => {
    /** The suite's database outlives the hosts of single tests. */
    const keptOpen = () =>
      Object.assign(Object.create(engine.db), { close: async () => undefined }) as typeof engine.db;
    const whole = { regency: "19.06", scope: { kind: "regency" } } as const;
    const rows = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
      (await engine.db.tenant(whole, (tx) => query.execute(tx))).rows;
    const sari: TestPerson = { role: "writer", accountId: "sari" };

    async function letter(village = VILLAGE): Promise<string> {
      const letterId = randomUUID();
      await rows(sql`insert into outgoing (regency_code, letter_id, village_code) values ('19.06', ${letterId}::uuid, ${village})
        on conflict do nothing`);
      return letterId;
    }
    const sent = async (letterId: string) =>
      (await rows(sql<{ sent: number }>`select sent from outgoing where letter_id = ${letterId}::uuid`))[0]?.sent;
    const waiting = () =>
      rows(sql<{ task_id: string; state: string; attempts: number }>`
        select task_id, state, attempts from task where event = 'undo/act-due'`);
    const entriesOf = (letterId: string) =>
      rows(sql<{ act: string; account_id: string; fields: string[] }>`
        select e.act, e.account_id, e.fields from audit_entry e
        where ${`letter/${letterId}`} = any(e.subjects) order by e.xid`);

    function portal(clock = movingClock()) {
      const { server, logLines } = notesHost(keptOpen(), { modules: [dispatchModule], clock });
      const call = async (path: string, body: object = {}, person = sari, more: Record<string, string> = {}) => {
        const headers = { ...(await testSession(server, person)), "content-type": "application/json", ...more };
        return server.app.request(`/api${path}`, { method: "POST", headers, body: JSON.stringify(body) });
      };
      const send = (letterId: string, body: object = { cover: COVER }, person = sari, more = {}) =>
        call(`/dispatch/letters/${letterId}/send`, body, person, more);
      const accepted = async (letterId: string) => (await (await send(letterId)).json()) as PendingAct;
      const withdraw = (undoId: string, person = sari) => call(`/undo/${undoId}`, {}, person);
      return { server, logLines, clock, call, send, accepted, withdraw, settle: () => server.tasks.settle() };
    }
    /** A problem without what differs from one request to the next. */
    const said = async (answer: Response) => {
      const { traceId: _, ...problem } = (await answer.json()) as Record<string, unknown>;
      return { status: answer.status, ...problem };
    };

    it("is accepted, done when its time has come and not before, once, and audited both times", async () => {
      const { send, settle, clock } = portal();
      const letterId = await letter();
      const answer = await send(letterId);
      expect(answer.status).toBe(202);
      expect(await answer.json()).toEqual({
        undoId: expect.any(String),
        actsAt: "2026-11-24T02:00:10.000Z",
        seconds: 10,
      });
      clock.pass(9);
      await settle();
      expect(await sent(letterId)).toBe(0);
      clock.pass(1);
      await settle();
      await settle();
      expect(await sent(letterId)).toBe(1);
      expect(await waiting()).toEqual([]);
      expect(await entriesOf(letterId)).toEqual([
        { act: "dispatch/letters.send (undo/accepted)", account_id: "sari", fields: ["cover", "twice"] },
        { act: "dispatch/letters.send (undo/act-due)", account_id: "sari", fields: ["cover", "sent", "twice"] },
      ]);
    });

    it("is taken back while it waits: never done, audited, and a second time is too late", async () => {
      const { accepted, withdraw, settle, clock } = portal();
      const letterId = await letter();
      const { undoId } = await accepted(letterId);
      expect((await withdraw(undoId)).status).toBe(204);
      clock.pass(60);
      await settle();
      expect(await sent(letterId)).toBe(0);
      expect(await said(await withdraw(undoId))).toMatchObject({
        status: 409,
        code: "undo/too-late",
        detail: "Tidak dapat diurungkan lagi: sudah dilakukan, atau sudah diurungkan.",
      });
      expect((await entriesOf(letterId)).map(({ act }) => act)).toEqual([
        "dispatch/letters.send (undo/accepted)",
        "undo/acts.withdraw",
      ]);
    });

    it("is not taken back after it was done, nor at the very moment it is due", async () => {
      const { accepted, withdraw, settle, clock } = portal();
      const letterId = await letter();
      const { undoId } = await accepted(letterId);
      clock.pass(10);
      expect((await withdraw(undoId)).status).toBe(409);
      await settle();
      expect((await withdraw(undoId)).status).toBe(409);
      expect(await sent(letterId)).toBe(1);
    });

    it("is nobody else's to take back: others, neighbours and made-up ids are told the same", async () => {
      const { accepted, withdraw, settle, clock } = portal();
      const letterId = await letter();
      const { undoId } = await accepted(letterId);
      const others = [
        await withdraw(undoId, { role: "writer", accountId: "budi" }),
        await withdraw(undoId, { role: "writer", accountId: "sari", regencyCode: "19.02" }),
        await withdraw(randomUUID()),
      ];
      const [first, ...rest] = await Promise.all(others.map(said));
      expect(first).toMatchObject({ status: 409, code: "undo/too-late" });
      for (const other of rest) expect(other).toEqual(first);
      clock.pass(10);
      await settle();
      expect(await sent(letterId)).toBe(1);
    });

    it("takes back no other task of the account", async () => {
      const { withdraw } = portal();
      const taskId = randomUUID();
      await rows(sql`insert into task (regency_code, task_id, event, module, payload, state, attempts, run_at, act, account_id, role,
        trace_id, created_at) values ('19.06', ${taskId}::uuid, 'desk/letter-arrived', 'archive', '{}', 'waiting', 0,
        '2027-01-01', 'desk/letters.receive', 'sari', 'writer', 'x', '2026-11-24') on conflict do nothing`);
      expect((await withdraw(taskId)).status).toBe(409);
      expect(await rows(sql`delete from task where task_id = ${taskId}::uuid returning task_id`)).toHaveLength(1);
    });

    it("is refused at once where it would be refused, and a rehearsal leaves nothing", async () => {
      const { send, accepted, settle, clock } = portal();
      const letterId = await letter();
      await accepted(letterId);
      expect(await sent(letterId), "rehearsed and rolled back").toBe(0);
      expect(await rows(sql`select 1 from task where event <> 'undo/act-due'`)).toEqual([]);
      clock.pass(10);
      await settle();
      expect((await send(letterId)).status).toBe(409);
      expect((await send(randomUUID())).status).toBe(409);
      expect(await waiting()).toEqual([]);
      expect(await entriesOf(letterId)).toHaveLength(2);
    });

    it("whose data changed meanwhile is not done, and its person is told", async () => {
      const { accepted, settle, clock, server } = portal();
      const letterId = await letter();
      await accepted(letterId);
      await accepted(letterId);
      clock.pass(10);
      await settle();
      expect(await sent(letterId)).toBe(1);
      expect(await waiting()).toEqual([]);
      const headers = await testSession(server, sari);
      const { items } = (await (await server.app.request("/api/notices", { headers })).json()) as {
        items: { code: string; text: { id: string } }[];
      };
      expect(items[0]).toMatchObject({
        code: "undo/not-done",
        text: { id: expect.stringContaining("tidak jadi dilakukan") },
      });
    });

    it("survives the end of its process, and two processes do it once", async () => {
      const clock = movingClock();
      const letters = [await letter(), await letter(), await letter()];
      const first = portal(clock);
      for (const letterId of letters) await first.accepted(letterId);
      await first.server.close();
      clock.pass(10);
      const [one, other] = [portal(clock), portal(clock)];
      await Promise.all([one.settle(), other.settle()]);
      expect(await Promise.all(letters.map(sent))).toEqual([1, 1, 1]);
      expect((await Promise.all(letters.map(entriesOf))).map((entries) => entries.length)).toEqual([2, 2, 2]);
    });

    it("which a worker and its person reach at the same moment is either done or taken back", async () => {
      for (let round = 0; round < 10; round += 1) {
        const clock = movingClock();
        const here = portal(clock);
        const late = movingClock();
        late.pass(10);
        const there = portal(late);
        const letterId = await letter();
        const { undoId } = await here.accepted(letterId);
        const [answer] = await Promise.all([here.withdraw(undoId), there.settle()]);
        expect(await sent(letterId)).toBe(answer.status === 204 ? 0 : 1);
        expect(await waiting()).toEqual([]);
      }
    });

    it("asked for twice under one idempotency key waits once", async () => {
      const { send, settle, clock } = portal();
      const letterId = await letter();
      const key = { "idempotency-key": randomUUID() };
      const [one, two] = [await send(letterId, undefined, sari, key), await send(letterId, undefined, sari, key)];
      const first = await one.json();
      expect(await two.json()).toEqual(first);
      expect(await waiting()).toHaveLength(1);
      clock.pass(10);
      await settle();
      const third = await send(letterId, undefined, sari, key);
      expect([third.status, await third.json()]).toEqual([202, first]);
      expect(await sent(letterId)).toBe(1);
    });

    it("lies sealed while it waits: no word of it in a row or in the log", async () => {
      const { accepted, withdraw, logLines } = portal();
      const { undoId } = await accepted(await letter());
      const [row] = await rows(sql<{ text: string; sealed: Uint8Array }>`
        select t::text as text, sealed from task t where task_id = ${undoId}::uuid`);
      const bytes = Buffer.from(row!.sealed).toString("latin1");
      for (const place of [row!.text, bytes, logLines.join("")])
        for (const secret of ["Naura", "Lipat Kajang", "Petugas Uji"]) expect(place).not.toContain(secret);
      await withdraw(undoId);
    });

    it("does nothing when its row was changed, or another act's was put in its place", async () => {
      const { accepted, withdraw, settle, clock } = portal();
      const [mine, other] = [await letter(), await letter()];
      const [first, second] = [await accepted(mine), await accepted(other)];
      await rows(sql`update task set sealed = (select sealed from task where task_id = ${second.undoId}::uuid)
        where task_id = ${first.undoId}::uuid`);
      await withdraw(second.undoId);
      clock.pass(10);
      await settle();
      expect([await sent(mine), await sent(other)]).toEqual([0, 0]);
      const [task] = await rows(sql<{ last_error: string }>`
        delete from task where task_id = ${first.undoId}::uuid returning last_error`);
      expect(task!.last_error).toContain("does not open");
    });

    it("is done within what its person saw, not within all that the worker sees", async () => {
      const { call, settle, clock } = portal();
      const [near, far] = [await letter(), await letter("19.06.01.2001")];
      const cadre: TestPerson = { role: "reader", accountId: "kader", scope: { kind: "villages", codes: [VILLAGE] } };
      expect((await call("/dispatch/letters/send-all", {}, cadre)).status).toBe(202);
      clock.pass(3);
      await settle();
      expect([await sent(near), await sent(far)]).toEqual([1, 0]);
    });

    it("needs the right when it is asked for", async () => {
      const { send } = portal();
      expect((await send(await letter(), undefined, { role: "stranger" })).status).toBe(403);
    });

    it.each(["writes", "jobs"])("that cannot be rehearsed is a mistake told at once: two %s", async (twice) => {
      const { send, logLines } = portal();
      const letterId = await letter();
      expect((await send(letterId, { cover: "x", twice })).status).toBe(500);
      expect(logLines.join("")).toContain("can be taken back, so it");
      expect([await sent(letterId), await waiting()]).toEqual([0, []]);
    });
  },
  { migrations: [...notesMigrations, ...dispatchModule.migrations] },
);

it.each([{ method: "GET" }, { body: "file" }, { permission: "public" }] as const)(
  "no operation waits whose upload would be gone, or which nobody could take back: %o",
  (changes) => {
    const operation = {
      method: "POST",
      path: "/x",
      summary: "x",
      permission: "signed-in",
      ...undoable(),
      ...changes,
    } as const;
    const route = { operation, act: "x/x.x", disclosure: undefined, handler: async () => undefined };
    expect(() => undoableActs([route as never])).toThrow("x/x.x cannot be taken back");
  },
);
