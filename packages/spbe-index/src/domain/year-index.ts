import { type Indicator, type Instrument, indicatorsOf, type Level } from "./instrument.ts";

/** An aspect or a domain of a year. */
export interface IndexPart {
  readonly name: string;
  /** Hundredths of a percent of the index. */
  readonly weight: number;
  readonly indicators: number;
  readonly assessed: number;
  /** Hundredths; null until every indicator of the part is assessed. */
  readonly valueHundredths: number | null;
}

export interface YearIndex {
  readonly indicators: number;
  readonly assessed: number;
  /** Hundredths, 299 is 2.99; null until every indicator is assessed. */
  readonly indexHundredths: number | null;
  /** What the index would be if everything not yet assessed stood at level 1: it cannot end lower. */
  readonly lowestHundredths: number;
  /** The band of the rounded index; null while there is none. */
  readonly predicate: string | null;
  readonly domains: readonly IndexPart[];
  readonly aspects: readonly IndexPart[];
}

/** Turns a fraction of hundredths into whole ones. Both are whole and positive. */
export type RoundingRule = (numerator: number, denominator: number) => number;

/** The official rule for ties (2.965) was not found; half up, on whole numbers, is ours. */
export const roundHalfUp: RoundingRule = (numerator, denominator) =>
  Math.floor((2 * numerator + denominator) / (2 * denominator));

/**
 * The index of a year from the levels of its indicators: the weighted mean, rounded once at the end. It is never made from
 * rounded aspects or domains, whose error of 0.01 can change a predicate.
 *
 * @param levels level by indicator number; what is missing is not yet assessed
 * @param round how a third decimal falls
 * @source PermenPANRB 59/2020 and 8/2026: sum of weight times level, divided by 100
 */
export function yearIndex(
  instrument: Instrument,
  levels: ReadonlyMap<number, Level>,
  round: RoundingRule = roundHalfUp,
): YearIndex {
  const whole = partOf("", indicatorsOf(instrument), levels, round);
  const { indicators, assessed, valueHundredths } = whole;
  return {
    indicators,
    assessed,
    indexHundredths: valueHundredths,
    lowestHundredths: meanHundredths(indicatorsOf(instrument), (number) => levels.get(number) ?? 1, round),
    predicate: valueHundredths === null ? null : predicateOf(instrument, valueHundredths),
    domains: domainsOf(instrument).map(({ name, inside }) => partOf(name, inside, levels, round)),
    aspects: instrument.aspects.map((aspect) => partOf(aspect.name, aspect.indicators, levels, round)),
  };
}

/** The band an index falls in. @param indexHundredths rounded, 100 to 500 @throws RangeError below every band */
export function predicateOf({ predicates }: Pick<Instrument, "predicates">, indexHundredths: number): string {
  const band = predicates.find(({ from }) => from <= indexHundredths);
  if (band) return band.name;
  throw new RangeError(`SPBE index: ${indexHundredths} lies below every band. Hand in hundredths: 2.99 is 299.`);
}

function partOf(
  name: string,
  inside: readonly Indicator[],
  levels: ReadonlyMap<number, Level>,
  round: RoundingRule,
): IndexPart {
  const assessed = inside.filter(({ number }) => levels.has(number)).length;
  const complete = assessed === inside.length;
  return {
    name,
    weight: sum(inside.map(({ weight }) => weight)),
    indicators: inside.length,
    assessed,
    valueHundredths: complete ? meanHundredths(inside, (number) => levels.get(number) ?? 1, round) : null,
  };
}

function meanHundredths(
  inside: readonly Indicator[],
  levelOf: (number: number) => number,
  round: RoundingRule,
): number {
  const weighted = sum(inside.map(({ number, weight }) => weight * levelOf(number)));
  return round(weighted * 100, sum(inside.map(({ weight }) => weight)));
}

function domainsOf({ aspects }: Instrument): readonly { name: string; inside: readonly Indicator[] }[] {
  const names = new Set(aspects.flatMap(({ domain }) => domain ?? []));
  return [...names].map((name) => ({
    name,
    inside: aspects.filter(({ domain }) => domain === name).flatMap(({ indicators }) => indicators),
  }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
