import { seededRandom, systemClock } from "@spbe-kit/core";
import { sql } from "kysely";
import { expect, it } from "vitest";
import type { Database, Transaction } from "../database/database.ts";
import { describeEngines, type TestEngine } from "../database/testing-engines.ts";
import { makeKeyRing } from "../keys/make-keys.ts";
import { type AuditAnchor, anchorOf } from "./audit-anchor.ts";
import { entryMac, sealOf } from "./audit-entry.ts";
import { type AuditRow, entryColumns, entryOf } from "./audit-row.ts";
import { auditRecorder } from "./record-entry.ts";
import { sealEntries } from "./seal-entries.ts";
import { sealEverything } from "./seal-everything.fixture.ts";
import { verifyChain } from "./verify-chain.ts";

const TENANT = { regency: "19.06", scope: { kind: "regency" } } as const;
const random = seededRandom(7);
const key = makeKeyRing(seededRandom(1)).audit;
const stranger = { ...makeKeyRing(seededRandom(2)).audit, id: key.id };
const recorder = auditRecorder({ key, clock: systemClock, random });
const ENTRIES = 40;

const actor = (n: number) => ({
  regencyCode: "19.06",
  accountId: `account-${n % 5}`,
  role: "nutritionist",
  traceId: n.toString(16).padStart(32, "0"),
  act: "stunting/children.register",
});

async function fill(db: Database, entries: number): Promise<void> {
  for (let n = 0; n < entries; n++) {
    await db.tenant(TENANT, async (tx) =>
      recorder.happened(tx, "write", actor(n), { subjects: [`child/${random.uuid()}`], fields: ["name", "nik"] }),
    );
    // As a sealer beside the writers would: a row of seals now and then.
    if (n % 9 === 8) await sealEntries(db, "19.06", [key]);
  }
  await sealEverything(db, "19.06", key);
}

/** As the database's administrator: past row-level security and past every right. The embedded engine's owner is one. */
async function asIntruder(engine: TestEngine, work: (tx: Transaction) => Promise<void>): Promise<void> {
  await engine.db.owner(async (tx) => {
    await sql`set local app.regency = '19.06'`.execute(tx);
    await work(tx);
  });
}

interface Tampering {
  readonly name: string;
  readonly expected: readonly string[];
  /** @returns the number of the first entry that is bad, if it has one */
  run(tx: Transaction, pick: (below: number) => number): Promise<number | undefined>;
}

/** Seals of the chain, one by one: what an intruder who knows the tables would work with. */
interface Link {
  readonly id: string;
  readonly seal: string;
}

async function readChain(tx: Transaction): Promise<Link[]> {
  const { rows } = await sql<{ entry_ids: string[]; seals: Uint8Array }>`
    select entry_ids, seals from audit_seal order by first`.execute(tx);
  return rows.flatMap(({ entry_ids, seals }) =>
    entry_ids.map((id, at) => ({ id, seal: Buffer.from(seals.subarray(at * 32, at * 32 + 32)).toString("hex") })),
  );
}

/** Puts a changed chain back, in rows of seven. */
async function writeChain(tx: Transaction, links: readonly Link[]): Promise<void> {
  await sql`delete from audit_seal`.execute(tx);
  for (let first = 0; first < links.length; first += 7) {
    const some = links.slice(first, first + 7);
    await sql`insert into audit_seal (regency_code, first, entry_ids, seals, key_id, last_xid)
      values ('19.06', ${first + 1}, ${some.map(({ id }) => id)}::uuid[], ${Buffer.from(some.map(({ seal }) => seal).join(""), "hex")}, ${key.id}, 1)`.execute(
      tx,
    );
  }
}

const rowAt = async (tx: Transaction, number: number): Promise<AuditRow> => {
  const id = (await readChain(tx))[number - 1]!.id;
  const { rows } = await sql<AuditRow>`select ${entryColumns} from audit_entry e where e.entry_id = ${id}`.execute(tx);
  return rows[0]!;
};

async function removeEntries(tx: Transaction, ids: readonly string[]): Promise<void> {
  await sql`delete from audit_subject where entry_id = any(${ids}::uuid[])`.execute(tx);
  await sql`delete from audit_entry where entry_id = any(${ids}::uuid[])`.execute(tx);
}

const COLUMNS = ["act", "account_id", "role", "trace_id", "kind", "at", "purpose", "fields", "mac", "key_id"] as const;

