/**
 * Exchanging the vault's key while people work: the keys of 100,000 persons are wrapped anew, chunk by chunk, beside four people
 * who write notes and open a NIK, through the whole host. Said are the duration, the longest time one chunk kept the database (at
 * most 200 ms, since the embedded engine serves nobody meanwhile), and how long requests took before and during.
 * Run: node --conditions=spbe-source packages/server/bench/rotation.bench.mjs (SPBE_BENCH_PEOPLE for another number)
 */
import { defineResource, seededRandom } from "@spbe-kit/core";
import { sql } from "kysely";
import * as z from "zod";
import { tenantTable } from "../src/database/tenant-table.ts";
import { notesModule } from "../src/host/notes.fixture.ts";
import { notesHost } from "../src/host/notes-host.fixture.ts";
import { defineServerModule } from "../src/host/server-module.ts";
import { testKeyRing, withNewVaultKey } from "../src/keys/test-key-ring.ts";
import { testSession } from "../src/login/test-session.ts";
import { wrappingKeys } from "../src/vault/check-keys.ts";
import { rewrapSubjectKeys } from "../src/vault/rewrap-subject-keys.ts";
import { createVault } from "../src/vault/vault.ts";
import { onEngines } from "./engines.mjs";

const PEOPLE = Number(process.env.SPBE_BENCH_PEOPLE ?? 100_000);
const LONGEST_MILLISECONDS = 200;
const REGENCY = "19.06";
const SETTINGS = { regency: REGENCY, scope: { kind: "regency" } };
const FIELD = "people/person.nik";
const STORED_AT_ONCE = 1_000;
const CLIENTS = 4;
/** Between two requests of one person. */
const PAUSE_MILLISECONDS = 40;
const CALM_SECONDS = 10;
const UNCOUNTED = { burst: 1_000_000, perMinute: 1_000_000 };
const random = seededRandom(100);
const nikOf = (at) => `190699${String(at).padStart(10, "0")}`;

const contract = {
  people: defineResource({
    reveal: {
      method: "POST",
      path: "/people/{personId}/nik",
      summary: "Show a NIK",
      permission: "people/people.reveal",
      params: z.object({ personId: z.uuid() }),
      success: z.object({ nik: z.string() }),
      disclosesPersonalData: true,
    },
  }),
};
const peopleModule = defineServerModule(contract, {
  name: "people",
  permissions: { writer: ["people/people.reveal"] },
  migrations: [
    {
      id: "people/0001-person",
      sql: `create table person (regency_code text collate "C" not null, person_id uuid not null, nik bytea not null,
        primary key (regency_code, person_id));\n${tenantTable("person")}`,
    },
  ],
  handlers: {
    people: {
      reveal: ({ params: { personId } }, { db, vault }) =>
        db(async (tx) => {
          const { rows } = await sql`select nik from person where person_id = ${personId}::uuid`.execute(tx);
          return { nik: await vault.openText(tx, { subjectId: personId, field: FIELD }, rows[0].nik) };
        }),
    },
  },
});

