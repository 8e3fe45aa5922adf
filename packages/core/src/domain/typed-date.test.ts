import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  calendarDate,
  formatTypedDate,
  fromDayNumber,
  readTypedDate,
  sayDate,
  sayDateShort,
  sayMonth,
} from "./index.ts";

const dates = fc.integer({ min: -300_000, max: 300_000 }).map(fromDayNumber);

describe("a date as people type it", () => {
  it.each([
    "12/11/2026",
    "12-11-2026",
    "12.11.2026",
    "12 11 2026",
    " 12 / 11 / 2026 ",
    "12 Nov 2026",
    "12 nov. 2026",
    "12 Nop 2026",
    "12-Nov-2026",
    "12Nov2026",
    "12 November 2026",
    "12 NOVEMBER 2026",
    "12 November, 2026",
    "November 12, 2026",
    "2026-11-12",
    "2026/11/12",
  ])("%s is 12 November 2026, day first, in both languages", (typed) => {
    for (const locale of ["id", "en"] as const)
      expect(readTypedDate(typed, locale)).toEqual({ ok: true, value: "2026-11-12" });
  });

  it.each([
    ["5 Mei 2024", "2024-05-05"],
    ["5 May 2024", "2024-05-05"],
    ["17 Agustus 1945", "1945-08-17"],
    ["17 Agt 1945", undefined],
    ["17 Agu 1945", "1945-08-17"],
    ["17 August 1945", "1945-08-17"],
    ["1 Okt 2026", "2026-10-01"],
    ["31 Des 2026", "2026-12-31"],
    ["3 Pebruari 2026", "2026-02-03"],
    ["1/2/2026", "2026-02-01"],
    ["29/2/2024", "2024-02-29"],
  ])("%s", (typed, date) => {
    const read = readTypedDate(typed, "id");
    expect(read.ok ? read.value : undefined).toBe(date);
  });

  it.each([
    ["", "empty"],
    ["   ", "empty"],
    ["kemarin", "unreadable"],
    ["12/11", "unreadable"],
    ["12 Ju 2026", "unreadable"],
    ["12/11/2026 10:00", "unreadable"],
    ["45973", "unreadable"],
    ["12/11/26", "short_year"],
    ["12 Nov 26", "short_year"],
    ["11/22/2026", "month_first"],
    ["2/30/2026", "no_such_day"],
    ["31/4/2026", "no_such_day"],
    ["29/2/2023", "no_such_day"],
    ["40/40/2026", "no_such_day"],
    ["0/1/2026", "no_such_day"],
    ["2026-02-30", "no_such_day"],
    ["1/1/0000", "no_such_day"],
  ])("%j is refused as %s", (typed, code) => {
    expect(readTypedDate(typed, "id")).toEqual({ ok: false, error: { code } });
  });

  it.each([20261112, null, undefined, {}])("%s is no text", (value) => {
    expect(readTypedDate(value, "id")).toEqual({ ok: false, error: { code: "type" } });
  });

  it("reads a file from elsewhere month first when told so", () => {
    expect(readTypedDate("11/22/2026", "en", "month-first")).toEqual({ ok: true, value: "2026-11-22" });
    expect(readTypedDate("22/11/2026", "en", "month-first")).toEqual({ ok: false, error: { code: "no_such_day" } });
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.anything(), (value) => typeof readTypedDate(value, "id").ok === "boolean"));
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."0123456789anovmei /.,-"), maxLength: 20 }),
        (text) => typeof readTypedDate(text, "en").ok === "boolean",
      ),
    );
  });
});

describe("a date said back", () => {
  it.each([
    ["id", "2026-11-12", "12 November 2026", "12 Nov 2026"],
    ["en", "2026-11-12", "12 November 2026", "12 Nov 2026"],
    ["id", "2026-08-01", "1 Agustus 2026", "1 Agu 2026"],
    ["id", "2026-05-01", "1 Mei 2026", "1 Mei 2026"],
    ["id", "2026-12-01", "1 Desember 2026", "1 Des 2026"],
    ["en", "2026-12-01", "1 December 2026", "1 Dec 2026"],
  ] as const)("in %s, %s is %s", (locale, date, long, short) => {
    expect(sayDate(calendarDate(date), locale)).toBe(long);
    expect(sayDateShort(calendarDate(date), locale)).toBe(short);
  });

  it("names the month alone", () => {
    expect(sayMonth(calendarDate("2026-03-09"), "id")).toBe("Maret 2026");
  });

  it("is read back as the same day, in every writing of ours", () => {
    fc.assert(
      fc.property(dates, fc.constantFrom("id" as const, "en" as const), (date, locale) => {
        const writings = [sayDate(date, locale), sayDateShort(date, locale), formatTypedDate(date), date];
        return writings.every((text) => {
          const read = readTypedDate(text, locale);
          return read.ok && read.value === date;
        });
      }),
    );
  });
});
