import { describe, expect, it } from "vitest";
import { skpPredicate } from "./skp.ts";

// PermenPANRB 6/2022, performance-and-talent.json skp.matrix; SIASN kuadranNilai.
describe("SKP predicate", () => {
  it.each([
    ["above", "above", "sangat-baik", "1"],
    ["above", "meets", "baik", "2"],
    ["above", "below", "kurang", "4"],
    ["meets", "above", "baik", "2"],
    ["meets", "meets", "baik", "2"],
    ["meets", "below", "kurang", "4"],
    ["below", "above", "butuh-perbaikan", "3"],
    ["below", "meets", "butuh-perbaikan", "3"],
    ["below", "below", "sangat-kurang", "5"],
  ] as const)("results %s, behaviour %s: %s (%s)", (results, behaviour, predicate, code) => {
    expect(skpPredicate({ results, behaviour })).toMatchObject({
      predicate,
      siasn: { kuadranNilai: code },
      instrument: { id: "permenpanrb-6-2022", version: "1" },
    });
  });
});
