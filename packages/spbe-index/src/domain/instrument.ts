/** A level of maturity. What each is called depends on the aspect. */
export type Level = 1 | 2 | 3 | 4 | 5;

export interface Indicator {
  /** 1 to 47 or 1 to 20, as the regulation numbers them. */
  readonly number: number;
  readonly name: string;
  /** Hundredths of a percent of the index: 130 is 1.30 %. */
  readonly weight: number;
}

export interface Aspect {
  /** "A1" */
  readonly code: string;
  readonly name: string;
  /** The domain above the aspect; null where the instrument knows none. */
  readonly domain: string | null;
  /** What the five levels are called, from level 1. */
  readonly levels: readonly string[];
  readonly indicators: readonly Indicator[];
}

/** A band of the index. `from` is its lower edge in hundredths, inclusive. */
export interface Predicate {
  readonly name: string;
  readonly from: number;
}

/**
 * A regulation by which a regency is assessed. Weights, levels and bands belong to it and to nothing else: 2.55 is "Cukup"
 * under 59/2020 and "Baik" under 8/2026. Indices of two instruments are not one time series.
 */
export interface Instrument {
  /** Kept with every assessment: "permenpanrb-59-2020". */
  readonly id: string;
  /** "PermenPANRB 59/2020" */
  readonly title: string;
  /** What its result is called. */
  readonly indexName: string;
  readonly firstYear: number;
  /** Null while it is in force. */
  readonly lastYear: number | null;
  readonly aspects: readonly Aspect[];
  /** Highest band first. */
  readonly predicates: readonly Predicate[];
}

/** The instrument a year is assessed by; undefined for a year before all of them. */
export function instrumentOf(instruments: readonly Instrument[], year: number): Instrument | undefined {
  return instruments.find(({ firstYear, lastYear }) => firstYear <= year && year <= (lastYear ?? year));
}

/** Every indicator in the order of its number. */
export function indicatorsOf({ aspects }: Pick<Instrument, "aspects">): readonly Indicator[] {
  return aspects.flatMap(({ indicators }) => indicators);
}

/** An aspect as it is written down: its indicators as `[weight, name]`, weight in hundredths of a percent. */
export type WrittenAspect = Omit<Aspect, "indicators"> & {
  readonly indicators: readonly (readonly [number, string])[];
};

/** Numbers the indicators through all aspects, as the regulations do. */
export function aspectsOf(written: readonly WrittenAspect[]): readonly Aspect[] {
  let number = 0;
  return written.map((aspect) => ({
    ...aspect,
    indicators: aspect.indicators.map(([weight, name]) => ({ number: ++number, name, weight })),
  }));
}
