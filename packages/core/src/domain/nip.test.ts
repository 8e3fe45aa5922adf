import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarDate, formatNip, type Nip, nipSchema, parseNip } from "./index.ts";
import { NIP_VECTORS, VECTORS_AS_OF } from "./testing-vectors/nik-nip.test-vectors.ts";

const today = calendarDate(VECTORS_AS_OF);

describe("NIP cases of the project", () => {
  it.each(NIP_VECTORS)("$id: $category", ({ input, expect: expected, error, warnings = [] }) => {
    const read = parseNip(input, { today });
    expect(read.warnings).toEqual(warnings);
    if (expected) expect(read).toMatchObject({ ok: true, value: expected });
    else expect(read).toMatchObject({ ok: false, error: { code: error } });
  });
});

describe("edges of an appointment", () => {
  it.each([
    { nip: "199003151990031901", told: "tmt_before_birth", why: "the first of the month of birth" },
    { nip: "199003150000031901", told: "tmt_before_birth", why: "a year 0000" },
    { nip: "199003151989211901", told: "tmt_before_birth", why: "a contract in the year before birth" },
    { nip: "000003152015031901", told: "bad_birth_date", why: "a birth year 0000" },
  ])("$why is refused as $told", ({ nip, told }) => {
    expect(parseNip(nip, { today })).toMatchObject({ ok: false, error: { code: told } });
  });

  it.each([
    { nip: "199003152008031901", warnings: ["age_at_tmt_below_18"], why: "seventeen on the first of the month" },
    { nip: "199003152008041901", warnings: [], why: "eighteen on the first of the month" },
    { nip: "199003012008031901", warnings: [], why: "eighteen on that very day" },
    {
      nip: "199003152007211901",
      warnings: ["age_at_tmt_below_18"],
      why: "a contract in the year of turning seventeen",
    },
    { nip: "199003152008211901", warnings: [], why: "a contract in the year of turning eighteen" },
    { nip: "199003152026111901", warnings: [], why: "an appointment this month" },
    { nip: "199003152026121901", warnings: ["tmt_in_future"], why: "an appointment next month" },
    { nip: "199003152027211901", warnings: ["tmt_in_future"], why: "a contract next year" },
    { nip: "199003152024991901", warnings: [], why: "a contract code nobody explained" },
  ])("$why gives $warnings", ({ nip, warnings }) => {
    expect(parseNip(nip, { today })).toMatchObject({ ok: true, warnings });
  });

  it("tells PNS from PPPK by what each has", () => {
    const pns = parseNip("199003152015031901", { today });
    const pppk = parseNip("199311052024212907", { today });
    expect(pns.ok && pns.value).not.toHaveProperty("contractCode");
    expect(pppk.ok && pppk.value).not.toHaveProperty("tmt");
  });
});

describe("properties", () => {
  it("never throws, whatever is typed or handed in", () => {
    const numbers = fc.string({ unit: fc.constantFrom(..."0123456789 .-"), minLength: 16, maxLength: 22 });
    for (const anything of [fc.anything(), fc.string(), numbers])
      fc.assert(fc.property(anything, (value) => typeof parseNip(value, { today }).ok === "boolean"));
  });

  it("reads back the number that letters print", () => {
    expect(formatNip("199003152015031901" as Nip)).toBe("19900315 201503 1 901");
    expect(parseNip("19900315 201503 1 901", { today })).toEqual(parseNip("199003152015031901", { today }));
  });

  it("is stored as eighteen digits marked personal", () => {
    expect(nipSchema.safeParse("199003152015031901").success).toBe(true);
    expect(nipSchema.safeParse("990000901").success).toBe(false);
    expect(nipSchema.meta()).toMatchObject({ personal: "nip" });
  });
});
