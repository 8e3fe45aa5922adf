import type { CalendarDate } from "@spbe-kit/core";
import type { Transaction } from "@spbe-kit/server";
import { sql } from "kysely";
import { isUnderFive } from "../../domain/age-group.ts";
import type { EppgbmField } from "../../domain/eppgbm/columns.ts";
import { type EppgbmProblem, isRejected } from "../../domain/eppgbm/problems.ts";
import type { EppgbmRow } from "../../domain/eppgbm/read-row.ts";
import { type SourceCell, textOf } from "../../domain/eppgbm/source-cell.ts";
import { nameKey } from "../../domain/name-key.ts";
import { type MeasuredRow, measuredRow } from "../measurements/measured-row.ts";
import { divided } from "../register/child-row.ts";
import type { AreaLookup } from "./area-lookup.ts";
import type { ChildIdentities, Identified, ImportedChild } from "./child-identity.ts";
import { derivedId } from "./derived-id.ts";
import type { JudgedReading, JudgedRow, StoredProblem } from "./judged-row.ts";

export interface ReadRow {
  readonly row: number;
  readonly cells: readonly SourceCell[];
  readonly reading: EppgbmRow;
}

export interface Judging {
  readonly regency: string;
  readonly headers: readonly string[];
  readonly indexOf: Readonly<Partial<Record<EppgbmField, number>>>;
  readonly areas: AreaLookup;
  readonly identities: ChildIdentities;
  /** Row of each child and day of the file, to find doubles. */
  readonly seen: Map<string, number>;
}

/** Differences up to this, in SD, are the rounding of tables and ages. */
const SAME_SCORE_WITHIN = 0.05;

/** Judges a chunk of rows against the register. Needs regency-wide scope. */
export async function judgeRows(tx: Transaction, judging: Judging, rows: readonly ReadRow[]): Promise<JudgedRow[]> {
  const placed = rows.map((row) => ({ ...row, area: placeRow(row.reading, judging.areas) }));
  const complete = placed.flatMap((row) => asChild(row.row, row.reading, row.area.villageCode) ?? []);
  const identified = await judging.identities.identify(tx, complete);
  const childOf = new Map(complete.map((child, i) => [child.row, identified[i]!]));
  const drafts = placed.map((row) => draftRow(judging, row, childOf.get(row.row)));
  const stored = await readStored(
    tx,
    judging.regency,
    drafts.flatMap((draft) => draft.measured ?? []),
  );
  return drafts.map((draft) => finish(judging, draft, stored));
}

interface Placed extends ReadRow {
  readonly area: { readonly villageCode: string | null; readonly problems: readonly EppgbmProblem[] };
}

function placeRow({ villageName, districtName, posyanduName }: EppgbmRow, areas: AreaLookup): Placed["area"] {
  if (villageName === null) return { villageCode: null, problems: [] };
  const found = areas.findVillage(villageName, districtName);
  if (!found.ok) return { villageCode: null, problems: [found.problem] };
  const { code } = found.village;
  const isNew = posyanduName !== null && areas.posyanduCode(code, posyanduName) === undefined;
  return {
    villageCode: code,
    problems: isNew ? [{ field: "posyandu", code: "eppgbm/posyandu-new", hint: posyanduName }] : [],
  };
}

function asChild(row: number, reading: EppgbmRow, villageCode: string | null): ImportedChild | undefined {
  const { name, sex, birthDate, nik, motherName } = reading;
  if (name === null || sex === null || birthDate === null || villageCode === null) return undefined;
  return { row, name, sex, birthDate, nik, motherName, villageCode };
}

interface Draft {
  readonly source: Placed;
  readonly problems: readonly EppgbmProblem[];
  readonly childId: string | null;
  readonly measured: MeasuredRow | undefined;
}

function draftRow(judging: Judging, source: Placed, identity: Identified | undefined): Draft {
  const problems = [...source.reading.problems, ...source.area.problems, ...(identity?.problems ?? [])];
  const childId = identity?.childId ?? null;
  const measured = isRejected(problems) ? undefined : scored(judging.regency, source.reading, childId);
  if (measured !== undefined) {
    const key = `${measured.childId} ${measured.measuredOn}`;
    const first = judging.seen.get(key);
    if (first === undefined) judging.seen.set(key, source.row);
    else problems.push({ field: null, code: "eppgbm/duplicate-in-file", hint: String(first) });
    problems.push(...notesOf(source.reading, measured));
  }
  return { source, problems, childId, measured };
}

function scored(regency: string, reading: EppgbmRow, childId: string | null): MeasuredRow | undefined {
  const { sex, birthDate, measuredOn } = reading;
  if (childId === null || sex === null || birthDate === null || measuredOn === null) return undefined;
  return measuredRow(
    { childId, sex, birthDate },
    {
      measurementId: derivedId("measurement", regency, childId, measuredOn),
      measuredOn,
      weightKg: reading.weightKg,
      statureCm: reading.statureCm,
      position: reading.position,
      headCm: null,
      armCm: reading.armCm,
      oedema: false,
      supersedes: null,
      withdrawn: false,
    },
  );
}

function notesOf({ birthDate }: EppgbmRow, measured: MeasuredRow): EppgbmProblem[] {
  const notes: EppgbmProblem[] = [];
  if (measured.indexFlags !== 0) notes.push({ field: null, code: "eppgbm/score-flagged" });
  if (birthDate !== null && !isUnderFive(birthDate, measured.measuredOn))
    notes.push({ field: "measuredOn", code: "eppgbm/too-old-to-score" });
  return notes;
}

