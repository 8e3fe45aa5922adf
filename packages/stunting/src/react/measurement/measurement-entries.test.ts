import { calendarDate } from "@spbe-kit/core";
import { describe, expect, it } from "vitest";
import { naura, nauraMeasurements, storyToday } from "../../testing/index.ts";
import { assessEntries } from "./live-assessment.ts";
import { emptyEntries, type MeasurementEntries, readEntries, suggestedPosition } from "./measurement-entries.ts";
import { doubtsAgainst, previousVisit } from "./previous-visit.ts";

const visit = (more: Partial<MeasurementEntries>): MeasurementEntries => ({ ...emptyEntries(storyToday), ...more });
const options = {
  child: naura,
  today: storyToday,
  measurementId: nauraMeasurements[0]!.measurementId,
  supersedes: null,
  unread: [],
};

describe("reading the boxes of a measurement", () => {
  it.each([
    ["an empty form", visit({}), [], { weightKg: "stunting/nothing-measured" }],
    ["grams", visit({ weightKg: 8100 }), [], { weightKg: "stunting/weight-in-grams" }],
    ["no day", visit({ measuredOn: null, weightKg: 8 }), [], { measuredOn: "form/day-missing" }],
    [
      "tomorrow",
      visit({ measuredOn: calendarDate("2026-11-23"), weightKg: 8 }),
      [],
      { measuredOn: "stunting/measured-in-future" },
    ],
    [
      "before birth",
      visit({ measuredOn: calendarDate("2025-04-08"), weightKg: 8 }),
      [],
      { measuredOn: "stunting/measured-before-birth" },
    ],
    ["unreadable length", visit({ weightKg: 8 }), ["statureCm"], { statureCm: "form/unread" }],
  ] as const)("%s is complained of at its field", (_name, entries, unread, complaints) => {
    expect(readEntries(entries, { ...options, unread })).toEqual({ complaints });
  });

  it("the day of birth is accepted, and no position is sent without a stature", () => {
    const read = readEntries(visit({ measuredOn: naura.birthDate, weightKg: 3 }), options);
    expect(read).toMatchObject({ draft: { weightKg: 3, statureCm: null, position: null } });
  });

  it("lying to day 730, standing from day 731", () => {
    expect(suggestedPosition(calendarDate("2024-01-01"), calendarDate("2025-12-31"))).toBe("lying");
    expect(suggestedPosition(calendarDate("2024-01-01"), calendarDate("2026-01-01"))).toBe("standing");
  });
});

describe("beside the previous visit", () => {
  const previous = previousVisit(nauraMeasurements, storyToday);
  it.each([
    [visit({ statureCm: 74.6 }), []],
    [visit({ statureCm: 74.5 }), ["shrank"]],
    [visit({ weightKg: 9.72 }), []],
    [visit({ weightKg: 9.8 }), ["heavier"]],
    [visit({ weightKg: 6 }), ["lighter"]],
  ])("%o", (entries, kinds) => {
    expect(doubtsAgainst(entries, previous).map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe("the verdict while typing", () => {
  it("scores as the register does", () => {
    const [newest, ...before] = nauraMeasurements;
    const { measuredOn, weightKg, statureCm } = newest!;
    const live = assessEntries(naura, visit({ measuredOn, weightKg, statureCm }), before[0]!);
    expect(live?.facts.weightForAge).toEqual(newest!.weightForAge);
    expect(live?.facts).toMatchObject({ kms: newest!.kms, gainG: newest!.gainG });
  });
  it("an implausible weight is flagged", () => {
    expect(assessEntries(naura, visit({ weightKg: 81 }), null)?.flagged).toBe(true);
  });
});
