import { type CalendarDate, type Nik, parseNik } from "@spbe-kit/core";
import {
  lastSurvivor,
  nameWithTitles,
  type Person,
  type PersonFacts,
  type PersonShort,
} from "@spbe-kit/core/organisation";
import { sql } from "kysely";
import type { Transaction } from "../database/index.ts";
import type { RegencyVault } from "../vault/vault.ts";
import { householdOf, KK_FIELD } from "./household-store.ts";
import { masked } from "./masked.ts";
import { type Looking, readHoldings, readNames, readSurvivors } from "./post-store.ts";
import { readUnits } from "./unit-store.ts";
import { endOfPrefix, idsByWords, writeWords } from "./word-index.ts";

/** Where a person's numbers are sealed. */
export const NIK_FIELD = "directory/person.nik";

interface PersonRow {
  person_id: string;
  name: string;
  front_title: string | null;
  back_title: string | null;
  account_id: string | null;
  survivor_id: string | null;
  version: number;
  birth_date: CalendarDate | null;
  nip: string | null;
  nik_sealed: Uint8Array | null;
  nik_state: "valid" | "doubtful" | "none";
  household_id: string | null;
  kk_sealed: Uint8Array | null;
}

/** Whose directory, with the keys to its numbers. */
export interface People {
  readonly tx: Transaction;
  readonly regency: string;
  readonly vault: RegencyVault;
}

const MOST_FOUND = 50;

/** The row of one person; only accounts that see the whole regency find any. */
export async function readPersonRow({ tx, regency }: People, personId: string): Promise<PersonRow | undefined> {
  const { rows } = await sql<PersonRow>`
    select p.person_id, p.name, p.front_title, p.back_title, p.account_id, p.survivor_id, p.version, i.birth_date, i.nip,
      i.nik_sealed, i.nik_state, i.household_id, h.kk_sealed
    from directory_person p
    join directory_identity i on i.regency_code = p.regency_code and i.person_id = p.person_id
    left join directory_household h on h.regency_code = i.regency_code and h.household_id = i.household_id
    where p.regency_code = ${regency} and p.person_id = ${personId}::uuid`.execute(tx);
  return rows[0];
}

/** The numbers in clear. */
export async function openIdentity(people: People, row: PersonRow): Promise<{ nik: string | null; kk: string | null }> {
  const { tx, vault } = people;
  const nik =
    row.nik_sealed && (await vault.openText(tx, { subjectId: row.person_id, field: NIK_FIELD }, row.nik_sealed));
  const kk =
    row.kk_sealed &&
    row.household_id &&
    (await vault.openText(tx, { subjectId: row.household_id, field: KK_FIELD }, row.kk_sealed));
  return { nik: nik || null, kk: kk || null };
}

/** A person as screens show one: identifiers masked, and the posts of every record this one stands for. */
export async function readPerson(people: People, personId: string, on: CalendarDate): Promise<Person | undefined> {
  const { tx, regency } = people;
  const row = await readPersonRow(people, personId);
  if (!row) return undefined;
  const { nik, kk } = await openIdentity(people, row);
  const survivors = await readSurvivors(tx, regency);
  const standsFor = [personId, ...[...survivors.keys()].filter((id) => lastSurvivor(survivors, id) === personId)];
  const holdings = await readHoldings({ tx, regency, on }, sql`h.person_id = any(${standsFor}::uuid[])`, {
    units: await readUnits(tx, regency),
    onlyOnDay: false,
  });
  const merged = await sql<{ person_id: string; version: number }>`
    select person_id, version from directory_person
    where regency_code = ${regency} and survivor_id = ${personId}::uuid order by person_id`.execute(tx);
  const names = await readNames(
    tx,
    regency,
    merged.rows.map(({ person_id }) => person_id),
  );
  const titles = { name: row.name, frontTitle: row.front_title, backTitle: row.back_title };
  return {
    personId,
    personName: nameWithTitles(titles),
    ...titles,
    birthDate: row.birth_date,
    nip: masked(row.nip),
    nik: masked(nik),
    nikDoubtful: row.nik_state === "doubtful",
    kk: masked(kk),
    householdId: row.household_id,
    accountId: row.account_id,
    survivorId: row.survivor_id,
    merged: merged.rows.map(({ person_id, version }) => ({
      personId: person_id,
      personName: names.get(person_id) ?? "",
      version,
    })),
    holdings,
    version: row.version,
  };
}

/** Names by the beginnings of their words, a NIP by its beginning, a NIK only whole: what is stored of it is a keyed index. */
export async function searchPeople(people: People, text: string, on: CalendarDate): Promise<PersonShort[]> {
  const { tx, regency, vault } = people;
  const digits = text.replace(/[\s.-]/g, "");
  const number = /^\d{4,18}$/.test(digits);
  const ids = number
    ? sql`select person_id from directory_identity where regency_code = ${regency}
        and (nip >= ${digits} and nip < ${endOfPrefix(digits)} or nik_index = ${vault.keyedIndex(NIK_FIELD, digits)})`
    : idsByWords(regency, "person", text);
  if (ids === undefined) return [];
  const found = await sql<{ person_id: string }>`
    select p.person_id from directory_person p
    where p.regency_code = ${regency} and p.person_id in (${ids}) order by p.name, p.person_id limit ${MOST_FOUND}`.execute(
    tx,
  );
  const survivors = await readSurvivors(tx, regency);
  const standing = [...new Set(found.rows.map(({ person_id }) => lastSurvivor(survivors, person_id)))];
  return shortPeople({ tx, regency, on }, standing);
}

