import { type CalendarDate, completedMonths, maskIdentifier } from "@spbe-kit/core";
import { sql } from "kysely";
import type { Child, ChildSummary } from "../../domain/child.schema.ts";

/** Columns of a child as lists and records read them, joined with the names of its areas. */
export interface ChildRow {
  readonly child_id: string;
  readonly name: string;
  readonly name_key: string;
  readonly sex: 1 | 2;
  readonly birth_date: CalendarDate;
  readonly nik_sealed: Uint8Array | null;
  readonly nik_index: string | null;
  readonly nik_state: "valid" | "doubtful" | "none";
  readonly mother_name: string | null;
  readonly birth_weight_g: number | null;
  readonly birth_length_mm: number | null;
  readonly village_code: string;
  readonly village_name: string;
  readonly district_name: string;
  readonly puskesmas_name: string | null;
  readonly posyandu_code: string;
  readonly posyandu_name: string;
  readonly latest_on: CalendarDate | null;
  readonly latest_weight_g: number | null;
  readonly latest_stature_mm: number | null;
  readonly latest_haz: number | null;
  readonly latest_waz: number | null;
  readonly latest_whz: number | null;
  readonly latest_flagged: boolean | null;
  readonly version: number;
}

/** `from child c` and its areas; the same words wherever a child is read. */
export const CHILD_FROM = sql`
  child c
  join village v on v.regency_code = c.regency_code and v.village_code = c.village_code
  join posyandu p on p.regency_code = c.regency_code and p.posyandu_code = c.posyandu_code`;

export const CHILD_COLUMNS = sql`
  c.child_id, c.name, c.name_key, c.sex, c.birth_date, c.nik_sealed, c.nik_index, c.nik_state, c.mother_name, c.birth_weight_g, c.birth_length_mm,
  c.village_code, v.name as village_name, v.district_name, v.puskesmas_name, c.posyandu_code, p.name as posyandu_name,
  c.latest_on, c.latest_weight_g, c.latest_stature_mm, c.latest_haz, c.latest_waz, c.latest_whz, c.latest_flagged, c.version`;

export function summaryOf(row: ChildRow): ChildSummary {
  return {
    childId: row.child_id,
    name: row.name,
    sex: row.sex === 1 ? "M" : "F",
    birthDate: row.birth_date,
    motherName: row.mother_name,
    villageCode: row.village_code,
    villageName: row.village_name,
    posyanduCode: row.posyandu_code,
    posyanduName: row.posyandu_name,
    latest:
      row.latest_on === null
        ? null
        : {
            measuredOn: row.latest_on,
            ageInMonths: completedMonths(row.birth_date, row.latest_on),
            weightKg: divided(row.latest_weight_g, 1000),
            statureCm: divided(row.latest_stature_mm, 10),
            heightForAgeZ: divided(row.latest_haz, 100),
            weightForAgeZ: divided(row.latest_waz, 100),
            weightForHeightZ: divided(row.latest_whz, 100),
            flagged: row.latest_flagged ?? false,
          },
  };
}

/** The whole record, its NIK masked. `nik` is the opened one, see `openNik`. */
export function childOf(row: ChildRow, nik: string | null): Child {
  return {
    ...summaryOf(row),
    nik: { masked: nik === null ? null : maskIdentifier(nik), state: row.nik_state },
    districtName: row.district_name,
    puskesmasName: row.puskesmas_name,
    birthWeightKg: divided(row.birth_weight_g, 1000),
    birthLengthCm: divided(row.birth_length_mm, 10),
    version: row.version,
  };
}

export function divided(value: number | null, by: number): number | null {
  return value === null ? null : value / by;
}
