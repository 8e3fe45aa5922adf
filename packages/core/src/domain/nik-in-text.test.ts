import { describe, expect, it } from "vitest";
import { calendarDate } from "./calendar-date.ts";
import { nikIn, withoutNik } from "./nik-in-text.ts";

const today = calendarDate("2026-11-24");
const NIK = "1906014904259901";

describe("a NIK inside a text", () => {
  it.each([
    ["alone", NIK],
    ["in a sentence", `Anak ini (NIK ${NIK}) pindah`],
    ["without a space before it", `nik${NIK}x`],
    ["in a file's name", `posyandu_${NIK}.xlsx`],
    ["in three groups", "190601 490425 9901"],
    ["in fours", "1906 0149 0425 9901"],
    ["as its parts", "19.06.01-490425-9901"],
    ["in twos", "19 06 01 49 04 25 9901"],
    ["behind another number", `12 ${NIK}`],
    ["behind a date", `24-11-2026 ${NIK}`],
    ["behind a number that is no NIK", `9906014904259901 ${NIK}`],
  ])("is found %s", (_where, text) => {
    expect(nikIn(text, today)).toBe(NIK);
  });

  it.each([
    ["of a region nobody has", "9906014904259901"],
    ["of a day no month has", "1906013213259901"],
    ["of seventeen digits", `${NIK}0`],
    ["of a civil servant", "199103152015032004"],
    ["parted within its serial", "190601490425 99 01"],
    ["set apart by two spaces", "190601  490425  9901"],
    ["made of the codes of two villages", "19.06.06.2003 19.06.06.2004"],
    ["of a decree", "800/112/BKPSDM/2026"],
    ["of a row", "01906014-9042-7599-8999-999999999999"],
  ])("a number %s is none", (_which, text) => {
    expect(nikIn(text, today)).toBeUndefined();
  });
});

it.each([
  ["anak 1906014904259901.xlsx", "anak ****************.xlsx"],
  ["190601 490425 9901 (2)", "****** ****** **** (*)"],
  ["posyandu 2026-11.xlsx", "posyandu 2026-11.xlsx"],
])("%s is kept as %s", (text, kept) => {
  expect(withoutNik(text)).toBe(kept);
});
