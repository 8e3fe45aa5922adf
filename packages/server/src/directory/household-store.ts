import { type Household, type HouseholdShort, lastSurvivor } from "@spbe-kit/core/organisation";
import { sql } from "kysely";
import type { Transaction } from "../database/index.ts";
import { masked } from "./masked.ts";
import type { People, PersonWriting } from "./person-store.ts";
import { readNames } from "./post-store.ts";
import { idsByWords } from "./word-index.ts";

/** Where a household's number is sealed. */
export const KK_FIELD = "directory/household.kk";

const MOST_FOUND = 50;
const MEMBERS_SHOWN = 5;

/** The household of a number, made when nobody had it; of merged households the one that stands. */
export async function householdOf({ tx, regency, vault, newId }: PersonWriting, kk: string): Promise<string> {
  const index = vault.keyedIndex(KK_FIELD, kk);
  const known = async () => {
    const { rows } = await sql<{ household_id: string }>`
      select household_id from directory_household where regency_code = ${regency} and kk_index = ${index}
      order by survivor_id nulls first, household_id limit 1`.execute(tx);
    return rows[0] && lastSurvivor(await readHouseholdSurvivors(tx, regency), rows[0].household_id);
  };
  const before = await known();
  if (before !== undefined) return before;
  const householdId = newId();
  const sealed = await vault.sealText(tx, { subjectId: householdId, field: KK_FIELD }, kk);
  await sql`
    insert into directory_household (regency_code, household_id, kk_sealed, kk_index)
    values (${regency}, ${householdId}, ${sealed}, ${index}) on conflict do nothing`.execute(tx);
  return (await known()) ?? householdId;
}

async function readHouseholdSurvivors(tx: Transaction, regency: string) {
  const { rows } = await sql<{ household_id: string; survivor_id: string }>`
    select household_id, survivor_id from directory_household
    where regency_code = ${regency} and survivor_id is not null`.execute(tx);
  return new Map(rows.map((row) => [row.household_id, row.survivor_id]));
}

interface HouseholdRow {
  household_id: string;
  kk_sealed: Uint8Array | null;
  survivor_id: string | null;
  version: number;
}

export async function readHousehold(people: People, householdId: string): Promise<Household | undefined> {
  const { tx, regency } = people;
  const { rows } = await sql<HouseholdRow>`
    select household_id, kk_sealed, survivor_id, version from directory_household
    where regency_code = ${regency} and (household_id = ${householdId}::uuid or survivor_id = ${householdId}::uuid)
    order by household_id`.execute(tx);
  const row = rows.find(({ household_id }) => household_id === householdId);
  if (!row) return undefined;
  const numbers = await maskedNumbers(people, rows);
  return {
    householdId,
    kk: numbers.get(householdId) ?? null,
    survivorId: row.survivor_id,
    members: (await readMembers(people, [householdId])).get(householdId) ?? [],
    merged: rows
      .filter(({ household_id }) => household_id !== householdId)
      .map(({ household_id, version }) => ({
        householdId: household_id,
        kk: numbers.get(household_id) ?? null,
        version,
      })),
    version: row.version,
  };
}

/** By a whole KK number, of which only a keyed index is stored, or by members' names. Merged ones are found as the one that stands. */
export async function searchHouseholds(people: People, text: string): Promise<HouseholdShort[]> {
  const { tx, regency, vault } = people;
  const digits = text.replace(/[\s.-]/g, "");
  const words = idsByWords(regency, "person", text);
  const ids = /^\d+$/.test(digits)
    ? sql`select household_id from directory_household
        where regency_code = ${regency} and kk_index = ${vault.keyedIndex(KK_FIELD, digits)}`
    : words &&
      sql`select household_id from directory_identity
        where regency_code = ${regency} and not merged and person_id in (${words})`;
  if (ids === undefined) return [];
  const found = await sql<{ household_id: string }>`
    select household_id from directory_household where regency_code = ${regency} and household_id in (${ids})
    order by household_id limit ${MOST_FOUND}`.execute(tx);
  const survivors = await readHouseholdSurvivors(tx, regency);
  const standing = [...new Set(found.rows.map(({ household_id }) => lastSurvivor(survivors, household_id)))];
  const { rows } = await sql<HouseholdRow>`
    select household_id, kk_sealed, survivor_id, version from directory_household
    where regency_code = ${regency} and household_id = any(${standing}::uuid[]) order by household_id`.execute(tx);
  const numbers = await maskedNumbers(people, rows);
  const members = await readMembers(people, standing);
  return rows.map(({ household_id }) => ({
    householdId: household_id,
    kk: numbers.get(household_id) ?? null,
    members: (members.get(household_id) ?? []).slice(0, MEMBERS_SHOWN),
  }));
}

async function maskedNumbers({ tx, vault }: People, rows: readonly HouseholdRow[]) {
  const sealed = rows.map(({ household_id, kk_sealed }) => ({
    subjectId: household_id,
    field: KK_FIELD,
    sealed: kk_sealed,
  }));
  const numbers = await vault.openTexts(tx, sealed);
  return new Map(rows.map(({ household_id }, at) => [household_id, masked(numbers[at] || null)]));
}

/** Who belongs to each household, and to those it stands for: by name. */
async function readMembers({ tx, regency }: People, householdIds: readonly string[]) {
  const survivors = await readHouseholdSurvivors(tx, regency);
  const standing = new Map<string, string>(householdIds.map((id) => [id, id]));
  for (const id of survivors.keys()) {
    const last = lastSurvivor(survivors, id);
    if (standing.has(last)) standing.set(id, last);
  }
  const { rows } = await sql<{ person_id: string; household_id: string }>`
    select person_id, household_id from directory_identity
    where regency_code = ${regency} and household_id = any(${[...standing.keys()]}::uuid[]) and not merged`.execute(tx);
  const names = await readNames(
    tx,
    regency,
    rows.map(({ person_id }) => person_id),
  );
  const members = rows
    .map(({ person_id, household_id }) => ({
      personId: person_id,
      personName: names.get(person_id) ?? "",
      of: standing.get(household_id) ?? household_id,
    }))
    .sort((a, b) =>
      a.personName < b.personName ? -1 : a.personName > b.personName ? 1 : a.personId < b.personId ? -1 : 1,
    );
  const grouped = Map.groupBy(members, ({ of }) => of);
  return new Map(
    [...grouped].map(([id, all]) => [id, all.map(({ personId, personName }) => ({ personId, personName }))]),
  );
}
