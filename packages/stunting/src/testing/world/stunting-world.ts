import { type CalendarDate, maskIdentifier, parseNik } from "@spbe-kit/core";
import type { Posyandu, Village } from "../../domain/areas.contract.ts";
import type { Child, ChildFacts, ChildSummary, ShownNik } from "../../domain/child.schema.ts";
import type { Import, ImportRow } from "../../domain/import.schema.ts";
import type { Measurement } from "../../domain/measurement.schema.ts";
import type { Summary } from "../../domain/summary.contract.ts";
import { latestGrowthOf, type RecordedFacts, shownMeasurements } from "./shown-measurements.ts";

/** A child as a register keeps it. */
export type StoredChild = ChildFacts & { readonly childId: string; readonly version: number };

/** A register in memory. Stories and tests may change it freely; handlers read it at each request. */
export interface StuntingWorld {
  /** The day it is; nothing here asks a clock. */
  today: CalendarDate;
  /** Who records what a test sends. */
  recordedBy: string;
  villages: Village[];
  posyandu: Posyandu[];
  children: StoredChild[];
  measurements: RecordedFacts[];
  summary: Summary;
  imports: Import[];
  /** Rows of each import by its id. */
  importRows: Record<string, ImportRow[]>;
  /** The largest file accepted, in bytes. */
  fileLimitBytes: number;
}

/** A child as the register shows it. @throws Error when its posyandu is not in the world (a mistake in a fixture) */
export function shownChild(world: StuntingWorld, child: StoredChild): Child {
  const posyandu = world.posyandu.find(({ code }) => code === child.posyanduCode);
  const village = world.villages.find(({ code }) => code === posyandu?.villageCode);
  if (!posyandu || !village)
    throw new Error(`spbe-kit: posyandu ${child.posyanduCode} of ${child.name} is not in this world.`);
  return {
    childId: child.childId,
    name: child.name,
    sex: child.sex,
    birthDate: child.birthDate,
    motherName: child.motherName,
    villageCode: village.code,
    villageName: village.name,
    posyanduCode: posyandu.code,
    posyanduName: posyandu.name,
    latest: latestGrowthOf(measurementsOf(world, child)),
    nik: shownNik(child, world.today),
    districtName: village.districtName,
    puskesmasName: village.puskesmasName,
    birthWeightKg: child.birthWeightKg,
    birthLengthCm: child.birthLengthCm,
    version: child.version,
  };
}

/** A child as a list shows it. */
export function shownSummary(world: StuntingWorld, child: StoredChild): ChildSummary {
  const {
    nik: _nik,
    districtName: _d,
    puskesmasName: _p,
    birthWeightKg: _w,
    birthLengthCm: _l,
    version: _v,
    ...summary
  } = shownChild(world, child);
  return summary;
}

/** A child's measurements, newest first. */
export function measurementsOf(world: StuntingWorld, child: StoredChild): Measurement[] {
  return shownMeasurements(
    child,
    world.measurements.filter(({ childId }) => childId === child.childId),
  );
}

/** Digits of a NIK that can be right for this child; undefined where it is doubtful or not given. */
export function validNik(
  child: Pick<ChildFacts, "nik" | "sex" | "birthDate">,
  today: CalendarDate,
): string | undefined {
  const parsed = parseNik(child.nik ?? "", { today });
  if (!parsed.ok) return undefined;
  const { nik, sex, birthDate } = parsed.value;
  return birthDate === child.birthDate && (sex === "male") === (child.sex === "M") ? nik : undefined;
}

function shownNik(child: StoredChild, today: CalendarDate): ShownNik {
  if (child.nik === null || child.nik.trim() === "") return { masked: null, state: "none" };
  return { masked: maskIdentifier(child.nik), state: validNik(child, today) ? "valid" : "doubtful" };
}
