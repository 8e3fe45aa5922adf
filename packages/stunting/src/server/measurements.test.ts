import { calendarDate, isProblem } from "@spbe-kit/core";
import type { SpbeServer } from "@spbe-kit/server";
import { describeEngines } from "@spbe-kit/server/testing";
import { beforeAll, expect, it } from "vitest";
import type { StuntingClient } from "../client/index.ts";
import type { MeasurementDraft } from "../domain/measurement.schema.ts";
import { aChild, clientOf, MELATI, newId, people, prepareHost } from "./stunting-host.fixture.ts";

const visit = (
  measuredOn: string,
  weightKg: number | null,
  statureCm: number | null,
  more: Partial<MeasurementDraft> = {},
): MeasurementDraft => ({
  measurementId: newId(),
  measuredOn: calendarDate(measuredOn),
  weightKg,
  statureCm,
  position: "lying",
  ...more,
});

describeEngines("measurements of a child", (engine) => {
  let server: SpbeServer;
  let cadre: StuntingClient;
  let nutritionist: StuntingClient;
  let dinas: StuntingClient;

  beforeAll(async () => {
    server = await prepareHost(engine.db);
    cadre = await clientOf(server, people.cadre);
    nutritionist = await clientOf(server, people.nutritionist);
    dinas = await clientOf(server, people.dinas);
  });

  const newborn = async (name: string) => (await nutritionist.children.register({ body: aChild({ name }) })).childId;
  const record = (childId: string, body: MeasurementDraft) =>
    nutritionist.measurements.record({ params: { childId }, body });
  const history = async (childId: string) => (await nutritionist.measurements.list({ params: { childId } })).items;
  const codeOf = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (isProblem(error)) return error.code;
    throw new Error("The act was not refused.", { cause: error });
  };

  it("are scored, classified and told in the words of the KMS", async () => {
    const childId = await newborn("Naura");
    await record(childId, visit("2026-10-12", 8.0, 74.8));
    const now = await record(childId, visit("2026-11-12", 8.1, 75.6));
    expect(now).toMatchObject({
      weightForAge: { z: -2.15 },
      kms: "T",
      gainG: 100,
      leastGainG: 200,
      counts: true,
      method: "who-2006/day",
    });
    expect(now.heightForAge.category).toBe("stunted");
  });

  it("are stored once, however often they are sent", async () => {
    const childId = await newborn("Sekali");
    const draft = visit("2026-11-12", 8.1, 75.6);
    await record(childId, draft);
    await record(childId, draft);
    expect(await history(childId)).toHaveLength(1);
    expect(await codeOf(record(childId, { ...draft, weightKg: 9 }))).toBe("stunting/measurement-id-reused");
  });

  it("are corrected by a new fact; the old one stays and counts no more", async () => {
    const childId = await newborn("Betul");
    const wrong = visit("2026-11-12", 18.1, 75.6);
    await record(childId, wrong);
    const right = visit("2026-11-12", 8.1, 75.6, { supersedes: wrong.measurementId });
    await record(childId, right);
    const all = await history(childId);
    expect(all.find((m) => m.measurementId === wrong.measurementId)).toMatchObject({
      counts: false,
      supersededBy: right.measurementId,
    });
    expect(all.find((m) => m.measurementId === right.measurementId)).toMatchObject({ counts: true });
    const again = visit("2026-11-12", 8.2, 75.6, { supersedes: wrong.measurementId });
    expect(await codeOf(record(childId, again))).toBe("stunting/already-superseded");
  });

  it("are withdrawn and leave the month empty", async () => {
    const childId = await newborn("Batal");
    const wrong = visit("2026-11-12", 8.1, 75.6);
    await record(childId, wrong);
    await record(
      childId,
      visit("2026-11-12", null, null, { position: null, supersedes: wrong.measurementId, withdrawn: true }),
    );
    expect((await history(childId)).some((m) => m.counts)).toBe(false);
    expect((await nutritionist.children.get({ params: { childId } })).latest).toBeNull();
  });

  it("count once a month: a plausible one before a flagged one, then the later", async () => {
    const childId = await newborn("Dua Kali");
    const flagged = visit("2026-11-20", 8.1, 110);
    const plausible = visit("2026-11-05", 8.1, 75.6);
    const later = visit("2026-11-12", 8.2, 75.8);
    for (const one of [flagged, plausible, later]) await record(childId, one);
    expect((await history(childId)).filter((m) => m.counts).map((m) => m.measurementId)).toEqual([later.measurementId]);
  });

  it.each([
    { what: "tomorrow", draft: visit("2026-11-25", 8, 75), code: "stunting/measured-in-future" },
    { what: "before birth", draft: visit("2025-04-08", 8, 75), code: "stunting/measured-before-birth" },
    { what: "in grams", draft: visit("2026-11-12", 8100, 75), code: "core/bad-request" },
    { what: "with nothing measured", draft: visit("2026-11-12", null, null), code: "core/bad-request" },
    {
      what: "correcting another child's",
      draft: visit("2026-11-12", 8, 75, { supersedes: newId() }),
      code: "stunting/superseded-not-found",
    },
  ])("$what are refused", async ({ draft, code }) => {
    const childId = await newborn("Tolak");
    expect(await codeOf(record(childId, draft))).toBe(code);
    expect(await history(childId)).toEqual([]);
  });

  it("taken today are accepted at half past eleven in the evening", async () => {
    const childId = await newborn("Malam");
    await record(childId, visit("2026-11-24", 8.1, 75.6));
  });

  it("of a child that moved stay where they were taken, and are all in its history", async () => {
    const childId = await newborn("Pindah");
    await record(childId, visit("2026-10-12", 8.0, 74.8));
    const child = await nutritionist.children.get({ params: { childId } });
    await nutritionist.children.update({
      params: { childId },
      version: child.version,
      body: aChild({ name: "Pindah", posyanduCode: MELATI }),
    });
    await record(childId, visit("2026-11-12", 8.1, 75.6));
    expect(await history(childId)).toHaveLength(2);
    expect(await codeOf(cadre.measurements.list({ params: { childId } }))).toBe("stunting/child-not-found");
    const { rows } = await engine.db.tenant({ regency: "19.06", scope: { kind: "regency" } }, async (tx) =>
      (await import("kysely")).sql<{ posyandu_code: string }>`
        select posyandu_code from measurement where regency_code = '19.06' and child_id = ${childId}::uuid order by measured_on`.execute(
        tx,
      ),
    );
    expect(rows.map((row) => row.posyandu_code)).toEqual([child.posyanduCode, MELATI]);
  });

  it("are scored anew when the birth date was wrong, the old scores kept", async () => {
    const childId = await newborn("Lahir Salah");
    const before = await record(childId, visit("2026-11-12", 8.1, 75.6));
    await nutritionist.children.update({
      params: { childId },
      version: 1,
      body: aChild({ name: "Lahir Salah", birthDate: calendarDate("2025-06-09") }),
    });
    const all = await history(childId);
    const standing = all.filter((m) => m.counts);
    expect(standing).toHaveLength(1);
    expect(standing[0]!.heightForAge.z!).toBeGreaterThan(before.heightForAge.z!);
    expect(all.find((m) => m.measurementId === before.measurementId)?.supersededBy).toBe(standing[0]!.measurementId);
    const late = aChild({ name: "Lahir Salah", birthDate: calendarDate("2026-11-20") });
    expect(await codeOf(nutritionist.children.update({ params: { childId }, version: 2, body: late }))).toBe(
      "stunting/birth-after-measurement",
    );
  });

  it("are summed up per village with their exclusions", async () => {
    const { total, villages, month } = await dinas.summary.get({ query: { month: calendarDate("2026-11-01") } });
    expect(month).toBe("2026-11-01");
    expect(total.measured).toBe(villages.reduce((sum, v) => sum + v.measured, 0));
    expect(total.measured).toBeLessThanOrEqual(total.registered);
    expect(total.stunted).toBeLessThanOrEqual(total.withHeightForAge);
    const list = await dinas.children.list({ query: { status: "stunted", limit: 200 } });
    expect(list.items.every((child) => child.latest!.heightForAgeZ! < -2)).toBe(true);
  });

  it("of few children are withheld from people who may not see single ones", async () => {
    const tpps = await clientOf(server, people.tpps);
    const { villages } = await tpps.summary.get({ query: { month: calendarDate("2026-11-01") } });
    expect(villages.every((village) => village.suppressed && village.measured === 0)).toBe(true);
    expect(await codeOf(tpps.children.list({}))).toBe("core/forbidden");
  });
});