const TAMPERINGS: readonly Tampering[] = [
  {
    name: "changes one byte of an entry",
    expected: ["changed", "unknown-key"],
    async run(tx, pick) {
      const number = 1 + pick(ENTRIES);
      const { entry_id: id } = await rowAt(tx, number);
      const changes = {
        act: sql`act = act || 'x'`,
        account_id: sql`account_id = 'account-9'`,
        role: sql`role = 'auditor'`,
        trace_id: sql`trace_id = ''`,
        kind: sql`kind = 'login'`,
        at: sql`at = at + interval '1 microsecond'`,
        purpose: sql`purpose = 'care'`,
        fields: sql`fields = array['name']`,
        mac: sql`mac = overlay(mac placing (case when left(mac, 1) = '0' then '1' else '0' end) from 1)`,
        key_id: sql`key_id = 'other'`,
      };
      await sql`update audit_entry set ${changes[COLUMNS[pick(COLUMNS.length)]!]} where entry_id = ${id}`.execute(tx);
      return number;
    },
  },
  {
    name: "changes one digit of a seal",
    expected: ["changed"],
    async run(tx, pick) {
      const number = 1 + pick(ENTRIES);
      const at = pick(64);
      const chain = await readChain(tx);
      const other = (seal: string) => seal.slice(0, at) + (seal[at] === "0" ? "1" : "0") + seal.slice(at + 1);
      await writeChain(
        tx,
        chain.map((link, i) => (i === number - 1 ? { ...link, seal: other(link.seal) } : link)),
      );
      return number;
    },
  },
  {
    name: "deletes an entry and leaves its seal",
    expected: ["removed"],
    async run(tx, pick) {
      const number = 1 + pick(ENTRIES);
      await removeEntries(tx, [(await rowAt(tx, number)).entry_id]);
      return number;
    },
  },
  {
    name: "deletes a whole row of seals with its entries",
    expected: ["removed", "cut"],
    async run(tx, pick) {
      const { rows } = await sql<{
        first: number;
        entry_ids: string[];
      }>`select first, entry_ids from audit_seal order by first`.execute(tx);
      const { first, entry_ids } = rows[pick(rows.length)]!;
      await removeEntries(tx, entry_ids);
      await sql`delete from audit_seal where first = ${first}`.execute(tx);
      return first;
    },
  },
  {
    name: "deletes an entry and closes the gap",
    expected: ["changed"],
    async run(tx, pick) {
      const number = 1 + pick(ENTRIES - 1);
      const chain = await readChain(tx);
      await removeEntries(tx, [chain[number - 1]!.id]);
      await writeChain(
        tx,
        chain.filter((_, i) => i !== number - 1),
      );
      return number;
    },
  },
  {
    name: "adds an entry by hand",
    expected: ["added"],
    async run(tx, pick) {
      await insertCopy(tx, await rowAt(tx, 1 + pick(ENTRIES)), "f".repeat(64));
      return undefined;
    },
  },
  {
    name: "adds an entry under another key of the same name, and seals it at the end",
    expected: ["changed"],
    async run(tx, pick) {
      const row = await rowAt(tx, 1 + pick(ENTRIES));
      const copy = { ...row, entry_id: random.uuid() };
      const mac = entryMac(entryOf(copy), stranger);
      await insertCopy(tx, copy, mac, copy.entry_id);
      const chain = await readChain(tx);
      const link = { number: ENTRIES + 1, previous: chain.at(-1)!.seal, entryId: copy.entry_id, mac };
      await writeChain(tx, [...chain, { id: copy.entry_id, seal: sealOf(link, stranger) }]);
      return ENTRIES + 1;
    },
  },
  {
    name: "swaps two entries in the chain",
    expected: ["reordered", "changed"],
    async run(tx, pick) {
      const [first, second] = twoPlaces(pick);
      const chain = await readChain(tx);
      const [a, b] = [chain[first - 1]!, chain[second - 1]!];
      await writeChain(
        tx,
        chain.map((link) => (link === a ? { ...a, id: b.id } : link === b ? { ...b, id: a.id } : link)),
      );
      return first;
    },
  },
  {
    name: "swaps two links whole",
    expected: ["reordered", "changed"],
    async run(tx, pick) {
      const [first, second] = twoPlaces(pick);
      const chain = await readChain(tx);
      const [a, b] = [chain[first - 1]!, chain[second - 1]!];
      await writeChain(
        tx,
        chain.map((link) => (link === a ? b : link === b ? a : link)),
      );
      return first;
    },
  },
  {
    name: "cuts off the newest entries",
    expected: ["cut"],
    async run(tx, pick) {
      const number = 1 + pick(ENTRIES);
      const chain = await readChain(tx);
      await removeEntries(
        tx,
        chain.slice(number - 1).map(({ id }) => id),
      );
      await writeChain(tx, chain.slice(0, number - 1));
      return number;
    },
  },
  {
    name: "rewrites the chain from an entry on without the key",
    expected: ["changed"],
    async run(tx, pick) {
      const number = 1 + pick(ENTRIES);
      const row = await rowAt(tx, number);
      const changed = { ...row, account_id: "somebody-else" };
      await sql`update audit_entry set account_id = ${changed.account_id}, mac = ${entryMac(entryOf(changed), stranger)}
        where entry_id = ${row.entry_id}`.execute(tx);
      await resealFrom(tx, number);
      return number;
    },
  },
  {
    name: "hides an entry from the list by person",
    expected: ["index"],
    async run(tx, pick) {
      const number = 1 + pick(ENTRIES);
      await sql`delete from audit_subject where entry_id = ${(await rowAt(tx, number)).entry_id}`.execute(tx);
      return number;
    },
  },
];

