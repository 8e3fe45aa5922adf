import { type CalendarDate, monthOf } from "@spbe-kit/core";
import type { Transaction } from "@spbe-kit/server";
import { sql } from "kysely";
import type { ChildFacts, Sex } from "../../domain/child.schema.ts";
import { nameKey } from "../../domain/name-key.ts";
import { chooseCounting, refreshLatest } from "../measurements/choose-counting.ts";
import { recalculateMeasurements } from "../measurements/recalculate-measurements.ts";
import { sealNiks } from "./child-nik.ts";
import type { ChildRow } from "./child-row.ts";
import { judgeNik } from "./nik-state.ts";
import { grams, millimetres, OPEN_END, type Registering, writeSearch } from "./write-child.ts";

export interface ChildChange {
  readonly before: ChildRow;
  readonly facts: ChildFacts;
  readonly villageCode: string;
  readonly newId: () => string;
}

/**
 * Corrects a child's record. A new posyandu is a move from this month on: what was measured before stays where it was
 * measured. A corrected birth date or sex makes new scores by superseding rows, never by rewriting old ones.
 * Needs regency-wide scope and the child's row locked.
 */
export async function changeChild(tx: Transaction, acting: Registering, change: ChildChange): Promise<void> {
  const { regency, vault, today } = acting;
  const { before, facts, villageCode } = change;
  const { nik, state } = judgeNik(facts.nik, facts, today);
  const [stored] = await sealNiks(tx, vault, [{ childId: before.child_id, nik }]);
  const sex = facts.sex === "M" ? 1 : 2;
  const moved = before.posyandu_code !== facts.posyanduCode;
  const rescored = before.birth_date !== facts.birthDate || before.sex !== sex;
  await sql`
    update child set name = ${facts.name}, name_key = ${nameKey(facts.name)}, sex = ${sex}, birth_date = ${facts.birthDate}::date,
      nik_sealed = ${stored!.sealed}, nik_index = ${stored!.index}, nik_state = ${state}, mother_name = ${facts.motherName}, birth_weight_g = ${grams(facts.birthWeightKg)},
      birth_length_mm = ${millimetres(facts.birthLengthCm)}, version = version + 1
    where regency_code = ${regency} and child_id = ${before.child_id}::uuid`.execute(tx);
  if (rescored) await restateResidences(tx, regency, before.child_id, sex, facts.birthDate);
  if (moved)
    await move(
      tx,
      regency,
      before.child_id,
      { posyanduCode: facts.posyanduCode, villageCode },
      monthOf(today),
      sex,
      facts.birthDate,
    );
  await writeSearch(tx, regency, [
    {
      childId: before.child_id,
      name: facts.name,
      motherName: facts.motherName,
      villageCode,
      posyanduCode: facts.posyanduCode,
    },
  ]);
  if (rescored) await recalculateMeasurements(tx, acting, childAfter(before.child_id, facts), change.newId);
  if (moved || rescored) await chooseAllMonths(tx, regency, before.child_id);
}

function childAfter(childId: string, facts: ChildFacts): { childId: string; sex: Sex; birthDate: CalendarDate } {
  return { childId, sex: facts.sex, birthDate: facts.birthDate };
}

/** Residences carry the birth date and sex that decide in which month a child is counted. The first begins at birth. */
async function restateResidences(
  tx: Transaction,
  regency: string,
  childId: string,
  sex: 1 | 2,
  birthDate: CalendarDate,
): Promise<void> {
  const birthMonth = monthOf(birthDate);
  await sql`
    delete from residence where regency_code = ${regency} and child_id = ${childId}::uuid and to_month <= ${birthMonth}::date`.execute(
    tx,
  );
  await sql`
    update residence r set sex = ${sex}, birth_date = ${birthDate}::date,
      from_month = case when r.from_month = (select min(f.from_month) from residence f
        where f.regency_code = ${regency} and f.child_id = ${childId}::uuid) then ${birthMonth}::date else r.from_month end
    where r.regency_code = ${regency} and r.child_id = ${childId}::uuid`.execute(tx);
}

async function move(
  tx: Transaction,
  regency: string,
  childId: string,
  to: { readonly posyanduCode: string; readonly villageCode: string },
  fromMonth: CalendarDate,
  sex: 1 | 2,
  birthDate: CalendarDate,
): Promise<void> {
  await sql`
    delete from residence where regency_code = ${regency} and child_id = ${childId}::uuid and from_month >= ${fromMonth}::date`.execute(
    tx,
  );
  await sql`
    update residence set to_month = ${fromMonth}::date
    where regency_code = ${regency} and child_id = ${childId}::uuid and to_month > ${fromMonth}::date`.execute(tx);
  await sql`
    insert into residence (regency_code, child_id, from_month, to_month, posyandu_code, village_code, sex, birth_date)
    values (${regency}, ${childId}::uuid, ${fromMonth}::date, ${OPEN_END}::date, ${to.posyanduCode}, ${to.villageCode}, ${sex},
      ${birthDate}::date)`.execute(tx);
  await sql`
    update child set posyandu_code = ${to.posyanduCode}, village_code = ${to.villageCode}, placed_from = ${fromMonth}::date,
      placed_to = ${OPEN_END}::date
    where regency_code = ${regency} and child_id = ${childId}::uuid`.execute(tx);
}

async function chooseAllMonths(tx: Transaction, regency: string, childId: string): Promise<void> {
  const { rows } = await sql<{ month: string }>`
    select distinct month from measurement where regency_code = ${regency} and child_id = ${childId}::uuid`.execute(tx);
  await chooseCounting(
    tx,
    regency,
    rows.map(({ month }) => ({ childId, month })),
  );
  await refreshLatest(tx, regency, [childId]);
}
