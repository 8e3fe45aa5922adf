/**
 * What the outbox costs a write and how fast it empties: transactions of one insert with and without an event, then the worker on
 * what they left behind, each reaction writing one row with its end and its audit entry. Rounds are interleaved; medians of 5 with
 * their spread. Then the time from a commit to its reaction, one at a time.
 * Run: node --conditions=spbe-source packages/server/bench/tasks.bench.mjs
 * PostgreSQL is measured when SPBE_TEST_DATABASE_URL names a superuser; the embedded engine always.
 */
import { systemClock, systemRandom } from "@spbe-kit/core";
import { sql } from "kysely";
import pg from "pg";
import { auditRecorder } from "../src/audit/record-entry.ts";
import { openDatabase } from "../src/database/database.ts";
import { databaseMigrations } from "../src/database/migrations/index.ts";
import { provision } from "../src/database/provision.ts";
import { tenantTable } from "../src/database/tenant-table.ts";
import { createHostLog } from "../src/host/host-log.ts";
import { testKeyRing } from "../src/keys/test-key-ring.ts";
import { noticeWriter } from "../src/notices/notice-writer.ts";
import { listenersOf, outboxes } from "../src/tasks/outbox.ts";
import { taskWorker } from "../src/tasks/task-worker.ts";
import { createVault } from "../src/vault/vault.ts";

const ROUNDS = 5;
const TASKS = Number(process.env.SPBE_BENCH_ROWS ?? 1_000);
const REGENCY = "19.06";
const SETTINGS = { regency: REGENCY, scope: { kind: "regency" } };
const clock = systemClock;
const random = systemRandom;
const migrations = [
  ...databaseMigrations,
  {
    id: "bench/0001-things",
    sql: `create table thing (regency_code text collate "C" not null, thing_id uuid not null, primary key (regency_code, thing_id));
    ${tenantTable("thing")}`,
  },
];

const addThing = (tx) =>
  sql`insert into thing values (${REGENCY}, ${random.uuid()}::uuid) on conflict do nothing`.execute(tx);

function bench(database) {
  let reacted = () => undefined;
  const listening = {
    name: "listening",
    contract: {},
    permissions: {},
    migrations: [],
    handlers: {},
    events: {
      "bench/happened": {
        run: async (_, task) => {
          await task.finish(addThing);
          reacted();
        },
      },
    },
  };
  const modules = [listening];
  const sentences = { id: {}, en: {} };
  const notices = noticeWriter({ clock, random, sentences });
  const recorder = auditRecorder({ key: testKeyRing.audit, clock, random });
  const openOutbox = outboxes({
    clock,
    random,
    notices,
    listeners: listenersOf(modules),
    wake: (code) => worker.wake(code),
  });
  const zones = new Map([[REGENCY, "Asia/Jakarta"]]);
  const vault = createVault(testKeyRing);
  const log = createHostLog({ level: "silent" });
  const worker = taskWorker({ database, modules, zones, clock, random, recorder, vault, openOutbox, log });
  const actor = { regencyCode: REGENCY, accountId: "sari", role: "writer", traceId: "", act: "bench/things.add" };
  const outbox = openOutbox(actor, "bench");

  const write = (withEvent) =>
    outbox.around(() =>
      database.tenant(SETTINGS, async (tx) => {
        await addThing(tx);
        if (withEvent) await outbox.emit(tx, "bench/happened", { thingId: random.uuid() });
      }),
    );
  const nextReaction = () =>
    new Promise((resolve) => {
      reacted = resolve;
    });
  return { worker, write, nextReaction };
}

async function seconds(work) {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1_000;
}

function said(figures, unit) {
  const sorted = [...figures].sort((a, b) => a - b);
  const show = (figure) => figure.toFixed(figure < 10 ? 2 : 0);
  return `${show(sorted[Math.floor(sorted.length / 2)])} ${unit} (${show(sorted[0])} to ${show(sorted.at(-1))})`;
}

async function measure(name, database) {
  await database.migrate(migrations);
  const { worker, write, nextReaction } = bench(database);
  const [plain, emitting, emptied, latency] = [[], [], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const many = async (withEvent) => {
      for (let n = 0; n < TASKS; n += 1) await write(withEvent);
    };
    plain.push((1_000 * (await seconds(() => many(false)))) / TASKS);
    emitting.push((1_000 * (await seconds(() => many(true)))) / TASKS);
    emptied.push(TASKS / (await seconds(() => worker.settle())));
  }
  worker.start();
  for (let n = 0; n < 100; n += 1) {
    const reaction = nextReaction();
    await write(true);
    latency.push(1_000 * (await seconds(() => reaction)));
  }
  await worker.stop(2_000);
  console.log(`${name}
  a write without an event: ${said(plain, "ms")}
  a write with an event:    ${said(emitting, "ms")}
  the worker:               ${said(emptied, "tasks/s")}
  commit to reaction:       ${said(latency, "ms")}`);
}

const embedded = await openDatabase({});
await measure("embedded", embedded);
await embedded.close();

const admin = process.env.SPBE_TEST_DATABASE_URL;
if (admin) {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  await client.query("create database spbe_bench_tasks");
  const addressOf = (user) => Object.assign(new URL(admin), { pathname: "/spbe_bench_tasks", ...user }).href;
  const [owner, app] = ["spbe_bench_owner", "spbe_bench_server"];
  const password = "bench-only";
  try {
    await provision(addressOf({}), {
      database: "spbe_bench_tasks",
      ownerLogin: owner,
      appLogin: app,
      ownerPassword: password,
      appPassword: password,
    });
    const database = await openDatabase({
      url: addressOf({ username: app, password }),
      ownerUrl: addressOf({ username: owner, password }),
    });
    await measure("PostgreSQL", database);
    await database.close();
  } finally {
    await client.query("drop database if exists spbe_bench_tasks with (force)");
    await client.end();
  }
}
