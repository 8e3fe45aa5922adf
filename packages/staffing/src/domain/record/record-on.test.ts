import { addDays, type CalendarDate, calendarDate, compareDates, daysBetween } from "@spbe-kit/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Fact, factSchema } from "./fact.schema.ts";
import { rankCodes, ranks } from "./ranks.ts";
import { fact, postData } from "./record.test-data.ts";
import { recordOn } from "./record-on.ts";

const START = calendarDate("1990-03-01");
const END = calendarDate("2030-04-01");
const SERVICE_DAYS = daysBetween(START, END);
const on = (offset: number) => addDays(START, offset);

describe("the state on a day against a replay of the life day by day", () => {
  it("is right on any day between appointment and retirement, in whatever order the facts stand", () => {
    fc.assert(
      fc.property(
        life(),
        fc.array(fc.integer({ min: -30, max: SERVICE_DAYS + 30 }), { minLength: 20 }),
        (facts, days) => {
          for (const day of [...days.map(on), ...edgesOf(facts)]) {
            const { rank, post, actingPosts, education, status } = recordOn(facts, day);
            expect({
              status,
              rank: rank?.factId,
              post: post?.factId,
              acting: actingPosts.map(({ factId }) => factId).sort(),
              education: education.map(({ factId }) => factId).sort(),
            }).toEqual(replayed(facts, day));
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("corrections", () => {
  const wrong = fact("rank", "r1", "2015-04-01", { rank: "III/b" });
  const appointed = fact("appointment", "a", "2011-03-01", { employment: "pns" });
  const right = fact("rank", "r2", "2015-04-01", { rank: "III/a" }, at("2026-02-01", { supersedes: "r1" }));
  const righter = fact("rank", "r3", "2015-10-01", { rank: "III/a" }, at("2026-03-01", { supersedes: "r2" }));
  const rankOn = (facts: Fact[], day: string, knownAt?: string) =>
    recordOn(facts, calendarDate(day), knownAt === undefined ? {} : { knownAt }).rank?.factId;

  it("supersede what they name, also a correction", () => {
    expect(rankOn([right, appointed, wrong], "2016-01-01")).toBe("r2");
    expect(rankOn([righter, right, appointed, wrong], "2016-01-01")).toBe("r3");
    expect(rankOn([righter, right, appointed, wrong], "2015-06-01")).toBeUndefined();
  });

  it("leave the record as it was known before", () => {
    const facts = [righter, right, appointed, wrong];
    expect(rankOn(facts, "2016-01-01", "2026-01-31T23:59:59.999999Z")).toBe("r1");
    expect(rankOn(facts, "2016-01-01", "2026-02-15T00:00:00.000000Z")).toBe("r2");
  });

  it("withdraw a fact that never was", () => {
    const withdrawn = fact(
      "withdrawal",
      "w",
      "2015-04-01",
      { reason: "Salah orang" },
      at("2026-02-01", { supersedes: "r1" }),
    );
    expect(rankOn([withdrawn, appointed, wrong], "2016-01-01")).toBeUndefined();
  });

  it("of one fact by two officers leave the one written last", () => {
    const later = fact("rank", "r0", "2015-04-01", { rank: "II/d" }, at("2026-02-02", { supersedes: "r1" }));
    expect(rankOn([later, right, appointed, wrong], "2016-01-01")).toBe("r0");
  });
});

describe("the end of service", () => {
  const facts = [
    fact("appointment", "a1", "2022-01-01", { employment: "pppk" }),
    fact("contract", "c", "2022-01-01", { grade: "IX" }, { validUntil: "2026-12-31" }),
    fact("post", "p", "2022-01-01", postData("post-1")),
    fact("education", "e", "2019-08-01", { level: "s1-d4", institution: "Universitas Bangka Belitung" }),
    fact("separation", "s", "2024-06-01", { reason: "resigned" }),
    fact("appointment", "a2", "2025-03-01", { employment: "pns" }),
  ];

  it.each([
    { day: "2021-12-31", status: "not-appointed", held: [undefined, undefined] },
    { day: "2022-01-01", status: "serving", held: ["c", "p"] },
    { day: "2024-05-31", status: "serving", held: ["c", "p"] },
    { day: "2024-06-01", status: "separated", held: [undefined, undefined] },
    { day: "2025-03-01", status: "serving", held: [undefined, undefined] },
  ])("on $day: $status", ({ day, status, held }) => {
    const state = recordOn(facts, calendarDate(day));
    expect(state.status).toBe(status);
    expect([state.contract?.factId, state.post?.factId]).toEqual(held);
    expect(state.education).toHaveLength(1);
  });

  it("and a new appointment on one day leave no day between", () => {
    const day = calendarDate("2024-06-01");
    const passed = [
      ...facts.slice(0, 5),
      fact("appointment", "a3", day, { employment: "pns" }),
      fact("post", "p3", day, postData("post-3")),
    ];
    const { status, post, contract } = recordOn(passed, day);
    expect([status, post?.factId, contract]).toEqual(["serving", "p3", undefined]);
  });

  it("never brings back a post that another had followed", () => {
    const moved = [
      fact("appointment", "a", "2010-01-01", { employment: "pns" }),
      fact("post", "p1", "2010-01-01", postData("post-1")),
      fact("post", "p2", "2015-01-01", postData("post-2"), { validUntil: "2018-12-31" }),
    ];
    expect(recordOn(moved, calendarDate("2019-01-01")).post).toBeUndefined();
  });
});

describe("the shape of a fact", () => {
  const sound = fact("post", "p", "2022-01-01", postData("post-1"), { validUntil: "2022-01-01" });
  it("holds a post of a single day", () => expect(factSchema.safeParse(sound).success).toBe(true));
  it.each([
    { what: "an end before its beginning", change: { validUntil: "2021-12-31" } },
    { what: "a day that does not exist", change: { validFrom: "2023-02-29" } },
    { what: "an instant in another zone", change: { recordedAt: "2026-01-05T09:00:00+07:00" } },
    { what: "a withdrawal of nothing", change: { kind: "withdrawal", data: { reason: "Salah" } } },
    { what: "data of another kind", change: { kind: "rank" } },
  ])("refuses $what", ({ change }) => expect(factSchema.safeParse({ ...sound, ...change }).success).toBe(false));
});

it("the ranks are the 17 of SIASN, in its codes", () => {
  expect(ranks.map(({ siasnId }) => siasnId).join(" ")).toBe("11 12 13 14 21 22 23 24 31 32 33 34 41 42 43 44 45");
  expect(ranks.find(({ code }) => code === "III/d")?.name).toBe("Penata Tingkat I");
});

function at(day: string, rest: { supersedes: string }) {
  return { ...rest, recordedAt: `${day}T00:00:00.000000Z` };
}

/** The days on which something begins or ends, and their neighbours: where a rule goes wrong first. */
function edgesOf(facts: readonly Fact[]): CalendarDate[] {
  const turns = facts.flatMap(({ validFrom, validUntil }) => [
    validFrom,
    ...(validUntil === undefined ? [] : [validUntil]),
  ]);
  return turns.flatMap((day) => [addDays(day, -1), day, addDays(day, 1)]);
}

/** A life: ranks that rise, posts one after another, acting appointments, schooling; some facts corrected. */
function life(): fc.Arbitrary<Fact[]> {
  const days = (most: number) =>
    fc.uniqueArray(fc.integer({ min: 0, max: SERVICE_DAYS - 400 }), { minLength: 1, maxLength: most });
  const sorted = (offsets: number[]) => [...offsets].sort((a, b) => a - b);
  return fc
    .record({ ranks: days(6), posts: days(8), acting: days(3), schools: days(3), wrong: fc.nat({ max: 3 }) })
    .chain(({ ranks: rankDays, posts, acting, schools, wrong }) => {
      const facts = [
        fact("appointment", "a", START, { employment: "pns" }),
        fact("separation", "s", END, { reason: "retired" }),
        ...sorted(rankDays).map((offset, n) => fact("rank", `r${n}`, on(offset), { rank: rankCodes[8 + n]! })),
        ...sorted(posts).map((offset, n) => fact("post", `p${n}`, on(offset), postData(`post-${n}`))),
        ...acting.map((offset, n) =>
          fact("post", `t${n}`, on(offset), postData(`plt-${n}`, "pengawas", "plt"), { validUntil: on(offset + 90) }),
        ),
        ...schools.map((offset, n) =>
          fact("education", `e${n}`, on(offset), { level: "s2", institution: "Universitas Sriwijaya" }),
        ),
      ];
      const mistakes = facts
        .slice(2, 2 + wrong)
        .map((one, n): Fact => ({ ...one, factId: `x${n}`, validFrom: addDays(one.validFrom, 3 - 2 * n) }));
      const corrected = facts.map((one, at): Fact => {
        const mistake = at >= 2 ? mistakes[at - 2] : undefined;
        return mistake ? { ...one, supersedes: mistake.factId, recordedAt: "2026-02-01T00:00:00.000000Z" } : one;
      });
      const all = [...corrected, ...mistakes];
      return fc.shuffledSubarray(all, { minLength: all.length });
    });
}

/** Walks from before the appointment to the day, doing what happens on each day. Knows nothing of intervals. */
function replayed(facts: readonly Fact[], until: CalendarDate) {
  const mistaken = new Set(facts.map(({ supersedes }) => supersedes));
  const events = facts
    .filter(({ factId }) => !mistaken.has(factId))
    .sort((a, b) => compareDates(a.validFrom, b.validFrom));
  let status = "not-appointed";
  let rank: string | undefined;
  let post: string | undefined;
  let acting: { id: string; lastDay: CalendarDate }[] = [];
  const education: string[] = [];
  for (const event of events.filter(({ validFrom }) => validFrom <= until)) {
    if (event.kind === "appointment") status = "serving";
    if (event.kind === "rank") rank = event.factId;
    if (event.kind === "education") education.push(event.factId);
    if (event.kind === "post" && event.data.holding === "definitif") post = event.factId;
    if (event.kind === "post" && event.data.holding === "plt")
      acting.push({ id: event.factId, lastDay: event.validUntil! });
    if (event.kind === "separation") [status, rank, post, acting] = ["separated", undefined, undefined, []];
  }
  const ids = acting.filter(({ lastDay }) => until <= lastDay).map(({ id }) => id);
  return { status, rank, post, acting: ids.sort(), education: education.sort() };
}
