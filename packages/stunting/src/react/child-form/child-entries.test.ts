import { calendarDate } from "@spbe-kit/core";
import { describe, expect, it } from "vitest";
import { naura, storyToday } from "../../testing/index.ts";
import { childEntries, nikDoubt, readChild } from "./child-entries.ts";

describe("the boxes of a child", () => {
  const empty = childEntries();
  it("an empty form names what is missing", () => {
    const read = readChild(empty, storyToday, []);
    expect("complaints" in read && Object.keys(read.complaints).sort()).toEqual([
      "birthDate",
      "name",
      "posyanduCode",
      "sex",
    ]);
  });
  it("a kept NIK is not sent; an emptied one is removed", () => {
    const kept = readChild(childEntries(naura), storyToday, []);
    expect("draft" in kept && "nik" in kept.draft).toBe(false);
    expect(readChild({ ...childEntries(naura), nik: " " }, storyToday, [])).toMatchObject({ draft: { nik: null } });
  });
  it.each([
    ["1906064904259901", null],
    ["123", "nikDoubt"],
    ["1906065004259901", "nikBirth"],
    ["1906060904259901", "nikSex"],
  ])("NIK %s: %s, and it is never refused", (nik, doubt) => {
    const entries = { ...childEntries(naura), birthDate: calendarDate("2025-04-09"), nik };
    expect(nikDoubt(entries, storyToday)).toBe(doubt);
    expect(readChild(entries, storyToday, [])).toHaveProperty("draft");
  });
});
