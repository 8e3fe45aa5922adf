import { type CalendarDate, monthOf } from "@spbe-kit/core";
import type { RegencyVault, Transaction } from "@spbe-kit/server";
import { sql } from "kysely";
import type { ChildFacts } from "../../domain/child.schema.ts";
import { nameKey, wordsOfName } from "../../domain/name-key.ts";
import { sealNiks } from "./child-nik.ts";
import { judgeNik } from "./nik-state.ts";

/** The end of a residence that has not ended. */
export const OPEN_END = "9999-01-01";

export interface NewChildRow {
  readonly childId: string;
  readonly facts: ChildFacts;
  readonly villageCode: string;
}

export interface Registering {
  readonly regency: string;
  readonly vault: RegencyVault;
  readonly by: string;
  readonly at: string;
  readonly today: CalendarDate;
}

/**
 * Registers children with their residence, open from the month of birth until a move is recorded, and the words they are found
 * by. An id or a valid NIK that is there already is left alone: look at what was stored.
 *
 * @returns the ids stored now
 */
export async function insertChildren(
  tx: Transaction,
  { regency, vault, by, at, today }: Registering,
  children: readonly NewChildRow[],
): Promise<ReadonlySet<string>> {
  if (children.length === 0) return new Set();
  const judged = children.map(({ childId, facts }) => ({ childId, ...judgeNik(facts.nik, facts, today) }));
  const niks = await sealNiks(tx, vault, judged);
  const rows = children.map(({ childId, facts, villageCode }, position) => ({
    childId,
    villageCode,
    ...facts,
    ...niks[position]!,
    state: judged[position]!.state,
    key: nameKey(facts.name),
    sexCode: facts.sex === "M" ? 1 : 2,
    month: monthOf(facts.birthDate),
  }));
  const column = <T>(pick: (row: (typeof rows)[number]) => T): T[] => rows.map(pick);
  const { rows: stored } = await sql<{ child_id: string }>`
    with added as (
      insert into child (regency_code, child_id, name, name_key, sex, birth_date, nik_sealed, nik_index, nik_state, mother_name,
        birth_weight_g, birth_length_mm, lock_unit, posyandu_code, village_code, placed_from, placed_to, created_by, created_at)
      select ${regency}, u.child_id, u.name, u.name_key, u.sex, u.birth_date, u.nik_sealed, u.nik_index, u.nik_state, u.mother_name,
        u.birth_weight_g, u.birth_length_mm, u.posyandu_code, u.posyandu_code, u.village_code, u.month, ${OPEN_END}::date, ${by}, ${at}::timestamptz
      from unnest(${column((r) => r.childId)}::uuid[], ${column((r) => r.name)}::text[], ${column((r) => r.key)}::text[],
        ${column((r) => r.sexCode)}::smallint[], ${column((r) => r.birthDate)}::date[], ${column((r) => r.sealed)}::bytea[],
        ${column((r) => r.index)}::text[], ${column((r) => r.state)}::text[], ${column((r) => r.motherName)}::text[],
        ${column((r) => grams(r.birthWeightKg))}::int[], ${column((r) => millimetres(r.birthLengthCm))}::int[],
        ${column((r) => r.posyanduCode)}::text[], ${column((r) => r.villageCode)}::text[], ${column((r) => r.month)}::date[])
        as u(child_id, name, name_key, sex, birth_date, nik_sealed, nik_index, nik_state, mother_name, birth_weight_g,
          birth_length_mm, posyandu_code, village_code, month)
      on conflict do nothing
      returning child_id, sex, birth_date, posyandu_code, village_code, placed_from, placed_to),
    housed as (
      insert into residence (regency_code, child_id, from_month, to_month, posyandu_code, village_code, sex, birth_date)
      select ${regency}, child_id, placed_from, placed_to, posyandu_code, village_code, sex, birth_date from added
      on conflict do nothing)
    select child_id from added`.execute(tx);
  const added = new Set(stored.map((row) => row.child_id));
  await writeSearch(
    tx,
    regency,
    rows.filter((row) => added.has(row.childId)),
  );
  return added;
}

interface SearchedChild {
  readonly childId: string;
  readonly name: string;
  readonly motherName: string | null;
  readonly villageCode: string;
  readonly posyanduCode: string;
}

/**
 * Keeps the search in step with the register: every writer of a child's name, mother or place calls this in its transaction.
 * Replaces what there was of these children.
 */
export async function writeSearch(tx: Transaction, regency: string, children: readonly SearchedChild[]): Promise<void> {
  if (children.length === 0) return;
  const rows = children.map((child) => ({
    ...child,
    words: [...new Set([...wordsOfName(child.name), ...wordsOfName(child.motherName ?? "")])],
  }));
  await sql`
    delete from child_search where regency_code = ${regency} and child_id = any(${rows.map((r) => r.childId)}::uuid[])`.execute(
    tx,
  );
  await sql`
    insert into child_search (regency_code, child_id, name_key, words, village_code, posyandu_code)
    select ${regency}, u.child_id, u.name_key, u.words, u.village_code, u.posyandu_code
    from unnest(${rows.map((r) => r.childId)}::uuid[], ${rows.map((r) => nameKey(r.name))}::text[],
      ${rows.map((r) => ` ${r.words.join(" ")} `)}::text[], ${rows.map((r) => r.villageCode)}::text[],
      ${rows.map((r) => r.posyanduCode)}::text[]) as u(child_id, name_key, words, village_code, posyandu_code)
    on conflict do nothing`.execute(tx);
  // In order, so that two writers of the same new words wait for one another instead of standing crosswise.
  await sql`
    insert into name_word (regency_code, word)
    select ${regency}, u.word from unnest(${[...new Set(rows.flatMap((r) => r.words))].sort()}::text[]) as u(word)
    on conflict do nothing`.execute(tx);
}

export function grams(weightKg: number | null): number | null {
  return weightKg === null ? null : Math.round(weightKg * 1000);
}

export function millimetres(lengthCm: number | null): number | null {
  return lengthCm === null ? null : Math.round(lengthCm * 10);
}
