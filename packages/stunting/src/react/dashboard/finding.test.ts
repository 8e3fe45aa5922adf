import { describe, expect, it } from "vitest";
import type { GrowthCounts, Summary, VillageCounts } from "../../domain/summary.contract.ts";
import { emptySummary, storySummary, suppressedSummary } from "../../testing/index.ts";
import { findingMessages } from "./finding.messages.ts";
import { findingOf, findingSentence } from "./finding.ts";

const percentId = (value: number, digits: number) => `${value.toFixed(digits).replace(".", ",")} %`;

function sentence(summary: Pick<Summary, "total" | "yearBefore" | "villages">, locale: "id" | "en" = "id"): string {
  const percent = locale === "id" ? percentId : (value: number, digits: number) => `${value.toFixed(digits)}%`;
  return findingSentence(findingOf(summary), { words: findingMessages[locale], month: "Agustus 2026", percent });
}

function counts(stunted: number, judged: number): GrowthCounts {
  return { ...emptySummary.total, measured: judged, withHeightForAge: judged, stunted };
}

function village(stunted: number, judged: number, suppressed = false): VillageCounts {
  return { ...counts(stunted, judged), villageCode: "1", villageName: "A", districtName: "B", suppressed };
}

const total = counts(64, 1000);

describe("the finding of a month", () => {
  it.each([
    {
      story: "fewer than a year before, one village high",
      yearBefore: counts(69, 1000),
      villages: [village(11, 100), village(2, 100)],
      says: "Stunting turun ke 6,4 %, tetapi satu desa masih di atas 10 %",
    },
    {
      story: "fewer, no village high",
      yearBefore: counts(69, 1000),
      villages: [village(2, 100)],
      says: "Stunting turun ke 6,4 %, dan tidak ada desa di atas 10 %",
    },
    {
      story: "more than a year before",
      yearBefore: counts(50, 1000),
      villages: [village(30, 100), village(30, 100)],
      says: "Stunting naik ke 6,4 %, dan dua desa di atas 10 %",
    },
    {
      story: "more, but no village high",
      yearBefore: counts(50, 1000),
      villages: [village(6, 100)],
      says: "Stunting naik ke 6,4 %, tetapi tidak ada desa di atas 10 %",
    },
    {
      story: "a difference nobody can see at one decimal",
      yearBefore: counts(6_402, 100_000),
      villages: [village(2, 100)],
      says: "Stunting tetap 6,4 %, dan tidak ada desa di atas 10 %",
    },
    {
      story: "nothing a year before",
      yearBefore: null,
      villages: [village(12, 100)],
      says: "Stunting 6,4 %, tetapi satu desa masih di atas 10 %",
    },
    {
      story: "a year before in which nobody had a score",
      yearBefore: counts(0, 0),
      villages: [],
      says: "Stunting 6,4 %, dan tidak ada desa di atas 10 %",
    },
    {
      story: "exactly 10 % is not above 10 %",
      yearBefore: null,
      villages: [village(10, 100)],
      says: "Stunting 6,4 %, dan tidak ada desa di atas 10 %",
    },
    {
      story: "a village of 19 children is too small to be called high",
      yearBefore: null,
      villages: [village(9, 19)],
      says: "Stunting 6,4 %, dan tidak ada desa di atas 10 %",
    },
    {
      story: "every village withheld",
      yearBefore: counts(69, 1000),
      villages: [village(0, 0, true), village(0, 0, true)],
      says: "Stunting turun ke 6,4 %; angka per desa disamarkan",
    },
  ])("$story: $says", ({ yearBefore, villages, says }) => {
    expect(sentence({ total, yearBefore, villages })).toBe(says);
  });

  it("nothing measured is said as such, never as 0 %", () => {
    expect(sentence(emptySummary)).toBe("Belum ada anak yang diukur pada Agustus 2026");
  });

  it("more than ten villages are written in figures", () => {
    const villages = Array.from({ length: 12 }, () => village(20, 100));
    expect(sentence({ total, yearBefore: null, villages })).toContain("tetapi 12 desa");
  });

  it("the example regency reads the same in both languages, withheld villages or not", () => {
    expect(sentence(storySummary)).toBe("Stunting turun ke 6,4 %, tetapi lima desa masih di atas 10 %");
    expect(sentence(suppressedSummary)).toBe(sentence(storySummary));
    expect(sentence(storySummary, "en")).toBe("Stunting fell to 6.4%, but five villages are still above 10%");
  });
});
