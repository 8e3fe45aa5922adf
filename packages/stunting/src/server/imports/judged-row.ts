import type { CalendarDate } from "@spbe-kit/core";
import type { Sex } from "../../domain/child.schema.ts";
import type { EppgbmProblem } from "../../domain/eppgbm/problems.ts";
import type { ImportRowKind, ScorePair } from "../../domain/import.schema.ts";
import type { StaturePosition } from "../../domain/measurement.schema.ts";

/** A problem as it is stored: with the column as the file heads it and the cell, unless that names a person. */
export interface StoredProblem extends Pick<EppgbmProblem, "code"> {
  readonly column: string | null;
  readonly value: string | null;
  readonly hint: string | null;
}

/** What saving needs of an accepted row, and what the preview shows of any row. Stored as `import_row.reading`. */
export interface JudgedReading {
  readonly name: string | null;
  readonly sex: Sex | null;
  readonly birthDate: CalendarDate | null;
  readonly nik: string | null;
  readonly motherName: string | null;
  readonly birthWeightKg: number | null;
  readonly birthLengthCm: number | null;
  readonly villageName: string | null;
  readonly villageCode: string | null;
  readonly posyanduName: string | null;
  readonly measuredOn: CalendarDate | null;
  readonly weightKg: number | null;
  readonly statureCm: number | null;
  readonly position: StaturePosition | null;
  readonly armCm: number | null;
  readonly childId: string | null;
  readonly measurementId: string | null;
  readonly weightForAge: ScorePair;
  readonly heightForAge: ScorePair;
  readonly weightForHeight: ScorePair;
}

export interface JudgedRow {
  readonly row: number;
  readonly kind: ImportRowKind;
  readonly reading: JudgedReading;
  readonly problems: readonly StoredProblem[];
  /** The row as written, for rejected rows only. */
  readonly cells: readonly string[] | null;
}

/** An accepted row has everything; the type only learns it here. */
export interface AcceptedRow extends JudgedReading {
  readonly row: number;
  readonly name: string;
  readonly sex: "M" | "F";
  readonly birthDate: CalendarDate;
  readonly villageCode: string;
  readonly posyanduName: string;
  readonly measuredOn: CalendarDate;
  readonly childId: string;
  readonly measurementId: string;
}

export function acceptedRow({ row, reading }: JudgedRow): AcceptedRow | undefined {
  const { name, sex, birthDate, villageCode, posyanduName, measuredOn, childId, measurementId } = reading;
  if (name === null || sex === null || birthDate === null || villageCode === null) return undefined;
  if (posyanduName === null || measuredOn === null || childId === null || measurementId === null) return undefined;
  return { ...reading, row, name, sex, birthDate, villageCode, posyanduName, measuredOn, childId, measurementId };
}
