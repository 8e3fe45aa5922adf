import type { Predicate } from "../record/fact.schema.ts";
import type { RuleSource } from "../rule-source.ts";

/** The three values of a rating, lowest first. */
export const expectations = ["below", "meets", "above"] as const;
export type Expectation = (typeof expectations)[number];

const source: RuleSource = { text: "PermenPANRB 6/2022; several public implementations agree", verified: true };

/** Results of work by behaviour. Not symmetric: poor behaviour weighs more than poor results. */
const matrix: Readonly<Record<Expectation, Readonly<Record<Expectation, Predicate>>>> = {
  above: { above: "sangat-baik", meets: "baik", below: "kurang" },
  meets: { above: "baik", meets: "baik", below: "kurang" },
  below: { above: "butuh-perbaikan", meets: "butuh-perbaikan", below: "sangat-kurang" },
};

/** `kuadranNilai` of SIASN by predicate. */
export const siasnPredicateCodes: Readonly<Record<Predicate, string>> = {
  "sangat-baik": "1",
  baik: "2",
  "butuh-perbaikan": "3",
  kurang: "4",
  "sangat-kurang": "5",
};

/** `perilakuDanKinerja` of SIASN by rating. */
export const siasnExpectationCodes: Readonly<Record<Expectation, string>> = { above: "1", meets: "2", below: "3" };

/** The two ratings the assessing official gave for a year. */
export interface SkpRatings {
  readonly results: Expectation;
  readonly behaviour: Expectation;
}

export interface SkpPredicate {
  readonly predicate: Predicate;
  readonly siasn: { readonly kuadranNilai: string; readonly hasilKerja: string; readonly perilakuKerja: string };
  readonly instrument: { readonly id: "permenpanrb-6-2022"; readonly version: "1" };
  readonly source: RuleSource;
}

/** The yearly predicate of two ratings (PermenPANRB 6/2022). The official decides the ratings; this proposes. */
export function skpPredicate({ results, behaviour }: SkpRatings): SkpPredicate {
  const predicate = matrix[results][behaviour];
  return {
    predicate,
    siasn: {
      kuadranNilai: siasnPredicateCodes[predicate],
      hasilKerja: siasnExpectationCodes[results],
      perilakuKerja: siasnExpectationCodes[behaviour],
    },
    instrument: { id: "permenpanrb-6-2022", version: "1" },
    source,
  };
}
