import fc from "fast-check";
import { describe, expect, expectTypeOf, it } from "vitest";
import {
  calendarDate,
  fromDayNumber,
  maskIdentifier,
  type NikErrorCode,
  nikSchema,
  parseNik,
  partsOf,
  toDayNumber,
} from "./index.ts";
import { NIK_VECTORS, VECTORS_AS_OF } from "./testing-vectors/nik-nip.test-vectors.ts";

const today = calendarDate(VECTORS_AS_OF);

describe("NIK cases of the project", () => {
  it.each(NIK_VECTORS)("$id: $category", ({ input, century, expect: expected, error, warnings = [] }) => {
    const read = parseNik(input, { today, ...(century && { century }) });
    expect(read.warnings).toEqual(warnings);
    if (expected) expect(read).toMatchObject({ ok: true, value: expected });
    else expect(read).toMatchObject({ ok: false, error: { code: error } });
  });

  it("names every refusal it knows at least once", () => {
    const seen = new Set(NIK_VECTORS.map((vector) => vector.error).filter(Boolean));
    expect([...seen].sort()).toEqual(
      [
        "bad_date",
        "bad_day",
        "bad_month",
        "birth_in_future",
        "length",
        "non_digit",
        "serial_zero",
        "type",
        "unknown_district",
        "unknown_province",
        "unknown_regency",
      ].sort(),
    );
  });
});

describe("the first failing check is the one told", () => {
  it.each([
    { input: "99xx1815039099", code: "length" },
    { input: "99xx181503909901", code: "non_digit" },
    { input: "9999990013000000", code: "unknown_province" },
    { input: "3211180013990000", code: "bad_day" },
    { input: "3211181513990000", code: "bad_month" },
    { input: "3211183102990000", code: "bad_date" },
    { input: "3211181502990000", code: "serial_zero" },
  ])("$input is refused as $code", ({ input, code }) => {
    expect(parseNik(input, { today })).toMatchObject({ ok: false, error: { code } });
  });

  it.each([undefined, null, 3211181503909901, 3211181503909901n, {}, [], true])("%s is no text", (input) => {
    expect(parseNik(input, { today })).toMatchObject({ ok: false, error: { code: "type" } });
  });

  it("judges the future by the system's day in western Indonesia when no day is given", () => {
    expect(parseNik("3211181503909901")).toMatchObject({ ok: true, value: { birthDate: "1990-03-15" } });
  });

  it("lets the caller put a great-grandmother into the last century", () => {
    expect(parseNik("3211185006249906", { today, century: 1900 })).toMatchObject({
      ok: true,
      value: { birthDate: "1924-06-10", birthDateAlternatives: ["1924-06-10"] },
    });
  });
});

/** A day of the last hundred years, so that its two-digit year has one reading before today. */
const birthDates = fc.integer({ min: toDayNumber(today) - 36_500, max: toDayNumber(today) }).map(fromDayNumber);
const digits = (count: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: count, maxLength: count });
const nearlyNumbers = fc.string({ unit: fc.constantFrom(..."0123456789 .-"), minLength: 14, maxLength: 20 });

describe("properties", () => {
  it("never throws, whatever is typed or handed in", () => {
    for (const anything of [fc.anything(), fc.string(), nearlyNumbers, digits(16)])
      fc.assert(fc.property(anything, (value) => typeof parseNik(value, { today }).ok === "boolean"));
  });

  it("gives back the day of birth, the sex and the serial that were written in", () => {
    fc.assert(
      fc.property(birthDates, fc.boolean(), fc.integer({ min: 1, max: 9999 }), (birthDate, female, serialNumber) => {
        const { year, month, day } = partsOf(birthDate);
        const serial = String(serialNumber).padStart(4, "0");
        const written = [day + (female ? 40 : 0), month, year % 100]
          .map((part) => String(part).padStart(2, "0"))
          .join("");
        const nik = `190601${written}${serial}`;
        const sex = female ? "female" : "male";
        expect(parseNik(nik, { today })).toMatchObject({ ok: true, value: { nik, birthDate, sex, serial } });
      }),
    );
  });

  it("never finds a birth in the future, and prefers the latest", () => {
    fc.assert(
      fc.property(digits(10), (rest) => {
        const read = parseNik(`321118${rest}`, { today });
        if (!read.ok) return true;
        const { birthDate, birthDateAlternatives } = read.value;
        return birthDate <= today && birthDateAlternatives.every((other) => other <= birthDate);
      }),
    );
  });

  it("does not mind separators", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("", " ", ".", "-", " - "), { minLength: 16, maxLength: 16 }), (marks) => {
        const typed = [..."3211181503909901"].map((digit, index) => digit + marks[index]).join("");
        expect(parseNik(typed, { today })).toEqual(parseNik("3211181503909901", { today }));
      }),
    );
  });
});

describe("a NIK as shown and stored", () => {
  it.each([
    ["3211181503909901", "321118******9901"],
    ["32 11 18 150390 9901", "321118******9901"],
    ["199003152015031901", "**************1901"],
    ["321118150390990", "***********0990"],
    ["+6281234567890", "**********7890"],
    ["12345", "*****"],
    ["", ""],
  ])("%s is shown as %s", (text, shown) => {
    expect(maskIdentifier(text)).toBe(shown);
  });

  it("hides at least six characters of any text of ten or more", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 10, maxLength: 30 }),
        (text) => (maskIdentifier(text).match(/\*/g)?.length ?? 0) >= 6,
      ),
    );
  });

  it("is stored even when its digits break a rule, and is marked as personal", () => {
    expect(nikSchema.safeParse("3211180003909921").success).toBe(true);
    expect(nikSchema.safeParse("321118000390992").success).toBe(false);
    expect(nikSchema.meta()).toMatchObject({ personal: "nik" });
  });

  it("tells its codes to the type checker", () => {
    const read = parseNik("x");
    if (!read.ok) expectTypeOf(read.error.code).toEqualTypeOf<NikErrorCode>();
  });
});
