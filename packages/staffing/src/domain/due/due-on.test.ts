import { addDays, type CalendarDate, calendarDate, fixedClock, startOfDay, TIME_ZONES } from "@spbe-kit/core";
import { describe, expect, it } from "vitest";
import type { Fact, PostKind, Predicate } from "../record/fact.schema.ts";
import { rankCodes } from "../record/ranks.ts";
import { fact, postData } from "../record/record.test-data.ts";
import { type DueItem, dueOn, rankPromotionDay, retirementDay } from "./due-on.ts";
import { dueRules2026 as rules } from "./due-rules.ts";

const BORN = calendarDate("1968-05-31");
const appointed = fact("appointment", "a", "1990-03-01", { employment: "pns" });
const due = (facts: Fact[], day: string) =>
  dueOn({ birthDate: BORN, facts: [appointed, ...facts] }, calendarDate(day), rules);
const ofKind = <K extends DueItem["kind"]>(items: DueItem[], kind: K) =>
  items.filter((item): item is Extract<DueItem, { kind: K }> => item.kind === kind);
const judged = (year: number, predicate: Predicate) =>
  fact("assessment", `s${year}`, `${year + 1}-01-15`, { year, predicate });

// Peraturan BKN 4/2025: twelve periods, the first of each month. Four years in the rank: named default, unverified.
describe("rank promotion", () => {
  it.each([
    ["2022-04-01", "2026-04-01"],
    ["2022-04-02", "2026-05-01"],
    ["2021-12-15", "2026-01-01"],
    ["2024-02-29", "2028-03-01"],
  ])("from a rank of %s falls on %s", (since, day) => {
    expect(rankPromotionDay(calendarDate(since), rules.rank)).toBe(day);
  });

  it("waits for the next period where a regency has only two", () => {
    const april = { ...rules.rank, periodMonths: [4, 10] };
    expect(rankPromotionDay(calendarDate("2022-04-02"), april)).toBe("2026-10-01");
  });

  it.each([
    { given: [judged(2025, "baik"), judged(2024, "sangat-baik")], states: ["met", "met"] },
    { given: [judged(2025, "butuh-perbaikan"), judged(2024, "baik")], states: ["unmet", "met"] },
    { given: [judged(2025, "baik")], states: ["met", "unknown"] },
  ])("says of the two years before: $states", ({ given, states }) => {
    const [item] = ofKind(
      due([fact("rank", "r", "2022-04-01", { rank: "III/a" }), ...given], "2026-02-01"),
      "rank-promotion",
    );
    expect(item?.conditions.map(({ state }) => state)).toEqual(states);
    expect(item?.inputs).toEqual({ rank: "III/a", rankSince: "2022-04-01", to: "III/b" });
  });

  it("never falls due above IV/e", () => {
    expect(ofKind(due([fact("rank", "r", "2010-04-01", { rank: "IV/e" })], "2026-02-01"), "rank-promotion")).toEqual(
      [],
    );
  });
});

// PP 7/1977 Pasal 11-13.
describe("KGB", () => {
  const last = fact("kgb", "k", "2025-03-01", { payRupiah: 4_000_000 });
  const punished = (id: string, from: string, postponesKgbMonths: number) =>
    fact("discipline", id, from, { severity: "medium", postponesKgbMonths });

  it.each([
    { what: "two years after the last", facts: [last], day: "2027-03-01", notice: "2027-01-01", months: 0 },
    { what: "from the appointment without any", facts: [], day: "1992-03-01", notice: "1992-01-01", months: 0 },
    {
      what: "held back a year",
      facts: [last, punished("d", "2025-09-01", 12)],
      day: "2028-03-01",
      notice: "2028-01-01",
      months: 12,
    },
    {
      what: "held back twice",
      facts: [last, punished("d", "2025-09-01", 12), punished("f", "2026-02-01", 6)],
      day: "2028-09-01",
      notice: "2028-07-01",
      months: 18,
    },
    {
      what: "not by an older punishment",
      facts: [last, punished("d", "2024-09-01", 12)],
      day: "2027-03-01",
      notice: "2027-01-01",
      months: 0,
    },
  ])("falls due $what", ({ facts, day, notice, months }) => {
    const [item] = ofKind(due(facts, "2026-11-24"), "kgb");
    expect([item?.day, item?.noticeOn, item?.inputs.postponedMonths]).toEqual([day, notice, months]);
  });

  it("is not for PPPK unless configured", () => {
    const pppk = fact("appointment", "b", "2022-01-01", { employment: "pppk" });
    expect(ofKind(due([pppk], "2026-11-24"), "kgb")).toEqual([]);
  });
});

