import { CURRENT_RANGES, HISTORIC_RANGES } from "./region-ranges.generated.ts";

/** `current`: in force now. `historic`: in an edition since 2018 and gone now; identity numbers keep such codes for life. */
export type RegionStatus = "current" | "historic";

/** First and last number of an unbroken run of kecamatan. */
type Run = readonly [from: number, to: number];

/** By province code, then by regency number. */
export type RegionTree = ReadonlyMap<string, ReadonlyMap<number, readonly Run[]>>;

let trees: Readonly<Record<RegionStatus, RegionTree>> | undefined;

/** The whole register, decoded on first use. */
export function regionTrees(): Readonly<Record<RegionStatus, RegionTree>> {
  trees ??= { current: decode(CURRENT_RANGES), historic: decode(HISTORIC_RANGES) };
  return trees;
}

/** The kecamatan numbers of one regency, ascending. */
export function* numbersIn(runs: readonly Run[]): Iterable<number> {
  for (const [from, to] of runs) for (let number = from; number <= to; number += 1) yield number;
}

/**
 * Whether a province, regency or kecamatan stands in the register: `current` wins over `historic`.
 * Codes retired before 2018 are not known here, so a real but old identity number may find nothing.
 *
 * @source Kepmendagri 300.2.2-2430/2025 and earlier editions, through cahyadsn/wilayah (see NOTICE-regions.md)
 */
export function registeredAs(province: string, regency?: string, district?: string): RegionStatus | undefined {
  const { current, historic } = regionTrees();
  if (isIn(current, province, regency, district)) return "current";
  return isIn(historic, province, regency, district) ? "historic" : undefined;
}

function isIn(tree: RegionTree, province: string, regency?: string, district?: string): boolean {
  const regencies = tree.get(province);
  if (!regencies || regency === undefined) return regencies !== undefined;
  const runs = regencies.get(Number(regency));
  if (!runs || district === undefined) return runs !== undefined;
  const number = Number(district);
  return runs.some(([from, to]) => number >= from && number <= to);
}

/** Reads the lines that scripts/encode-regions.mjs writes: "19 8 5 .71 3-4,7-" (a lone 8 means 1 to 8, "7-" only 7). */
function decode(text: string): RegionTree {
  return new Map(
    text.split("\n").map((line) => {
      const [province = "", ...tokens] = line.split(" ");
      const regencies = new Map<number, readonly Run[]>();
      let next = 1;
      for (const token of tokens) {
        if (token.startsWith(".")) {
          next = Number(token.slice(1));
        } else {
          regencies.set(next, token.split(",").map(decodeRun));
          next += 1;
        }
      }
      return [province, regencies];
    }),
  );
}

function decodeRun(text: string): Run {
  const [from = "", to] = text.split("-");
  if (to === undefined) return [1, Number(from)];
  return [Number(from), Number(to || from)];
}
