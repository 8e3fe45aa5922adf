import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Village } from "../../domain/areas.contract.ts";
import { storyVillages } from "../../testing/index.ts";
import { villageMap } from "./village-map.ts";

function village(index: number, latitude: number | null, longitude: number | null): Village {
  return {
    code: String(index),
    name: `Desa ${index}`,
    districtCode: "1",
    districtName: `Kec ${index % 3}`,
    puskesmasName: null,
    latitude,
    longitude,
  };
}

describe("the schematic map", () => {
  it("draws every village once, in the frame", () => {
    const map = villageMap(storyVillages, 320);
    expect(map?.cells).toHaveLength(39);
    for (const [x, y] of map?.cells.flatMap(({ outline }) => outline) ?? []) {
      expect(x).toBeGreaterThanOrEqual(-0.01);
      expect(x).toBeLessThanOrEqual(320.01);
      expect(y).toBeGreaterThanOrEqual(-0.01);
      expect(y).toBeLessThanOrEqual((map?.height ?? 0) + 0.01);
    }
  });

  it("draws only the far island nearer, and says so", () => {
    const moved = villageMap(storyVillages, 320)?.cells.filter((cell) => cell.moved);
    expect(moved?.map(({ name }) => name)).toEqual(["Buku Limau"]);
  });

  it("needs three centre points", () => {
    expect(villageMap([village(1, -2, 107), village(2, -2.1, 107), village(3, null, null)], 300)).toBeNull();
  });

  it("stands two villages on one spot, and never makes a number that is none", () => {
    const places = fc.array(
      fc.tuple(fc.double({ min: -3, max: -2, noNaN: true }), fc.double({ min: 107, max: 108, noNaN: true })),
      {
        minLength: 3,
        maxLength: 25,
      },
    );
    fc.assert(
      fc.property(places, (points) => {
        const map = villageMap(
          [...points, points[0]!].map(([lat, long], index) => village(index, lat, long)),
          300,
        );
        return (map?.cells ?? []).every(({ outline }) =>
          outline.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y)),
        );
      }),
      { numRuns: 60 },
    );
  });
});