// UU 20/2023 Pasal 55; functional posts unverified.
describe("retirement", () => {
  it.each([
    ["jpt-pratama", 60],
    ["administrator", 58],
    ["pengawas", 58],
    ["pelaksana", 58],
    ["ahli-pertama", 58],
    ["ahli-muda", 58],
    ["ahli-madya", 60],
    ["ahli-utama", 65],
    ["pemula", 58],
    ["terampil", 58],
    ["mahir", 58],
    ["penyelia", 58],
  ] as [PostKind, number][])("of %s is at %i, on the first of the month after", (postKind, age) => {
    const [item] = ofKind(
      due([fact("post", "p", "2010-01-01", postData("post-1", postKind))], "2020-01-01"),
      "retirement",
    );
    expect([item?.inputs.age, item?.day]).toEqual([age, `${1968 + age}-06-01`]);
  });

  it.each([
    ["1968-05-01", "2026-06-01"],
    ["1968-12-31", "2027-01-01"],
    ["1968-02-29", "2026-03-01"],
  ])("of one born on %s at 58 is %s", (born, day) => expect(retirementDay(calendarDate(born), 58)).toBe(day));
});

describe("contracts, acting appointments and the SKP", () => {
  it("fall due on the last day", () => {
    const facts = [
      fact("contract", "c", "2022-01-01", { grade: "IX" }, { validUntil: "2026-12-31" }),
      fact("post", "t1", "2026-10-15", postData("head", "pengawas", "plt"), { validUntil: "2026-12-14" }),
      fact("post", "t2", "2026-10-15", postData("other", "pengawas", "plt")),
    ];
    expect(due(facts, "2026-11-24").map(({ kind, day }) => `${day} ${kind}`)).toEqual([
      "1992-03-01 kgb",
      "2026-12-14 acting-end",
      "2026-12-31 contract-end",
      "2027-01-14 acting-end",
      "2027-01-31 skp",
      "2027-01-31 skp",
    ]);
  });

  it.each([
    ["2026-01-31", ["plan 2026", "assessment 2025"]],
    ["2026-02-01", ["plan 2027", "assessment 2026"]],
    ["1990-03-01", ["plan 1991", "assessment 1990"]],
  ] as const)("ask on %s for %j", (day, steps) => {
    const items = ofKind(due([], day), "skp");
    expect(items.map(({ inputs }) => `${inputs.step} ${inputs.year}`)).toEqual(steps);
  });

  it("are nobody's before and after service", () => {
    const retired = fact("separation", "x", "2026-06-01", { reason: "retired" });
    expect([due([], "1990-02-28"), due([retired], "2026-06-01")]).toEqual([[], []]);
  });
});

describe.each(TIME_ZONES)("a service with the clock moved day by day, in %s", (zone) => {
  it("meets every due date on its day, until retirement", () => {
    const facts: Fact[] = [
      fact("appointment", "a", "1986-07-01", { employment: "pns" }),
      fact("rank", "r0", "1986-07-01", { rank: "II/c" }),
      fact("post", "p", "1986-07-01", postData("post-1")),
    ];
    const met: string[] = [];
    let rank = rankCodes.indexOf("II/c");
    const act = (item: DueItem, day: CalendarDate) => {
      if (item.kind === "rank-promotion") facts.push(fact("rank", `r${day}`, day, { rank: rankCodes[++rank]! }));
      if (item.kind === "kgb") facts.push(fact("kgb", `k${day}`, day, { payRupiah: 4_000_000 }));
      if (item.kind === "retirement") facts.push(fact("separation", "end", day, { reason: "retired" }));
    };
    for (let day = calendarDate("1986-06-01"); day <= "2026-08-01"; day = addDays(day, 1)) {
      for (const instant of [startOfDay(day, zone), lastMomentOf(day, zone)]) {
        const today = fixedClock(instant).today(zone);
        expect(today).toBe(day);
        for (const item of dueOn({ birthDate: BORN, facts }, today, rules).filter((one) => one.day === today)) {
          if (instant === startOfDay(day, zone)) met.push(`${item.day} ${item.kind}`);
          act(item, today);
        }
      }
    }
    expect(met.sort()).toEqual(expectedLife().sort());
  }, 60_000);
});

/** One minute before the next day begins; a day begins on a full hour in every zone. */
function lastMomentOf(day: CalendarDate, zone: (typeof TIME_ZONES)[number]): string {
  const next = startOfDay(addDays(day, 1), zone);
  return `${next.slice(0, 11)}${String(Number(next.slice(11, 13)) - 1).padStart(2, "0")}:59:00.000Z`;
}

/** Written from the rules by hand: 1 July every fourth and every second year, 31 January each year, 1 June 2026. */
function expectedLife(): string[] {
  const years = Array.from({ length: 40 }, (_, n) => 1987 + n);
  return [
    ...years.filter((year) => (year - 1986) % 4 === 0 && year < 2026).map((year) => `${year}-07-01 rank-promotion`),
    ...years.filter((year) => (year - 1986) % 2 === 0 && year < 2026).map((year) => `${year}-07-01 kgb`),
    ...years.flatMap((year) => [`${year}-01-31 skp`, `${year}-01-31 skp`]),
    "2026-06-01 retirement",
  ];
}