async function insertCopy(tx: Transaction, row: AuditRow, mac: string, entryId = random.uuid()): Promise<void> {
  await sql`insert into audit_entry (regency_code, entry_id, at, kind, act, account_id, role, trace_id, purpose, subjects, fields, key_id, mac)
    values (${row.regency_code}, ${entryId}, ${row.at}::timestamptz, ${row.kind}, ${row.act}, ${row.account_id}, ${row.role}, ${row.trace_id},
      ${row.purpose}, ${row.subjects}::text[], ${row.fields}::text[], ${row.key_id}, ${mac})`.execute(tx);
}

/** Two places near each other; beyond the page it reads, the verifier says "changed" of the first. */
function twoPlaces(pick: (below: number) => number): [number, number] {
  const first = 1 + pick(ENTRIES - 1);
  return [first, Math.min(ENTRIES, first + 1 + pick(6))];
}

async function resealFrom(tx: Transaction, from: number): Promise<void> {
  const chain = await readChain(tx);
  for (let number = from; number <= ENTRIES; number++) {
    const { entry_id: entryId, mac } = await rowAt(tx, number);
    const previous = chain[number - 2]?.seal ?? "";
    chain[number - 1] = { id: entryId, seal: sealOf({ number, previous, entryId, mac }, stranger) };
  }
  await writeChain(tx, chain);
}

describeEngines("a sealed audit", (engine) => {
  const rounds = Number(process.env.SPBE_AUDIT_TAMPERINGS ?? 120);
  let anchor: AuditAnchor;

  it("proves every link, whoever wrote between them", async () => {
    await fill(engine.db, ENTRIES);
    anchor = await anchorOf(engine.db, "19.06", systemClock.now());
    const verdict = await verifyChain(engine.db, "19.06", { keys: [key], anchors: [anchor] });
    expect(verdict).toEqual({ regencyCode: "19.06", proven: ENTRIES, unsealed: 0, finding: undefined });
  }, 60_000);

  it.each(TAMPERINGS)(
    "$name: found, and the first bad entry is named",
    async (tampering) => {
      const times = Math.ceil(rounds / TAMPERINGS.length);
      for (let seed = 0; seed < times; seed++) {
        const next = seededRandom(seed * 31 + TAMPERINGS.indexOf(tampering));
        const pick = (below: number) => new DataView(next.bytes(4).buffer).getUint32(0) % below;
        const { finding, number } = await tamperAndVerify(engine, tampering, pick, anchor);
        expect(tampering.expected, `seed ${seed}`).toContain(finding?.fault);
        if (finding?.fault !== "added") expect(finding?.number, `seed ${seed}`).toBe(number);
      }
    },
    300_000,
  );

  it("cannot be changed or shortened by the application itself", async () => {
    for (const statement of [
      "update audit_entry set role = 'x'",
      "delete from audit_entry",
      "delete from audit_seal",
      "update audit_seal set first = 9",
      "delete from audit_subject",
      "truncate audit_entry",
    ])
      await expect(engine.db.tenant(TENANT, (tx) => sql.raw(statement).execute(tx))).rejects.toMatchObject({
        code: "42501",
      });
  });

  it("keeps regencies apart", async () => {
    const other = { regency: "19.02", scope: { kind: "regency" } } as const;
    const { rows } = await engine.db.tenant(other, (tx) =>
      sql`select from audit_entry union all select from audit_seal`.execute(tx),
    );
    expect(rows).toHaveLength(0);
    const smuggled = engine.db.tenant(other, async (tx) => recorder.happened(tx, "write", actor(1)));
    await expect(smuggled).rejects.toMatchObject({ code: "42501" });
  });
});

/** A tampering committed by the intruder, judged by the verifier, and put right again from a copy. */
async function tamperAndVerify(
  engine: TestEngine,
  tampering: Tampering,
  pick: (below: number) => number,
  anchor: AuditAnchor,
) {
  let number: number | undefined;
  await asIntruder(engine, async (tx) => {
    for (const table of ["audit_entry", "audit_subject", "audit_seal"])
      await sql.raw(`create table copy_${table} as select * from ${table}`).execute(tx);
    number = await tampering.run(tx, pick);
  });
  const { finding } = await verifyChain(engine.db, "19.06", { keys: [key], anchors: [anchor] });
  await asIntruder(engine, async (tx) => {
    for (const table of ["audit_entry", "audit_subject", "audit_seal"]) {
      await sql.raw(`delete from ${table}`).execute(tx);
      await sql.raw(`insert into ${table} select * from copy_${table}`).execute(tx);
      await sql.raw(`drop table copy_${table}`).execute(tx);
    }
  });
  return { finding, number };
}
