import { createHash } from "node:crypto";
import { calendarDate, daysBetween, monthOf, parseNik } from "@spbe-kit/core";
import type { SeedContext } from "@spbe-kit/testing";
import { afterEach, describe, expect, it } from "vitest";
import { newChildSchema } from "../../domain/child.schema.ts";
import { assessGrowth } from "../../domain/growth/assess-growth.ts";
import { isStunted, isWasted } from "../../domain/growth/nutritional-status.ts";
import { measurementDraftSchema } from "../../domain/measurement.schema.ts";
import { villagesOf } from "./regency-areas.ts";
import { type RegencyData, regencyData } from "./regency-data.ts";
import { type RegisterBatch, regencySeeder } from "./regency-seeder.ts";

const asOf = calendarDate("2026-11-24");
const tinyContext: SeedContext = { seed: 1906, regencyCode: "19.06", asOf, preset: "tiny" };
const demoContext: SeedContext = { ...tinyContext, preset: "demo" };
const demo = regencyData(demoContext);
const tiny = regencyData(tinyContext);
const sha256 = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex");

function scoresIn(data: RegencyData, month: string) {
  const children = new Map(data.children.map((child) => [child.childId, child]));
  return data.measurements.flatMap((row) => {
    const child = children.get(row.childId);
    if (!child || monthOf(row.measuredOn) !== month) return [];
    const { weightKg, statureCm, position } = row;
    const ageInDays = daysBetween(child.birthDate, row.measuredOn);
    return [{ child, growth: assessGrowth({ sex: child.sex, ageInDays, weightKg, statureCm, position }) }];
  });
}

const valid = (scores: ReturnType<typeof scoresIn>) =>
  scores.filter(({ growth }) => growth.heightForAge.z !== null && !growth.heightForAge.flagged);
const share = (part: number, whole: number) => (100 * part) / whole;

describe("a synthetic regency", () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it("is the same for the same seed, for good", () => {
    expect({ demo: sha256(demo), tiny: sha256(tiny) }).toEqual({
      demo: "b67d64919b14d70d268b5cd185dd0e9b4a0647450cb134114ce46a6658540d49",
      tiny: "2689102da3a685b12870323f0e7f5ef5754235a015d585adf79ca8696f2a56c7",
    });
  });

  it.each(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "America/Los_Angeles", "Pacific/Kiritimati"])(
    "is the same when the machine stands in %s",
    (machine) => {
      process.env.TZ = machine;
      expect(sha256(regencyData(tinyContext))).toBe(sha256(tiny));
    },
  );

  it("is another one for another seed", () => {
    expect(sha256(regencyData({ ...tinyContext, seed: 7 }))).not.toBe(sha256(tiny));
  });

  it("keeps each child's record when the day moves on", () => {
    const before = regencyData({ ...tinyContext, asOf: calendarDate("2026-10-24") });
    const later = new Map(tiny.children.map((child) => [child.childId, child]));
    const kept = before.children.filter(({ birthDate }) => birthDate > "2021-10-01" && birthDate < "2026-08-01");
    expect(kept.length).toBeGreaterThan(30);
    for (const child of kept) expect(later.get(child.childId)).toEqual(child);
  });
});

