import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  calendarDate,
  entityNpwpOf,
  formatNpwp,
  formatPhone,
  kkSchema,
  type Npwp,
  npwpSchema,
  parseKk,
  parseNpwp,
  parsePhone,
  phoneDigits,
  phoneSchema,
} from "./index.ts";

const today = calendarDate("2026-11-22");

describe("family card number", () => {
  it("tells region, recording day and serial", () => {
    expect(parseKk("19.06.01 120319 9901", { today })).toEqual({
      ok: true,
      value: {
        kk: "1906011203199901",
        provinceCode: "19",
        regencyCode: "19.06",
        districtCode: "19.06.01",
        regionStatus: "current",
        recordedOn: "2019-03-12",
        serial: "9901",
      },
      warnings: [],
    });
  });

  it.each([
    { kk: "1906015203199901", warnings: ["nik_shaped_day"], why: "a day only a woman's NIK has" },
    { kk: "1906013502199901", warnings: ["bad_recording_date"], why: "a day 35" },
    { kk: "1906013102199901", warnings: ["bad_recording_date"], why: "31 February" },
    { kk: "9101011203199901", warnings: ["historic_region_code"], why: "a region code of before the split of Papua" },
  ])("$why warns and blocks nothing", ({ kk, warnings }) => {
    expect(parseKk(kk, { today })).toMatchObject({ ok: true, warnings });
  });

  it.each([
    ["1906011203190000", "serial_zero"],
    ["9906011203199901", "unknown_province"],
    ["1999011203199901", "unknown_regency"],
    ["1906991203199901", "unknown_district"],
    ["190601120319990", "length"],
    ["190601120319990x", "non_digit"],
    [1906011203199901, "type"],
  ])("%s is refused as %s", (kk, code) => {
    expect(parseKk(kk, { today })).toEqual({ ok: false, error: { code }, warnings: [] });
  });

  it("is stored as sixteen digits", () => {
    expect(kkSchema.safeParse("1906011203199901").success).toBe(true);
    expect(kkSchema.meta()).toMatchObject({ personal: "kk" });
    expect(parseKk("1906011203199901").ok).toBe(true);
  });
});

describe("tax number", () => {
  it.each([
    { typed: "01.234.567.4-901.000", form: "legacy", place: undefined, warnings: [] },
    { typed: "01.234.567.5-901.000", form: "legacy", place: undefined, warnings: ["check_digit"] },
    { typed: "0012345674901000", form: "entity", place: undefined, warnings: [] },
    { typed: "0012345675901000", form: "entity", place: undefined, warnings: ["check_digit"] },
    { typed: "3211181503909901", form: "nik", place: undefined, warnings: [] },
    { typed: "3211180003909901", form: "nik", place: undefined, warnings: ["not_a_nik"] },
    { typed: "0012345674901000000001", form: "entity", place: "000001", warnings: [] },
  ])("$typed is $form", ({ typed, form, place, warnings }) => {
    expect(parseNpwp(typed)).toMatchObject({ ok: true, value: { form, placeOfBusiness: place }, warnings });
  });

  it.each([
    ["1234", "length"],
    ["01.234.567.4-901.00X", "non_digit"],
    [12345678901000, "type"],
  ])("%s is refused as %s", (typed, code) => {
    expect(parseNpwp(typed)).toMatchObject({ ok: false, error: { code } });
  });

  it("is printed with its marks, and lengthened for bodies", () => {
    expect(formatNpwp("012345674901000" as Npwp)).toBe("01.234.567.4-901.000");
    expect(formatNpwp("0012345674901000" as Npwp)).toBe("0012345674901000");
    expect(entityNpwpOf("012345674901000" as Npwp)).toBe("0012345674901000");
    expect(entityNpwpOf("0012345674901000" as Npwp)).toBe("0012345674901000");
    expect(npwpSchema.safeParse("012345674901000").success).toBe(true);
  });
});

describe("telephone number", () => {
  it.each([
    ["0812-3456-789", "+628123456789", "mobile"],
    ["812 3456 7890", "+6281234567890", "mobile"],
    ["62 812 3456 7890", "+6281234567890", "mobile"],
    ["+62 0812 3456 7890", "+6281234567890", "mobile"],
    ["+62 812-3456-7890", "+6281234567890", "mobile"],
    ["0062 812 3456 7890", "+6281234567890", "mobile"],
    ["(0261) 201234", "+62261201234", "fixed"],
    ["021 5201234", "+62215201234", "fixed"],
    ["0719/21234", "+6271921234", "fixed"],
  ])("%s is %s", (typed, phone, kind) => {
    expect(parsePhone(typed)).toEqual({ ok: true, value: { phone, kind } });
    expect(phoneSchema.safeParse(phone).success).toBe(true);
  });

  it.each([
    ["0812 3456 7890 12", "length"],
    ["0812", "length"],
    ["", "length"],
    ["+", "length"],
    ["08I2 3456 7890", "non_digit"],
    ["+1 202 555 0123", "not_indonesian"],
    ["201234", "area_code_missing"],
    ["0800 1 234567", "not_a_subscriber"],
    ["0804 1 234567", "not_a_subscriber"],
    ["1500123", "not_a_subscriber"],
    [81234567890, "type"],
  ])("%s is refused as %s", (typed, code) => {
    expect(parsePhone(typed)).toEqual({ ok: false, error: { code } });
  });

  it("is shown for reading and for chat links", () => {
    const read = parsePhone("081234567890");
    const fixed = parsePhone("(0261) 201234");
    expect(read.ok && formatPhone(read.value.phone)).toBe("0812-3456-7890");
    expect(read.ok && phoneDigits(read.value.phone)).toBe("6281234567890");
    expect(fixed.ok && formatPhone(fixed.value.phone)).toBe("0261201234");
  });
});

it("no reader ever throws", () => {
  const numbers = fc.string({ unit: fc.constantFrom(..."0123456789+ .-()"), maxLength: 24 });
  for (const read of [(value: unknown) => parseKk(value, { today }), parseNpwp, parsePhone])
    for (const anything of [fc.anything(), fc.string(), numbers])
      fc.assert(fc.property(anything, (value) => typeof read(value).ok === "boolean"));
});
