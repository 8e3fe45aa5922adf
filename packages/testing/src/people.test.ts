import { calendarDate, parseNik } from "@spbe-kit/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { household } from "./household.ts";
import { familyCardNumber, fictitiousPhone, nikIssuer } from "./identity-values.ts";
import { personName } from "./people-names.ts";
import { stream } from "./random-stream.ts";

const today = calendarDate("2026-11-24");
const day = fc
  .integer({ min: 0, max: 365 * 5 })
  .map((n) =>
    calendarDate(`${2021 + (n % 5)}-${String(1 + (n % 12)).padStart(2, "0")}-${String(1 + (n % 28)).padStart(2, "0")}`),
  );

describe("a synthetic NIK", () => {
  it("is read by core with the district, birth date and sex it was made of", () => {
    fc.assert(
      fc.property(fc.integer(), day, fc.constantFrom("male" as const, "female" as const), (seed, birthDate, sex) => {
        const nik = nikIssuer().issue(stream(seed, "nik"), { districtCode: "19.06.06", birthDate, sex });
        expect(parseNik(nik, { today })).toMatchObject({
          ok: true,
          value: { districtCode: "19.06.06", birthDate, sex },
        });
      }),
    );
  });

  it("is marked as invented by a serial from 9901 to 9999, and the 99 of one day are all different", () => {
    const book = nikIssuer();
    const person = { districtCode: "19.06.06", birthDate: calendarDate("2025-04-09"), sex: "female" } as const;
    const from = stream(1, "nik");
    const niks = Array.from({ length: 99 }, () => book.issue(from, person));
    expect(new Set(niks).size).toBe(99);
    expect(niks.every((nik) => /^1906064904259\d{3}$/.test(nik) && nik.slice(12) >= "9901")).toBe(true);
    expect(() => book.issue(from, person)).toThrow(/Spread the births/);
  });
});

describe("a synthetic name", () => {
  const names = (generation: "adult" | "child") =>
    Array.from({ length: 4_000 }, (_, index) =>
      personName(stream(2, "name", index), index % 2 ? "male" : "female", generation),
    );

  it("has one, two or three words in the shares of Indonesian registers", () => {
    const words = names("child").map((name) => name.replace(/^(Muhammad|Muhamad|Moh\.|Muh\.) /, "").split(" ").length);
    const share = (count: number) => words.filter((length) => length === count).length / words.length;
    expect(share(1)).toBeCloseTo(0.08, 1);
    expect(share(2)).toBeCloseTo(0.6, 1);
    expect(share(3)).toBeCloseTo(0.32, 1);
  });

  it("sometimes carries an apostrophe, and never the same word twice", () => {
    const all = names("adult");
    expect(all.some((name) => name.includes("'"))).toBe(true);
    expect(all.filter((name) => new Set(name.split(" ")).size < name.split(" ").length)).toEqual([]);
  });
});

describe("a household", () => {
  const family = (seed: number) =>
    household(stream(seed, "household"), {
      districtCode: "19.06.06",
      firstBirth: calendarDate("2024-02-29"),
      niks: nikIssuer(),
    });

  it("has a mother of 19 to 43 at the first birth, and parents with NIKs of their sex", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { mother, father } = family(seed);
        expect(mother.birthDate >= "1980-12-01" && mother.birthDate <= "2005-03-01").toBe(true);
        expect(parseNik(mother.nik, { today })).toMatchObject({ ok: true, value: { sex: "female" } });
        expect(parseNik(father.nik, { today })).toMatchObject({ ok: true, value: { sex: "male" } });
      }),
    );
  });

  it("has numbers that cannot be anybody's", () => {
    expect(family(1).phone).toMatch(/^\+6281100000\d{3}$/);
    expect(fictitiousPhone(stream(1, "phone"))).toMatch(/^\+6281100000\d{3}$/);
    expect(familyCardNumber(stream(1, "kk"), "19.06.06", calendarDate("2021-03-05"))).toMatch(/^19060605032199\d{2}$/);
  });
});