describe("the demo register of Belitung Timur", () => {
  it("has about 2,400 children under five in all 39 villages, under their real codes", () => {
    const underFive = demo.children.filter(({ birthDate }) => daysBetween(birthDate, asOf) < 1_826);
    expect(underFive.length).toBeGreaterThan(2_200);
    expect(underFive.length).toBeLessThan(2_600);
    const known = new Set(villagesOf("19.06").map(({ code }) => code));
    expect(known.size).toBe(39);
    expect(demo.villages.every(({ code }) => known.has(code))).toBe(true);
    const posyandu = new Map(demo.posyandu.map((one) => [one.code, one]));
    expect(demo.posyandu.every(({ villageCode }) => known.has(villageCode))).toBe(true);
    expect(demo.children.every(({ posyanduCode }) => posyandu.has(posyanduCode))).toBe(true);
  });

  it("has the prevalence of the register: about 6.4 % stunted in August, 3 to 8 % wasted", () => {
    const scores = valid(scoresIn(demo, "2026-08-01"));
    const stunted = scores.filter(({ growth }) => isStunted(growth.heightForAge)).length;
    expect(share(stunted, scores.length)).toBeGreaterThan(5.9);
    expect(share(stunted, scores.length)).toBeLessThan(6.9);
    const wasted = scores.filter(({ growth }) => isWasted(growth.weightForHeight)).length;
    expect(share(wasted, scores.length)).toBeGreaterThan(3);
    expect(share(wasted, scores.length)).toBeLessThan(8);
  });

  it("is spread as measured children are: the SD of height for age lies between 0.95 and 1.25", () => {
    for (const month of new Set(demo.measurements.map(({ measuredOn }) => monthOf(measuredOn)))) {
      const values = valid(scoresIn(demo, month)).map(({ growth }) => growth.heightForAge.z ?? 0);
      const mean = values.reduce((sum, z) => sum + z, 0) / values.length;
      const sd = Math.sqrt(values.reduce((sum, z) => sum + (z - mean) ** 2, 0) / values.length);
      expect(sd).toBeGreaterThan(0.95);
      expect(sd).toBeLessThan(1.25);
    }
  });

  it("burdens some villages more than others, and has one too small to show", () => {
    const byVillage = Map.groupBy(valid(scoresIn(demo, "2026-08-01")), ({ child }) => child.posyanduCode.slice(0, 13));
    const prevalence = [...byVillage.values()].map(
      (scores) => scores.filter(({ growth }) => isStunted(growth.heightForAge)).length / scores.length,
    );
    expect(Math.max(...prevalence)).toBeGreaterThan(0.1);
    expect(prevalence.filter((one) => one < 0.03).length).toBeGreaterThan(3);
    expect([...byVillage.values()].some(({ length }) => length < 20)).toBe(true);
  });

  it("lets nearly all come in August and fewer in other months", () => {
    expect(scoresIn(demo, "2026-08-01").length).toBeGreaterThan(1.2 * scoresIn(demo, "2026-07-01").length);
  });

  it("has some of everything a register has to bear", () => {
    const { children, measurements, planted } = demo;
    const flagged = scoresIn(demo, "2026-08-01").filter(({ growth }) =>
      [growth.heightForAge, growth.weightForAge, growth.weightForHeight].some(({ flagged }) => flagged),
    );
    expect(flagged.length).toBeGreaterThan(3);
    expect(measurements.some(({ position, statureCm }) => position === null && statureCm !== null)).toBe(true);
    expect(measurements.some(({ statureCm }) => statureCm === null)).toBe(true);
    expect(measurements.some(({ supersedes }) => supersedes !== null)).toBe(true);
    expect(measurements.some(({ oedema }) => oedema)).toBe(true);
    expect(children.some(({ nik }) => nik === null)).toBe(true);
    expect(planted.duplicates.length).toBeGreaterThan(2);
    expect(planted.duplicates.length).toBeLessThan(25);
    expect(new Set(planted.errors.map(({ error }) => error)).size).toBe(3);
  });
});

describe.each([
  { name: "demo", data: demo },
  { name: "tiny", data: tiny },
  { name: "Belitung", data: regencyData({ ...demoContext, regencyCode: "19.02" }) },
])("every row of the $name register", ({ data }) => {
  it("is accepted by the schemas of the module", () => {
    for (const child of data.children) expect(newChildSchema.safeParse(child).success).toBe(true);
    for (const row of data.measurements) {
      const parsed = measurementDraftSchema.safeParse(row);
      if (!parsed.success) expect(parsed.error.issues).toEqual([]);
    }
  });

  it("has its own id", () => {
    const ids = [
      ...data.children.map(({ childId }) => childId),
      ...data.measurements.map(({ measurementId }) => measurementId),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("carries a NIK that core can read and nobody else carries, a few planted slips aside", () => {
    const niks = data.children.flatMap(({ nik }) => nik ?? []);
    expect(new Set(niks).size).toBe(niks.length);
    const unread = niks.filter((nik) => !parseNik(nik, { today: asOf, century: 2000 }).ok);
    expect(share(unread.length, niks.length)).toBeLessThan(2);
  });

  it("lies between birth and the day it is, and points to what came before it", () => {
    const births = new Map(data.children.map(({ childId, birthDate }) => [childId, birthDate]));
    const seen = new Set<string>();
    for (const row of data.measurements) {
      expect(row.measuredOn <= asOf && row.measuredOn >= (births.get(row.childId) ?? "9999")).toBe(true);
      expect(row.supersedes === null || seen.has(row.supersedes)).toBe(true);
      seen.add(row.measurementId);
    }
  });
});

describe("seeding", () => {
  it("hands out villages, posyandu, children and measurements in this order, at most 500 rows at a time", async () => {
    const batches: RegisterBatch[] = [];
    for await (const batch of regencySeeder.seed(demoContext)) batches.push(batch);
    const order = [...new Set(batches.map(({ table }) => table))];
    expect(order).toEqual(["villages", "posyandu", "children", "measurements"]);
    expect(Math.max(...batches.map(({ rows }) => rows.length))).toBeLessThanOrEqual(500);
    const count = (table: string) => batches.flatMap((batch) => (batch.table === table ? [...batch.rows] : [])).length;
    expect([count("children"), count("measurements")]).toEqual([demo.children.length, demo.measurements.length]);
  });

  it("names the regencies it knows when asked for another", () => {
    expect(() => regencyData({ ...tinyContext, regencyCode: "32.11" })).toThrow(/19\.06, 19\.02/);
  });
});
