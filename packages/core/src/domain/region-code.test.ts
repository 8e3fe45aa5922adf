import { describe, expect, it } from "vitest";
import {
  districtCodeSchema,
  fullRegencyName,
  isWithinRegion,
  parentRegion,
  parseRegionCode,
  type RegionCode,
  regencyCodeSchema,
  regencyConfigSchema,
  regionCodeSchema,
  regionKind,
  regionLevel,
  regionStatus,
  villageCodeSchema,
} from "./index.ts";

const code = (text: string) => parseRegionCode(text) as RegionCode;

describe("a region code", () => {
  it.each([
    { text: "19", level: "province", kind: "provinsi", parent: undefined, status: "current" },
    { text: "19.06", level: "regency", kind: "kabupaten", parent: "19", status: "current" },
    { text: "19.71", level: "regency", kind: "kota", parent: "19", status: "current" },
    { text: "19.06.01", level: "district", kind: "kecamatan", parent: "19.06", status: "current" },
    { text: "19.06.01.2001", level: "village", kind: "desa", parent: "19.06.01", status: "current" },
    { text: "19.02.01.1001", level: "village", kind: "kelurahan", parent: "19.02.01", status: "current" },
    { text: "91.03.01.3001", level: "village", kind: "desa-adat", parent: "91.03.01", status: "current" },
    { text: "91.01", level: "regency", kind: "kabupaten", parent: "91", status: "historic" },
    { text: "91.01.01", level: "district", kind: "kecamatan", parent: "91.01", status: "historic" },
    { text: "19.99", level: "regency", kind: "kota", parent: "19", status: undefined },
    { text: "19.06.99", level: "district", kind: "kecamatan", parent: "19.06", status: undefined },
    { text: "99", level: "province", kind: "provinsi", parent: undefined, status: undefined },
  ])("$text", ({ text, level, kind, parent, status }) => {
    expect(regionLevel(code(text))).toBe(level);
    expect(regionKind(code(text))).toBe(kind);
    expect(parentRegion(code(text))).toBe(parent);
    expect(regionStatus(code(text))).toBe(status);
  });

  it.each(["1906", "19.6", "19.06.", "19.06.01.201", " 19", "", 1906, null])("%j is none", (text) => {
    expect(parseRegionCode(text)).toBeUndefined();
  });

  it("lies in its own area, not in one that merely begins alike", () => {
    expect(isWithinRegion(code("19.06.01"), code("19.06"))).toBe(true);
    expect(isWithinRegion(code("19.06"), code("19.06"))).toBe(true);
    expect(isWithinRegion(code("19.06"), code("19.02"))).toBe(false);
  });

  it("has a schema for each level", () => {
    expect(regionCodeSchema.safeParse("19.06.01").success).toBe(true);
    expect(regencyCodeSchema.safeParse("19.06.01").success).toBe(false);
    expect(districtCodeSchema.safeParse("19.06.01").success).toBe(true);
    expect(villageCodeSchema.safeParse("19.06.01.2001").success).toBe(true);
  });
});

describe("regency.json", () => {
  const beltim = {
    code: "19.06",
    name: "Belitung Timur",
    kind: "kabupaten",
    provinceName: "Kepulauan Bangka Belitung",
    timeZone: "Asia/Jakarta",
    portalName: "SIGAP Beltim",
    monogram: "BT",
    theme: "belitung-timur",
    modules: ["stunting"],
  } as const;

  it("is complete without labels", () => {
    const regency = regencyConfigSchema.parse(beltim);
    expect(regency.labels).toEqual({});
    expect(fullRegencyName(regency)).toBe("Kabupaten Belitung Timur");
    expect(fullRegencyName({ kind: "kota", name: "Sorong" })).toBe("Kota Sorong");
  });

  it.each([
    ["a zone outside Indonesia", { timeZone: "Asia/Singapore" }],
    ["a code without its dot", { code: "1906" }],
    ["a module named twice", { modules: ["stunting", "stunting"] }],
    ["no module", { modules: [] }],
    ["a word that is none of its own", { colour: "#0a5" }],
    ["a label without Indonesian", { labels: { "unit.health": { en: "Health office" } } }],
  ])("is refused with %s", (_, change) => {
    expect(regencyConfigSchema.safeParse({ ...beltim, ...change }).success).toBe(false);
  });
});