/** What the register holds of the same child on the same day. */
interface StoredMeasurement {
  readonly measurement_id: string;
  readonly child_id: string;
  readonly measured_on: CalendarDate;
  readonly weight_g: number | null;
  readonly stature_mm: number | null;
  readonly superseded: boolean;
}

type StoredByDay = ReadonlyMap<string, readonly StoredMeasurement[]>;

/**
 * `offset 0` keeps the planner at one look into the index for each row. Left to choose, it joins the whole table to every chunk
 * where the tables have no statistics yet, and a first import grows with its square.
 */
export function sameDayMeasurements(regency: string) {
  return sql`
    select * from measurement m
    where m.regency_code = ${regency} and m.child_id = u.child_id and m.measured_on = u.measured_on and not m.withdrawn offset 0`;
}

async function readStored(tx: Transaction, regency: string, measured: readonly MeasuredRow[]): Promise<StoredByDay> {
  if (measured.length === 0) return new Map();
  const { rows } = await sql<StoredMeasurement>`
    select m.measurement_id, m.child_id, m.measured_on, m.weight_g, m.stature_mm, m.superseded
    from unnest(${measured.map((m) => m.childId)}::uuid[], ${measured.map((m) => m.measuredOn)}::date[]) as u(child_id, measured_on)
    cross join lateral (${sameDayMeasurements(regency)}) m`.execute(tx);
  return Map.groupBy(rows, (row) => `${row.child_id} ${row.measured_on}`);
}

/** A row that was imported before and corrected since is not new and not wrong: it stays as the register has it. */
function clashWithStored(measured: MeasuredRow, stored: StoredByDay): EppgbmProblem | undefined {
  const sameDay = stored.get(`${measured.childId} ${measured.measuredOn}`) ?? [];
  if (sameDay.some((row) => row.measurement_id === measured.measurementId && sameSize(row, measured))) return undefined;
  const standing = sameDay.filter((row) => !row.superseded);
  const other = standing.find((row) => !sameSize(row, measured));
  if (other === undefined) return undefined;
  const said = [
    other.weight_g === null ? null : `${String(other.weight_g / 1000).replace(".", ",")} kg`,
    other.stature_mm === null ? null : `${String(other.stature_mm / 10).replace(".", ",")} cm`,
  ];
  return { field: null, code: "eppgbm/differs-from-register", hint: said.filter((part) => part !== null).join(", ") };
}

function sameSize(row: StoredMeasurement, measured: MeasuredRow): boolean {
  return row.weight_g === measured.weightG && row.stature_mm === measured.statureMm;
}

function finish(judging: Judging, draft: Draft, stored: StoredByDay): JudgedRow {
  const clash = draft.measured === undefined ? undefined : clashWithStored(draft.measured, stored);
  const problems = clash === undefined ? draft.problems : [...draft.problems, clash];
  const reading = readingOf(draft);
  const kind = kindOf(problems, reading);
  const { cells, row } = draft.source;
  return {
    row,
    kind,
    reading,
    problems: problems.map((problem) => storedProblem(problem, judging, cells)),
    cells: kind === "rejected" ? judging.headers.map((_, i) => textOf(cells[i])) : null,
  };
}

function kindOf(problems: readonly EppgbmProblem[], reading: JudgedReading): JudgedRow["kind"] {
  if (isRejected(problems)) return "rejected";
  const pairs = [reading.weightForAge, reading.heightForAge, reading.weightForHeight];
  const differs = pairs.some(
    ({ source, ours }) => source !== null && ours !== null && Math.abs(source - ours) > SAME_SCORE_WITHIN + 1e-9,
  );
  if (differs) return "differing";
  return problems.length > 0 ? "warned" : "ready";
}

function readingOf({ source: { reading, area }, childId, measured }: Draft): JudgedReading {
  const { claimed } = reading;
  return {
    name: reading.name,
    sex: reading.sex,
    birthDate: reading.birthDate,
    nik: reading.nik,
    motherName: reading.motherName,
    birthWeightKg: reading.birthWeightKg,
    birthLengthCm: reading.birthLengthCm,
    villageName: reading.villageName,
    villageCode: area.villageCode,
    posyanduName: reading.posyanduName,
    measuredOn: reading.measuredOn,
    weightKg: reading.weightKg,
    statureCm: reading.statureCm,
    position: reading.position,
    armCm: reading.armCm,
    childId,
    measurementId: measured?.measurementId ?? null,
    weightForAge: { source: claimed.weightForAge, ours: divided(measured?.waz ?? null, 100) },
    heightForAge: { source: claimed.heightForAge, ours: divided(measured?.haz ?? null, 100) },
    weightForHeight: { source: claimed.weightForHeight, ours: divided(measured?.whz ?? null, 100) },
  };
}

/** Cells that name a person are not repeated in a problem: the row number is enough to find them. */
const PERSONAL: ReadonlySet<EppgbmField | null> = new Set(["nik", "name", "motherName"]);

function storedProblem(
  { field, code, hint }: EppgbmProblem,
  judging: Judging,
  cells: readonly SourceCell[],
): StoredProblem {
  const index = field === null ? undefined : judging.indexOf[field];
  const isPersonal = PERSONAL.has(field) || code === "eppgbm/nik-misplaced";
  const value = index === undefined || isPersonal ? null : textOf(cells[index]).slice(0, 60);
  return { code, column: index === undefined ? null : (judging.headers[index] ?? null), value, hint: hint ?? null };
}

/** For counting new posyandu while reading. */
export function posyanduKey(villageCode: string, name: string): string {
  return `${villageCode} ${nameKey(name)}`;
}
