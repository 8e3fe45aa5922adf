import { calendarDate } from "@spbe-kit/core";
import { describe, expect, it } from "vitest";
import type { Fact } from "./fact.schema.ts";
import { type EmployeeFacts, findingsAcross, findingsOf } from "./findings.ts";
import { fact, postData } from "./record.test-data.ts";

const TODAY = calendarDate("2026-11-24");
const appointed = fact("appointment", "a", "2010-01-01", { employment: "pns" });
const person = (facts: Fact[], change: Partial<EmployeeFacts["employee"]> = {}): EmployeeFacts => ({
  employee: {
    employeeId: "e1",
    nip: "198703152010011007",
    birthDate: calendarDate("1987-03-15"),
    sex: "male",
    ...change,
  },
  facts: [appointed, ...facts],
});

describe("findings in one record", () => {
  it("are none where all is well", () => {
    const facts = [
      fact("rank", "r1", "2010-01-01", { rank: "II/c" }),
      fact("rank", "r2", "2014-04-01", { rank: "II/d" }),
      fact("post", "p1", "2010-01-01", postData("post-1"), { validUntil: "2015-12-31" }),
      fact("post", "p2", "2016-01-01", postData("post-2")),
    ];
    expect(findingsOf(person(facts), TODAY)).toEqual([]);
  });

  it.each([
    { nip: "198702302010011007", code: "nip-unreadable", rest: { reason: "bad_birth_date" } },
    { nip: "198703162010011007", code: "nip-birth-date-differs", rest: { inNip: "1987-03-16" } },
    { nip: "198703152010012007", code: "nip-sex-differs", rest: {} },
    { nip: "198703152010211007", code: "nip-kind-differs", rest: { employment: "pns" } },
    { nip: "198703152010021007", code: "nip-tmt-differs", rest: { inNip: "2010-02", factId: "a" } },
  ])("name $code of the number $nip", ({ nip, code, rest }) => {
    expect(findingsOf(person([], { nip }), TODAY)).toEqual([{ code, employeeId: "e1", ...rest }]);
  });

  it("name a rank that goes backwards by both facts", () => {
    const facts = [
      fact("rank", "r2", "2018-04-01", { rank: "III/a" }),
      fact("rank", "r1", "2014-04-01", { rank: "III/b" }),
    ];
    expect(findingsOf(person(facts), TODAY)).toEqual([
      { code: "rank-backwards", employeeId: "e1", factIds: ["r1", "r2"] },
    ]);
  });

  it("name dates that overlap, also past a short one in between", () => {
    const leave = (id: string, from: string, validUntil: string) =>
      fact("leave", id, from, { leave: "annual" }, { validUntil });
    const facts = [
      leave("l1", "2026-01-05", "2026-01-20"),
      leave("l2", "2026-01-06", "2026-01-07"),
      leave("l3", "2026-01-20", "2026-01-25"),
      leave("l4", "2026-01-26", "2026-01-27"),
    ];
    expect(findingsOf(person(facts), TODAY)).toEqual([
      { code: "dates-overlap", employeeId: "e1", factIds: ["l1", "l2"] },
      { code: "dates-overlap", employeeId: "e1", factIds: ["l1", "l3"] },
    ]);
  });

  it("name a fact two officers corrected at once", () => {
    const facts = [
      fact("rank", "r1", "2014-04-01", { rank: "III/b" }),
      fact("rank", "r2", "2014-04-01", { rank: "III/a" }, { supersedes: "r1" }),
      fact("rank", "r3", "2014-04-01", { rank: "II/d" }, { supersedes: "r1" }),
    ];
    expect(findingsOf(person(facts), TODAY)).toEqual([{ code: "corrected-twice", employeeId: "e1", factId: "r1" }]);
  });
});

describe("findings between records", () => {
  const other = (facts: Fact[], nip = "198801012010012001") => person(facts, { employeeId: "e2", nip });

  it("name the people of one number", () => {
    expect(findingsAcross([person([]), other([], "198703152010011007")])).toEqual([
      { code: "nip-shared", employeeIds: ["e1", "e2"] },
    ]);
  });

  const holding = (id: string, from: string, validUntil?: string) =>
    fact("post", id, from, postData("head"), validUntil === undefined ? {} : { validUntil });

  it.each([
    { what: "both open", first: [holding("h1", "2020-01-01")], both: "2024-01-01" },
    {
      what: "the first ends on the day the second begins",
      first: [holding("h1", "2020-01-01", "2024-01-01")],
      both: "2024-01-01",
    },
    { what: "the first ends the day before", first: [holding("h1", "2020-01-01", "2023-12-31")], both: undefined },
    {
      what: "the first moved on before",
      first: [holding("h1", "2020-01-01"), fact("post", "n", "2023-06-01", postData("desk"))],
      both: undefined,
    },
    {
      what: "the first retired before",
      first: [holding("h1", "2020-01-01"), fact("separation", "s", "2024-01-01", { reason: "retired" })],
      both: undefined,
    },
    {
      what: "the first was Plt",
      first: [fact("post", "t", "2020-01-01", postData("head", "pengawas", "plt"))],
      both: undefined,
    },
  ])("tell two definitive holders of a post: $what", ({ first, both }) => {
    const findings = findingsAcross([person(first), other([holding("h2", "2024-01-01")])]);
    const expected = { code: "two-definitive-holders", postId: "head", employeeIds: ["e1", "e2"], from: both };
    expect(findings).toEqual(both === undefined ? [] : [expected]);
  });
});
