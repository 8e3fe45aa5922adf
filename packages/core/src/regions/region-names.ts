import type { RegionCode, RegionKind } from "../domain/region-code.ts";
import { parseRegionCode, regionKind } from "../domain/region-code.ts";
import { numbersIn, type RegionStatus, type RegionTree, regionTrees } from "../domain/region-register.ts";
import { CURRENT_NAMES, HISTORIC_NAMES } from "./region-names.generated.ts";

/** A province, regency or kecamatan by name. */
export interface Region {
  readonly code: RegionCode;
  /** Without the kind: "Belitung Timur", "Manggar". */
  readonly name: string;
  readonly kind: RegionKind;
  readonly status: RegionStatus;
}

interface Gazetteer {
  readonly byCode: ReadonlyMap<string, Region>;
  /** Current regions by parent code; provinces under "". */
  readonly children: ReadonlyMap<string, readonly Region[]>;
}

let gazetteer: Gazetteer | undefined;

/** A region by code, historic ones included; `undefined` for villages (their names come by import) and unknown codes. */
export function findRegion(code: string): Region | undefined {
  return names().byCode.get(code);
}

/** "Kabupaten Belitung Timur", "Kecamatan Manggar", "Provinsi Aceh": the name with its kind, or `undefined`. */
export function fullRegionName(code: string): string | undefined {
  const region = findRegion(code);
  return region && `${region.kind.charAt(0).toUpperCase()}${region.kind.slice(1)} ${region.name}`;
}

/** The regions one level below, in the order of their codes: regencies of a province, kecamatan of a regency. Historic ones are left out. */
export function regionsWithin(code: string): readonly Region[] {
  return code === "" ? [] : (names().children.get(code) ?? []);
}

/** The provinces in the order of their codes. */
export function provinces(): readonly Region[] {
  return names().children.get("") ?? [];
}

function names(): Gazetteer {
  gazetteer ??= build();
  return gazetteer;
}

function build(): Gazetteer {
  const trees = regionTrees();
  const current = [...decode(trees.current, CURRENT_NAMES, "current")];
  const historic = [...decode(trees.historic, HISTORIC_NAMES, "historic")];
  const children = new Map<string, Region[]>();
  for (const region of current) {
    const parent = region.code.includes(".") ? region.code.slice(0, region.code.lastIndexOf(".")) : "";
    const siblings = children.get(parent);
    if (siblings) siblings.push(region);
    else children.set(parent, [region]);
  }
  // Current ones last, so that they win where a code is in both.
  return { byCode: new Map([...historic, ...current].map((region) => [region.code, region])), children };
}

/** Walks numbers and names together: both were written in the same order by scripts/encode-regions.mjs. */
function* decode(tree: RegionTree, text: string, status: RegionStatus): Iterable<Region> {
  const blocks = text.split("\n\n").map((block) => block.split("\n"));
  let block = 0;
  for (const [province, regencies] of tree) {
    const [provinceName = "", ...lines] = blocks[block] ?? [];
    block += 1;
    if (provinceName) yield region(province, provinceName, status);
    let line = 0;
    for (const [number, runs] of regencies) {
      const [regencyName = "", ...districtNames] = lines[line]?.split("|") ?? [];
      line += 1;
      const regency = `${province}.${twoDigits(number)}`;
      yield region(regency, regencyName, status);
      let district = 0;
      for (const districtNumber of numbersIn(runs)) {
        yield region(`${regency}.${twoDigits(districtNumber)}`, districtNames[district] ?? "", status);
        district += 1;
      }
    }
  }
}

function region(code: string, name: string, status: RegionStatus): Region {
  const regionCode = parseRegionCode(code) as RegionCode;
  return { code: regionCode, name, kind: regionKind(regionCode) as RegionKind, status };
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
