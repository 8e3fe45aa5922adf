import { describe, expect, it } from "vitest";
import { findRegion, fullRegionName, provinces, regionsWithin } from "./index.ts";

describe("names of regions", () => {
  it.each([
    ["19", "Provinsi Kepulauan Bangka Belitung"],
    ["19.06", "Kabupaten Belitung Timur"],
    ["19.02", "Kabupaten Belitung"],
    ["14.08", "Kabupaten Siak"],
    ["32.11.18", "Kecamatan Sumedang Utara"],
    ["74.05", "Kabupaten Konawe Selatan"],
    ["96.71", "Kota Sorong"],
    ["93.01.01", "Kecamatan Merauke"],
    ["91.01", "Kabupaten Merauke"],
  ])("%s is %s", (code, name) => {
    expect(fullRegionName(code)).toBe(name);
  });

  it("knows what is gone, and says so", () => {
    expect(findRegion("91.01.01")).toEqual({
      code: "91.01.01",
      name: "Merauke",
      kind: "kecamatan",
      status: "historic",
    });
    expect(regionsWithin("91").map((region) => region.code)).not.toContain("91.01");
  });

  it("knows no village and no made-up code", () => {
    for (const code of ["19.06.01.2001", "19.99", "", "x"]) expect(findRegion(code)).toBeUndefined();
    expect(fullRegionName("99")).toBeUndefined();
    expect(regionsWithin("99")).toEqual([]);
    expect(regionsWithin("")).toEqual([]);
  });

  it("holds 38 provinces, 514 regencies and 7,285 kecamatan, each named", () => {
    const regencies = provinces().flatMap((province) => regionsWithin(province.code));
    const districts = regencies.flatMap((regency) => regionsWithin(regency.code));
    expect([provinces().length, regencies.length, districts.length]).toEqual([38, 514, 7285]);
    expect([...provinces(), ...regencies, ...districts].every(({ name }) => name.length > 1)).toBe(true);
  });

  it("lists the kecamatan of Belitung Timur in the order of their codes", () => {
    expect(regionsWithin("19.06").map((region) => region.name)).toEqual([
      "Manggar",
      "Gantung",
      "Dendang",
      "Kelapa Kampit",
      "Damar",
      "Simpang Renggiang",
      "Simpang Pesak",
    ]);
  });
});
