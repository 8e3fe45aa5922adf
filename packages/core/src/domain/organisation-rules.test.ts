import { describe, expect, it } from "vitest";
import { calendarDate } from "./calendar-date.ts";
import {
  covers,
  definitiveClash,
  isInForce,
  lastSurvivor,
  nameWithTitles,
  overlaps,
  type Period,
  searchWords,
  staffingOn,
  type UnitPlace,
  unitInCircle,
  unitOnDay,
  unitsAbove,
} from "./organisation-rules.ts";

const day = (text: string) => calendarDate(text);
const period = (from: string, until: string | null): Period => ({
  validFrom: day(from),
  validUntil: until === null ? null : day(until),
});

describe("on which days something is in force", () => {
  const leap = period("2024-02-29", "2028-02-29");
  it.each([
    ["2024-02-28", false],
    ["2024-02-29", true],
    ["2027-02-28", true],
    ["2028-02-28", true],
    ["2028-02-29", false],
  ])("from 29 February 2024 until 29 February 2028: %s is %s", (on, expected) => {
    expect(isInForce(leap, day(on))).toBe(expected);
  });
  it("one that lasts has no last day", () => {
    expect(isInForce(period("2020-01-01", null), day("9999-12-31"))).toBe(true);
  });
});

describe("two holders of one post", () => {
  const before = { ...period("2022-01-03", "2026-02-02"), capacity: "definitif" } as const;
  const next = (from: string, until: string | null, capacity: "definitif" | "plt" = "definitif") =>
    definitiveClash([before], { ...period(from, until), capacity }) !== undefined;
  it("the next begins on the day the first ends: no day has two", () => {
    expect(next("2026-02-02", null)).toBe(false);
  });
  it("one day earlier there would be two", () => {
    expect(next("2026-02-01", null)).toBe(true);
  });
  it("one who ends on the day the first begins", () => {
    expect(next("2020-01-01", "2022-01-03")).toBe(false);
    expect(next("2020-01-01", "2022-01-04")).toBe(true);
  });
  it("Plt stands beside anybody", () => {
    expect(next("2023-01-01", null, "plt")).toBe(false);
  });
  it("overlapping is the same from both sides, and a stretch lies inside itself", () => {
    const a = period("2024-01-01", "2024-06-01");
    const b = period("2024-05-31", null);
    expect([overlaps(a, b), overlaps(b, a), covers(b, a), covers(a, a)]).toEqual([true, true, false, true]);
  });
});

describe("whether a post is filled", () => {
  it.each([
    [[], "vacant"],
    [[{ ...period("2026-01-01", null), capacity: "plt" }], "acting"],
    [[{ ...period("2026-01-01", null), capacity: "pj" }], "acting"],
    [[{ ...period("2020-01-01", "2026-11-24"), capacity: "definitif" }], "vacant"],
    [
      [
        { ...period("2020-01-01", null), capacity: "definitif" },
        { ...period("2026-11-20", "2026-12-01"), capacity: "plh" },
      ],
      "filled",
    ],
  ] as const)("%# is %s on 24 November 2026", (holdings, expected) => {
    expect(staffingOn(holdings, day("2026-11-24"))).toBe(expected);
  });
});

describe("units that were renamed and merged", () => {
  const unit = (
    unitId: string,
    parentId: string | null,
    stretch: Period,
    successorId: string | null = null,
  ): UnitPlace => ({
    unitId,
    parentId,
    successorId,
    ...stretch,
  });
  const all = (...units: UnitPlace[]) => new Map(units.map((one) => [one.unitId, one]));
  const units = all(
    unit("pemda", null, period("2003-01-01", null)),
    unit("infokom", "pemda", period("2003-01-01", "2017-01-01"), "kominfo"),
    unit("sandi", "pemda", period("2010-01-01", "2021-01-01"), "diskominfo"),
    unit("kominfo", "pemda", period("2017-01-01", "2021-01-01"), "diskominfo"),
    unit("diskominfo", "pemda", period("2021-01-01", null)),
    unit("bidang", "infokom", period("2010-01-01", null)),
    unit("gone", "pemda", period("2003-01-01", "2012-01-01")),
  );
  const at = (id: string, on: string) => unitOnDay(units, id, day(on))?.unitId;

  it.each([
    ["2016-12-31", "infokom"],
    ["2017-01-01", "kominfo"],
    ["2020-12-31", "kominfo"],
    ["2021-01-01", "diskominfo"],
  ])("what was Infokom is on %s %s", (on, expected) => expect(at("infokom", on)).toBe(expected));

  it("two that merged are one afterwards, and one that ended without a successor is none", () => {
    expect([at("sandi", "2022-01-01"), at("gone", "2012-01-01"), at("kominfo", "2016-12-31")]).toEqual([
      "diskominfo",
      undefined,
      undefined,
    ]);
  });

  it("a lower unit moves along without being touched", () => {
    const above = (on: string) => {
      const found = unitsAbove(units, units.get("bidang")!, day(on));
      return found === "circle" ? found : found.map(({ unitId }) => unitId);
    };
    expect([above("2016-06-01"), above("2026-01-01")]).toEqual([
      ["infokom", "pemda"],
      ["diskominfo", "pemda"],
    ]);
    expect(unitInCircle(units)).toBeUndefined();
  });

  it("a unit that ends into one below itself would stand below itself", () => {
    const circle = all(
      unit("dinas", null, period("2003-01-01", "2020-01-01"), "bidang"),
      unit("bidang", "dinas", period("2010-01-01", null)),
    );
    expect(unitInCircle(circle)?.unitId).toBe("bidang");
  });

  it("two units below each other are found", () => {
    const circle = all(unit("a", "b", period("2003-01-01", null)), unit("b", "a", period("2003-01-01", null)));
    expect(unitInCircle(circle)).toBeDefined();
  });
});

describe("records that were merged", () => {
  const survivors = new Map([
    ["a", "b"],
    ["b", "c"],
    ["c", null],
    ["x", "y"],
    ["y", "x"],
  ]);
  it("the last of the chain stands for all", () => {
    expect(["a", "b", "c", "unknown"].map((id) => lastSurvivor(survivors, id))).toEqual(["c", "c", "c", "unknown"]);
  });
  it("a circle is damage, and is told", () => {
    expect(() => lastSurvivor(survivors, "x")).toThrow(/circle/);
  });
});

describe("names", () => {
  it.each([
    [{ name: "Ratna Kusumawati", frontTitle: "dr.", backTitle: "M.Kes." }, "dr. Ratna Kusumawati, M.Kes."],
    [{ name: "Sutarno", frontTitle: null, backTitle: null }, "Sutarno"],
  ])("%j", (person, expected) => expect(nameWithTitles(person)).toBe(expected));
  it("are found by their words without marks", () => {
    expect(searchWords("Nu'man  Al-Ma’ruf Désa Nu'man")).toEqual(["numan", "al", "maruf", "desa"]);
  });
});
