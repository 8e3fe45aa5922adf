import type { UnitNode } from "@spbe-kit/core/organisation";
import { describe, expect, it } from "vitest";
import { matchingUnits, unitBranches } from "./unit-tree.ts";

const node = (unitId: string, parentId: string | null, name = unitId): UnitNode => ({
  unitId,
  parentId,
  kind: "dinas",
  name,
  shortName: null,
  code: null,
  posts: 0,
  vacant: 0,
});

describe("the units of a day as a tree", () => {
  it("each stands below its unit, in the order they came; an orphan stands at the top", () => {
    const branches = unitBranches([node("a", null), node("b", "a"), node("c", "b"), node("d", "a"), node("e", "gone")]);
    const shape = (list: typeof branches): unknown => list.map(({ node: { unitId }, below }) => [unitId, shape(below)]);
    expect(shape(branches)).toEqual([
      [
        "a",
        [
          ["b", [["c", []]]],
          ["d", []],
        ],
      ],
      ["e", []],
    ]);
  });
  it("is found by beginnings of words in any order", () => {
    const nodes = [node("a", null, "Dinas Pekerjaan Umum"), node("b", null, "Dinas Perhubungan")];
    expect(matchingUnits(nodes, "umum din").map(({ unitId }) => unitId)).toEqual(["a"]);
    expect(matchingUnits(nodes, "kerja")).toEqual([]);
  });
});