await onEngines(async (db) => {
  const ring = withNewVaultKey(testKeyRing);
  const keptOpen = Object.assign(Object.create(db), { close: async () => undefined });
  const { server } = notesHost(keptOpen, {
    modules: [notesModule, peopleModule],
    keys: ring,
    rateLimits: { account: UNCOUNTED, address: UNCOUNTED, anonymous: UNCOUNTED },
  });
  await db.migrate(server.migrations);
  const ids = await storePeople(db);
  const headers = await testSession(server, { role: "writer" });
  const calm = new AbortController();
  setTimeout(() => calm.abort(), CALM_SECONDS * 1_000);
  const before = await serve(server, headers, ids, calm.signal);

  const over = new AbortController();
  const serving = serve(server, headers, ids, over.signal);
  const { occupied, watched } = watching(db);
  const began = performance.now();
  const wrapped = await rewrapSubjectKeys({ database: watched, ring, regency: REGENCY });
  const seconds = (performance.now() - began) / 1_000;
  over.abort();
  const during = await serving;
  const left = await db.tenant(SETTINGS, (tx) => wrappingKeys(tx, REGENCY));
  await server.close();

  const longest = Math.max(...occupied);
  console.log(`\n${db.engine} ${db.version}, ${wrapped} keys wrapped anew in ${seconds.toFixed(1)} s while serving`);
  console.log(
    `  ${occupied.length} transactions, the longest ${longest.toFixed(0)} ms, the median ${at(occupied, 0.5)} ms`,
  );
  console.log(`  requests before   ${words(before, CALM_SECONDS)}`);
  console.log(`  requests during   ${words(during, seconds)}`);
  if (wrapped !== PEOPLE || left.length !== 1 || left[0] !== ring.vault[0].id)
    fail("keys are left under the older key");
  if (db.engine === "pglite" && longest > LONGEST_MILLISECONDS) fail(`a chunk took ${longest.toFixed(0)} ms`);
});

function fail(why) {
  console.error(`FAILED: ${why}`);
  process.exitCode = 1;
}

/** Everybody under the older key. */
async function storePeople(db) {
  const vault = createVault(testKeyRing).of(REGENCY);
  const ids = Array.from({ length: PEOPLE }, () => random.uuid());
  for (let from = 0; from < PEOPLE; from += STORED_AT_ONCE) {
    const items = ids
      .slice(from, from + STORED_AT_ONCE)
      .map((subjectId, n) => ({ subjectId, field: FIELD, text: nikOf(from + n) }));
    await db.tenant(SETTINGS, async (tx) => {
      const sealed = await vault.sealTexts(tx, items);
      await sql`insert into person select ${REGENCY}, u.id, u.nik
        from unnest(${items.map(({ subjectId }) => subjectId)}::uuid[], ${sealed}::bytea[]) as u(id, nik)`.execute(tx);
    });
  }
  return ids;
}

/** Four people at work until the signal. @returns milliseconds of every request */
async function serve(server, headers, ids, signal) {
  const times = [];
  const json = { ...headers, "content-type": "application/json" };
  async function work() {
    while (!signal.aborted) {
      const n = Math.floor(Math.random() * ids.length);
      const begin = performance.now();
      if (Math.random() < 0.5) await reveal(n);
      else await write();
      times.push(performance.now() - begin);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
    }
  }
  async function reveal(n) {
    const answer = await server.app.request(`/api/people/${ids[n]}/nik`, { method: "POST", headers });
    const { nik } = await answer.json();
    if (nik !== nikOf(n)) fail(`a NIK was answered with ${answer.status} while the keys were exchanged`);
  }
  async function write() {
    const body = JSON.stringify({ noteId: crypto.randomUUID(), text: "Timbang ulang Senin" });
    const answer = await server.app.request("/api/notes/notes", { method: "POST", headers: json, body });
    if (answer.status !== 201) fail(`a note was answered with ${answer.status}`);
    await answer.text();
  }
  await Promise.all(Array.from({ length: CLIENTS }, work));
  return times;
}

/** The database, with the milliseconds that every transaction kept it, from its first statement to its end. */
function watching(db) {
  const occupied = [];
  const tenant = async (settings, work, options) => {
    let began = 0;
    const value = await db.tenant(
      settings,
      (tx) => {
        began = performance.now();
        return work(tx);
      },
      options,
    );
    occupied.push(performance.now() - began);
    return value;
  };
  return { occupied, watched: Object.assign(Object.create(db), { tenant }) };
}

function at(times, part) {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))].toFixed(1);
}

function words(times, seconds) {
  const rate = (times.length / seconds).toFixed(0);
  return `${rate} a second, p50 ${at(times, 0.5)} ms, p99 ${at(times, 0.99)} ms, longest ${at(times, 1)} ms`;
}
