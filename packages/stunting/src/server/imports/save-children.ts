import type { JobContext, Transaction } from "@spbe-kit/server";
import { sql } from "kysely";
import { nameKey } from "../../domain/name-key.ts";
import { insertChildren, type NewChildRow } from "../register/write-child.ts";
import type { ImportRecord } from "./import-store.ts";
import { posyanduKey } from "./judge-rows.ts";
import type { AcceptedRow } from "./judged-row.ts";

/**
 * Registers the children of a chunk that are not there yet.
 *
 * @returns how many were added, and the ids that could not be: between preview and saving somebody registered another child
 * under the same NIK
 */
export async function saveChildren(
  tx: Transaction,
  job: JobContext,
  regency: string,
  record: ImportRecord,
  rows: readonly AcceptedRow[],
): Promise<{ readonly added: number; readonly missing: ReadonlySet<string> }> {
  const first = new Map(rows.toReversed().map((row) => [row.childId, row]));
  const registered = await childrenThere(tx, regency, [...first.keys()]);
  const fresh = [...first.values()].filter((row) => !registered.has(row.childId));
  const posyandu = await ensurePosyandu(tx, regency, rows);
  const acting = { regency, vault: job.vault, by: record.created_by, at: job.now(), today: job.today() };
  const added = await insertChildren(
    tx,
    acting,
    fresh.map((row) => newChild(row, posyandu)),
  );
  const refused = fresh.flatMap(({ childId }) => (added.has(childId) ? [] : [childId]));
  // The same child may have come by another way in this moment.
  const there = refused.length === 0 ? registered : await childrenThere(tx, regency, refused);
  return { added: added.size, missing: new Set(refused.filter((childId) => !there.has(childId))) };
}

function newChild(row: AcceptedRow, posyandu: PosyanduCodes): NewChildRow {
  const posyanduCode = posyandu.get(posyanduKey(row.villageCode, row.posyanduName));
  if (posyanduCode === undefined) throw new Error(`Posyandu of row ${row.row} was not made.`);
  const { name, sex, birthDate, nik, motherName, birthWeightKg, birthLengthCm } = row;
  const facts = { name, sex, birthDate, nik, motherName, birthWeightKg, birthLengthCm, posyanduCode };
  return { childId: row.childId, facts, villageCode: row.villageCode };
}

async function childrenThere(
  tx: Transaction,
  regency: string,
  childIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ child_id: string }>`
    select child_id from child where regency_code = ${regency} and child_id = any(${childIds}::uuid[])`.execute(tx);
  return new Set(rows.map((row) => row.child_id));
}

type PosyanduCodes = ReadonlyMap<string, string>;

/** Makes the posyandu that are new, numbered on within their village. @returns codes by village and compared name */
async function ensurePosyandu(tx: Transaction, regency: string, rows: readonly AcceptedRow[]): Promise<PosyanduCodes> {
  const villages = [...new Set(rows.map((row) => row.villageCode))];
  const read = async () =>
    (
      await sql<{ code: string; village: string; key: string }>`
        select posyandu_code as code, village_code as village, name_key as key from posyandu
        where regency_code = ${regency} and village_code = any(${villages}::text[])`.execute(tx)
    ).rows;
  const known = await read();
  const codes = new Map(known.map((p) => [`${p.village} ${p.key}`, p.code]));
  const named = new Map(rows.map((row) => [`${row.villageCode} ${row.posyanduName}`, row]));
  const byKey = new Map([...named.values()].map((row) => [posyanduKey(row.villageCode, row.posyanduName), row]));
  const fresh = [...byKey].filter(([key]) => !codes.has(key));
  if (fresh.length > 0)
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${regency}/posyandu`}, 42))`.execute(tx);
  for (const [key, row] of fresh) {
    const taken = [...codes.entries()]
      .filter(([k]) => k.startsWith(`${row.villageCode} `))
      .map(([, code]) => Number(code.split("-")[1]));
    const code = `${row.villageCode}-${String(Math.max(0, ...taken) + 1).padStart(2, "0")}`;
    await sql`
      insert into posyandu (regency_code, posyandu_code, village_code, name, name_key)
      values (${regency}, ${code}, ${row.villageCode}, ${row.posyanduName}, ${nameKey(row.posyanduName)})
      on conflict do nothing`.execute(tx);
    codes.set(key, code);
  }
  return fresh.length === 0 ? codes : new Map((await read()).map((p) => [`${p.village} ${p.key}`, p.code]));
}
