import { type CalendarDate, daysBetween } from "@spbe-kit/core";
import { expectedPosition } from "../../domain/growth/stature.ts";
import {
  type Measurement,
  type MeasurementDraft,
  measurementDraftSchema,
  type StaturePosition,
} from "../../domain/measurement.schema.ts";
import type { GrowingChild } from "../growth/growth-scale.ts";

/** What stands in the boxes. null is an empty box. */
export interface MeasurementEntries {
  readonly measuredOn: CalendarDate | null;
  readonly weightKg: number | null;
  readonly statureCm: number | null;
  /** null until a person chooses: the age suggests one. */
  readonly position: StaturePosition | null;
  readonly headCm: number | null;
  readonly armCm: number | null;
  readonly oedema: boolean;
}
export type MeasurementFieldName = keyof MeasurementEntries;

/** Codes by field; "core/..." ones belong to this form and have words in `measurement-form.messages.ts`. */
export type MeasurementComplaints = Readonly<Partial<Record<MeasurementFieldName, string>>>;

export function emptyEntries(today: CalendarDate): MeasurementEntries {
  return {
    measuredOn: today,
    weightKg: null,
    statureCm: null,
    position: null,
    headCm: null,
    armCm: null,
    oedema: false,
  };
}

export function entriesOf(measurement: Measurement): MeasurementEntries {
  const { measuredOn, weightKg, statureCm, position, headCm, armCm, oedema } = measurement;
  return { measuredOn, weightKg, statureCm, position, headCm, armCm, oedema };
}

export function isSameEntries(a: MeasurementEntries, b: MeasurementEntries): boolean {
  return (Object.keys(a) as MeasurementFieldName[]).every((name) => a[name] === b[name]);
}

/** Lying before day 731, standing from then on; lying while the age is not known. */
export function suggestedPosition(birthDate: CalendarDate, measuredOn: CalendarDate | null): StaturePosition {
  return measuredOn === null ? "lying" : expectedPosition(daysBetween(birthDate, measuredOn));
}

export interface ReadOptions {
  readonly child: Pick<GrowingChild, "birthDate">;
  readonly today: CalendarDate;
  readonly measurementId: string;
  readonly supersedes: string | null;
  /** Boxes whose text could not be read. */
  readonly unread: readonly MeasurementFieldName[];
}

/**
 * Reads the boxes as a draft, by the rules of the server: the schema, not after today, not before birth. A box that could
 * not be read is a complaint and never an empty value.
 */
export function readEntries(
  entries: MeasurementEntries,
  { child, today, measurementId, supersedes, unread }: ReadOptions,
): { readonly draft: MeasurementDraft } | { readonly complaints: MeasurementComplaints } {
  const complaints: Record<string, string> = {};
  const position = entries.position ?? suggestedPosition(child.birthDate, entries.measuredOn);
  const parsed = measurementDraftSchema.safeParse({
    ...entries,
    measuredOn: entries.measuredOn ?? today,
    position: entries.statureCm === null ? null : position,
    measurementId,
    supersedes,
  });
  for (const { path, message } of parsed.error?.issues ?? []) complaints[String(path[0])] ??= message;
  if (entries.measuredOn === null) complaints.measuredOn = "form/day-missing";
  else if (entries.measuredOn > today) complaints.measuredOn = "stunting/measured-in-future";
  else if (entries.measuredOn < child.birthDate) complaints.measuredOn = "stunting/measured-before-birth";
  // An unread weight is not "nothing measured".
  if (unread.includes("statureCm") && complaints.weightKg === "stunting/nothing-measured") delete complaints.weightKg;
  for (const name of unread) complaints[name] = "form/unread";
  if (Object.keys(complaints).length > 0 || !parsed.success) return { complaints };
  return { draft: parsed.data };
}
