import { addDays, addMonths, type CalendarDate, completedMonths, daysBetween } from "@spbe-kit/core";
import { nikIssuer, type SeedContext, stream } from "@spbe-kit/testing";
import type { Posyandu, Village } from "../../domain/areas.contract.ts";
import { growingChild } from "./growing-child.ts";
import {
  cadresOf,
  comes,
  isUnderFiveOn,
  type MeasurementRow,
  measure,
  measuringErrorZ,
  type PlantedError,
  visitDay,
} from "./measuring.ts";
import { plantDuplicates } from "./planted-duplicates.ts";
import { monthsUpTo, newestWeighingMonth, posyanduDay } from "./posyandu-day.ts";
import { syntheticAreas } from "./synthetic-areas.ts";
import { type ChildRow, childrenOf, type SyntheticChild } from "./village-children.ts";
import type { VillageTraits } from "./village-traits.ts";

/** Changes whenever the same seed gives other values than before. */
export const REGENCY_GENERATOR = "stunting-regency/1";

/** A synthetic regency: every value is invented except codes and names of areas. */
export interface RegencyData {
  readonly generator: typeof REGENCY_GENERATOR;
  readonly villages: readonly Village[];
  readonly posyandu: readonly Posyandu[];
  readonly children: readonly ChildRow[];
  /** Corrections come after what they correct. */
  readonly measurements: readonly MeasurementRow[];
  /** What was made wrong on purpose, so that checks can be scored. */
  readonly planted: Planted;
}

export interface Planted {
  /** Pairs of records of one child: the first and its double. */
  readonly duplicates: readonly { readonly childId: string; readonly duplicateId: string }[];
  readonly errors: readonly { readonly measurementId: string; readonly error: PlantedError }[];
}

const MONTHS_MEASURED = 14;
const MONTHS_OF_BIRTH = 60 + MONTHS_MEASURED;
/** Share of measured children that are stunted in the newest August. */
const STUNTED_SHARE = 0.064;
const STUNTED_BELOW_Z = -2;
/** The level of height for age rises by this much in a year, so that prevalence falls by about half a point. */
const RISE_PER_YEAR = 0.045;

/** Makes the whole register of a regency. @throws RangeError for a regency without area table */
export function regencyData(context: SeedContext): RegencyData {
  const months = monthsUpTo(context.asOf, MONTHS_MEASURED);
  const window = birthWindow(context);
  const areas = syntheticAreas(context.seed, context.regencyCode, context.preset);
  const families = areas.map(({ traits, posyandu }) => ({
    traits,
    children: childrenOf(traits, posyandu, window),
  }));
  const level = levelOf(context, families);
  const errors: { measurementId: string; error: PlantedError }[] = [];
  const measurements = families.flatMap(({ traits, children }) =>
    children.flatMap((child) => measurementsOf(context, months, traits, child, level, errors)),
  );
  const children = families.flatMap((family) => family.children);
  const duplicates = plantDuplicates(context.seed, children, measurements);
  return {
    generator: REGENCY_GENERATOR,
    villages: areas.map(({ traits }) => traits.village),
    posyandu: areas.flatMap(({ posyandu }) => posyandu),
    children: [...children.map((child) => child.row), ...duplicates.children],
    measurements: [...measurements, ...duplicates.measurements],
    planted: { duplicates: duplicates.pairs, errors },
  };
}

/** One book of NIKs for the whole regency: a number is never given twice. */
function birthWindow(context: SeedContext) {
  const book = nikIssuer();
  const firstMonth = addMonths(monthsUpTo(context.asOf, 1)[0]!, -MONTHS_OF_BIRTH);
  return { seed: context.seed, firstMonth, asOf: context.asOf, niks: book };
}

type Level = (day: CalendarDate) => number;

/**
 * The mean of height for age that makes the wanted share of the measured stunted in the newest August. Found on the
 * children themselves: a share of their scores lies below the line when all are shifted by one amount.
 */
function levelOf(
  context: SeedContext,
  families: readonly { traits: VillageTraits; children: readonly SyntheticChild[] }[],
): Level {
  const month = newestWeighingMonth(context.asOf);
  const scores = families
    .flatMap(({ traits, children }) =>
      children.flatMap((child) => latentScore(context.seed, month, traits, child) ?? []),
    )
    .sort((a, b) => a - b);
  const atShare = scores[Math.round(STUNTED_SHARE * scores.length)] ?? STUNTED_BELOW_Z;
  return (day) => STUNTED_BELOW_Z - atShare + (RISE_PER_YEAR * daysBetween(month, day)) / 365;
}

function latentScore(
  seed: number,
  month: CalendarDate,
  traits: VillageTraits,
  child: SyntheticChild,
): number | undefined {
  const visit = visitIn(seed, month, traits, child);
  return (
    visit &&
    growingChild({ ...child.truth, key: child.key, seed, heightZ: child.heightZ }).latentHeightZ(visit.day) +
      measuringErrorZ(seed, child.key, month)
  );
}

function visitIn(seed: number, month: CalendarDate, traits: VillageTraits, child: SyntheticChild) {
  const day = visitDay(seed, child.key, posyanduDay(seed, child.row.posyanduCode, month));
  const { birthDate } = child.truth;
  if (!isUnderFiveOn(birthDate, day) || day < child.row.birthDate) return undefined;
  const ageInMonths = completedMonths(birthDate, day);
  return comes(seed, child.key, month, ageInMonths, traits.attendance) ? { day, ageInMonths } : undefined;
}

function measurementsOf(
  context: SeedContext,
  months: readonly CalendarDate[],
  traits: VillageTraits,
  child: SyntheticChild,
  level: Level,
  errors: { measurementId: string; error: PlantedError }[],
): readonly MeasurementRow[] {
  const { seed, asOf } = context;
  const growing = growingChild({ ...child.truth, key: child.key, seed, heightZ: child.heightZ });
  const cadres = cadresOf(seed, child.row.posyanduCode);
  return months.flatMap((month) => {
    const visit = visitIn(seed, month, traits, child);
    if (!visit || visit.day > asOf) return [];
    const { row, planted } = measure({
      seed,
      asOf,
      month,
      childKey: child.key,
      childId: child.row.childId,
      sex: child.truth.sex,
      cadres,
      ageInMonths: visit.ageInMonths,
      measuredOn: visit.day,
      child: growing.on(visit.day, level(visit.day)),
    });
    for (const error of planted) errors.push({ measurementId: row.measurementId, error });
    const slipped = planted.some((error) => error !== "late-entry");
    const correction = slipped ? correctionOf(context, child, row, month) : undefined;
    return correction ? [row, correction] : [row];
  });
}

const CORRECTED_SHARE = 0.4;

/** Some slips are found and corrected: a new fact that names the old one. */
function correctionOf(
  { seed, asOf }: SeedContext,
  child: SyntheticChild,
  row: MeasurementRow,
  month: CalendarDate,
): MeasurementRow | undefined {
  const from = stream(seed, "correction", child.key, month);
  const correctedOn = addDays(row.measuredOn, from.int(1, 3));
  if (!from.chance(CORRECTED_SHARE) || correctedOn > asOf) return undefined;
  const weightKg = row.weightKg !== null && row.weightKg > 30 ? Math.round(row.weightKg) / 10 : row.weightKg;
  return {
    ...row,
    measurementId: from.uuid(correctedOn),
    weightKg,
    supersedes: row.measurementId,
    recordedAt: `${correctedOn}T02:30:00.000Z`,
  };
}