async function shortPeople(looking: Looking, ids: readonly string[]): Promise<PersonShort[]> {
  const { tx, regency } = looking;
  const { rows } = await sql<PersonRow>`
    select p.person_id, p.name, p.front_title, p.back_title, i.nip
    from directory_person p join directory_identity i on i.regency_code = p.regency_code and i.person_id = p.person_id
    where p.regency_code = ${regency} and p.person_id = any(${[...ids]}::uuid[]) order by p.name, p.person_id`.execute(
    tx,
  );
  const holdings = await readHoldings(looking, sql`h.person_id = any(${[...ids]}::uuid[])`, {
    units: await readUnits(tx, regency),
    onlyOnDay: true,
  });
  return rows.map((row) => ({
    personId: row.person_id,
    personName: nameWithTitles({ name: row.name, frontTitle: row.front_title, backTitle: row.back_title }),
    nip: masked(row.nip),
    posts: holdings
      .filter(({ personId }) => personId === row.person_id)
      .map(({ postName, unitName }) => `${postName}, ${unitName}`),
  }));
}

export interface PersonWriting extends People {
  readonly today: CalendarDate;
  /** For a household that is not known yet. */
  readonly newId: () => string;
}

/** @returns false where the id is in use */
export async function insertPerson(
  writing: PersonWriting,
  person: PersonFacts & { readonly personId: string },
): Promise<boolean> {
  const { tx, regency } = writing;
  const { rows } = await sql`
    insert into directory_person (regency_code, person_id, name, front_title, back_title, account_id)
    values (${regency}, ${person.personId}, ${person.name}, ${person.frontTitle}, ${person.backTitle}, ${person.accountId})
    on conflict (regency_code, person_id) do nothing returning person_id`.execute(tx);
  if (rows.length === 0) return false;
  await sql`
    insert into directory_identity (regency_code, person_id, birth_date, nip, nik_state)
    values (${regency}, ${person.personId}, ${person.birthDate}::date, ${person.nip ?? null}, 'none')
    on conflict (regency_code, person_id) do nothing`.execute(tx);
  await writeNumbers(writing, person);
  await writeWords(tx, regency, "person", [{ subjectId: person.personId, text: person.name }]);
  return true;
}

/** Writes a person over the version that was read. @returns false when somebody was faster */
export async function updatePerson(
  writing: PersonWriting,
  person: PersonFacts & { readonly personId: string; readonly version: number },
): Promise<boolean> {
  const { tx, regency } = writing;
  const { rows } = await sql`
    update directory_person set name = ${person.name}, front_title = ${person.frontTitle}, back_title = ${person.backTitle},
      account_id = ${person.accountId}, version = version + 1
    where regency_code = ${regency} and person_id = ${person.personId} and version = ${person.version}
    returning person_id`.execute(tx);
  if (rows.length === 0) return false;
  await sql`
    update directory_identity set birth_date = ${person.birthDate}::date, nip = case when ${person.nip === undefined}::boolean then nip else ${person.nip ?? null} end
    where regency_code = ${regency} and person_id = ${person.personId}`.execute(tx);
  await writeNumbers(writing, person);
  await writeWords(tx, regency, "person", [{ subjectId: person.personId, text: person.name }]);
  return true;
}

/** NIK and KK, where they are given: sealed, and found again by a keyed index. */
async function writeNumbers(
  writing: PersonWriting,
  person: PersonFacts & { readonly personId: string },
): Promise<void> {
  const { tx, regency, vault, today } = writing;
  const { personId, nik, kk } = person;
  if (nik !== undefined) {
    const sealed = nik === null ? null : await vault.sealText(tx, { subjectId: personId, field: NIK_FIELD }, nik);
    await sql`
      update directory_identity set nik_sealed = ${sealed}, nik_state = ${nikState(nik, today)},
        nik_index = ${nik === null ? null : vault.keyedIndex(NIK_FIELD, nik)}
      where regency_code = ${regency} and person_id = ${personId}`.execute(tx);
  }
  if (kk !== undefined) {
    const householdId = kk === null ? null : await householdOf(writing, kk);
    await sql`
      update directory_identity set household_id = ${householdId}
      where regency_code = ${regency} and person_id = ${personId}`.execute(tx);
  }
}

function nikState(nik: Nik | null, today: CalendarDate): "valid" | "doubtful" | "none" {
  if (nik === null) return "none";
  return parseNik(nik, { today }).ok ? "valid" : "doubtful";
}
