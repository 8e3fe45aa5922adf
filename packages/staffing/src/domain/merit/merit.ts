import type { RuleSource } from "../rule-source.ts";

/** A merit instrument as data. `aspects` give each highest score; `categories` run from highest to lowest. */
export interface MeritInstrument {
  readonly id: string;
  readonly version: string;
  readonly aspects: readonly { readonly id: string; readonly name: string; readonly highest: number }[];
  /** A category begins at `from` points and ends below the next one's `from`. */
  readonly categories: readonly { readonly name: string; readonly from: number }[];
  readonly source: RuleSource;
}

/** KASN, 2018 to 2023, highest 400. The threshold 250 is verified; the split over aspects is from memory. */
export const kasn2018: MeritInstrument = {
  id: "kasn-permenpanrb-40-2018",
  version: "1",
  aspects: [
    { id: "planning", name: "Perencanaan Kebutuhan", highest: 40 },
    { id: "recruitment", name: "Pengadaan", highest: 40 },
    { id: "career", name: "Pengembangan Karier", highest: 120 },
    { id: "promotion", name: "Promosi dan Mutasi", highest: 40 },
    { id: "performance", name: "Manajemen Kinerja", highest: 80 },
    { id: "reward", name: "Penggajian, Penghargaan, dan Disiplin", highest: 40 },
    { id: "protection", name: "Perlindungan dan Pelayanan", highest: 16 },
    { id: "information", name: "Sistem Informasi", highest: 24 },
  ],
  categories: [
    { name: "Sangat Baik", from: 325 },
    { name: "Baik", from: 250 },
    { name: "Kurang", from: 175 },
    { name: "Buruk", from: 100 },
  ],
  source: { text: "PermenPANRB 40/2018, Peraturan KASN 9/2019; split over aspects from memory", verified: false },
};

export interface MeritResult {
  /** Points, 0 to the instrument's highest. */
  readonly score: number;
  /** Score over the highest, 0 to 1, not rounded. */
  readonly index: number;
  /** `null` below the lowest category the source names. */
  readonly category: string | null;
  /** `null` in the highest category. */
  readonly next: { readonly name: string; readonly gap: number } | null;
  readonly instrument: { readonly id: string; readonly version: string };
  readonly source: RuleSource;
}

/** Judges a score in points. Throws RangeError outside 0 to the highest. */
export function judgeMerit(instrument: MeritInstrument, score: number): MeritResult {
  const highest = instrument.aspects.reduce((sum, aspect) => sum + aspect.highest, 0);
  if (!(score >= 0 && score <= highest)) throw new RangeError(`A score lies between 0 and ${highest}`);
  const { categories } = instrument;
  const reached = categories.findIndex(({ from }) => score >= from);
  const next = categories[reached === -1 ? categories.length - 1 : reached - 1];
  return {
    score,
    index: score / highest,
    category: categories[reached]?.name ?? null,
    next: next ? { name: next.name, gap: next.from - score } : null,
    instrument: { id: instrument.id, version: instrument.version },
    source: instrument.source,
  };
}

/**
 * Sums the share reached of each aspect, 0 to 1, to hundredths of a point. A missing aspect counts 0.
 *
 * @throws RangeError for another share, and for an aspect the instrument does not have
 */
export function assessMerit(instrument: MeritInstrument, levels: Readonly<Record<string, number>>): MeritResult {
  const strange = Object.keys(levels).find((id) => !instrument.aspects.some((aspect) => aspect.id === id));
  if (strange !== undefined) throw new RangeError(`${instrument.id} has no aspect ${strange}`);
  let score = 0;
  let highest = 0;
  for (const aspect of instrument.aspects) {
    const level = levels[aspect.id] ?? 0;
    if (!(level >= 0 && level <= 1)) throw new RangeError(`The level of ${aspect.id} lies between 0 and 1`);
    score += level * aspect.highest;
    highest += aspect.highest;
  }
  return judgeMerit(instrument, Math.min(Math.round(score * 100) / 100, highest));
}
