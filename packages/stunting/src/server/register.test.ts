import { calendarDate, isProblem } from "@spbe-kit/core";
import type { SpbeServer } from "@spbe-kit/server";
import { describeEngines } from "@spbe-kit/server/testing";
import { beforeAll, expect, it } from "vitest";
import type { StuntingClient } from "../client/index.ts";
import {
  AIK_MADU,
  ANGGREK,
  aChild,
  clientOf,
  KENANGA,
  MELATI,
  newId,
  people,
  prepareHost,
} from "./stunting-host.fixture.ts";

describeEngines("the register of children", (engine) => {
  let server: SpbeServer;
  let cadre: StuntingClient;
  let nutritionist: StuntingClient;
  let ofLintang: StuntingClient;
  let dinas: StuntingClient;
  let ofBelitung: StuntingClient;

  beforeAll(async () => {
    server = await prepareHost(engine.db);
    cadre = await clientOf(server, people.cadre);
    nutritionist = await clientOf(server, people.nutritionist);
    ofLintang = await clientOf(server, people.nutritionistOfLintang);
    dinas = await clientOf(server, people.dinas);
    ofBelitung = await clientOf(server, people.nutritionistOfBelitung);
  });

  const codeOf = async (work: Promise<unknown>): Promise<string> => {
    const error = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (isProblem(error)) return error.code;
    throw new Error("The act was not refused.", { cause: error });
  };

  it("registers a child and shows it with its NIK masked", async () => {
    const child = await cadre.children.register({ body: aChild({ nik: "1906064904259901" }) });
    expect(child).toMatchObject({
      villageName: "Aik Madu",
      posyanduName: "Kenanga 2",
      version: 1,
      nik: { state: "valid" },
    });
    expect(child.nik.masked).toMatch(/^190606\D+9901$/);
    expect(JSON.stringify(child)).not.toContain("1906064904259901");
  });

  it("keeps a doubtful NIK instead of refusing the child", async () => {
    const child = await cadre.children.register({ body: aChild({ name: "Bima", nik: "190606490425990" }) });
    expect(child.nik.state).toBe("doubtful");
  });

  it("refuses a NIK another child carries, and names the child where it may be seen", async () => {
    const first = await nutritionist.children.register({ body: aChild({ name: "Citra", nik: "1906064904259902" }) });
    const refused = await nutritionist.children.register.safe({
      body: aChild({ name: "Dewi", nik: "1906064904259902" }),
    });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: "stunting/nik-taken", data: { childId: first.childId } },
    });
    const hidden = await ofLintang.children.register.safe({
      body: aChild({ name: "Dewi", nik: "1906064904259902", posyanduCode: ANGGREK }),
    });
    expect(hidden).toMatchObject({ ok: false, error: { code: "stunting/nik-taken", data: { childId: null } } });
  });

  it.each([
    { what: "born tomorrow", change: { birthDate: calendarDate("2026-11-25") }, code: "stunting/birth-in-future" },
    {
      what: "in a posyandu of another puskesmas",
      change: { posyanduCode: ANGGREK },
      code: "stunting/unknown-posyandu",
    },
    {
      what: "in a posyandu of another regency",
      change: { posyanduCode: "19.02.01.1001-01" },
      code: "stunting/unknown-posyandu",
    },
  ])("refuses a child $what", async ({ change, code }) => {
    expect(await codeOf(nutritionist.children.register({ body: aChild(change) }))).toBe(code);
  });

  it("registers a child born today, at half past eleven in the evening", async () => {
    await cadre.children.register({ body: aChild({ name: "Lahir Hari Ini", birthDate: calendarDate("2026-11-24") }) });
  });

  it("names the field and the cure for an empty name", async () => {
    const refused = await cadre.children.register.safe({ body: aChild({ name: " " }) });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: "core/bad-request", problem: { errors: [{ path: "body.name", code: "stunting/name-missing" }] } },
    });
  });

  it("finds a child by the beginning of any word, however it is spelt", async () => {
    await cadre.children.register({
      body: aChild({ name: "Muhammad Rizky Ramadhan", sex: "M", motherName: "Siti Zahra" }),
    });
    for (const text of ["rizk", "Moh. Riski", "ramadan".replace("dan", "dh"), "siti sahra", "RIZKI rama"])
      expect(
        (await cadre.children.search({ body: { text } })).items.map((c) => c.name),
        text,
      ).toContain("Muhammad Rizky Ramadhan");
    expect((await cadre.children.search({ body: { text: "madhan" } })).items).toEqual([]);
  });

  it("forgives one error of typing in each word of four letters or more when nobody is called so", async () => {
    const { childId } = await cadre.children.register({ body: aChild({ name: "Bintang Kejora", motherName: "Sri" }) });
    const found = async (text: string) =>
      (await cadre.children.search({ body: { text } })).items.map((child) => child.childId);
    for (const text of ["Bitnang", "intang kejora", "Bintxng Keora", "Bintanng sri"])
      expect(await found(text), text).toEqual([childId]);
    for (const text of ["Bitnagn", "Bitnang sra", "Bitnang Naura"]) expect(await found(text), text).toEqual([]);
  });

  it("prefers who is called so to who is called nearly so", async () => {
    for (const name of ["Wulandari", "Wulandaru"]) await cadre.children.register({ body: aChild({ name }) });
    const { items } = await cadre.children.search({ body: { text: "wulandari" } });
    expect(items.map((child) => child.name)).toEqual(["Wulandari"]);
  });

  it("finds a child by its NIK", async () => {
    const found = await cadre.children.search({ body: { text: "1906 0649 0425 9901" } });
    expect(found.items.map((child) => child.name)).toEqual(["Naura Alesha Rahmawati"]);
  });

  it.each(["' or 1=1 --", "%", "_", "\\", "'; drop table child; --", "\u0000x"])(
    "takes %j as a name that nobody has",
    async (text) => {
      const answer = await cadre.children.search.safe({ body: { text: `${text}kwx` } });
      if (answer.ok) expect(answer.value.items).toEqual([]);
      else expect(answer.error.status).toBe(400);
    },
  );

  it("proposes likely doubles and merges nothing", async () => {
    const { childId, ...seen } = aChild({ name: "Naura A. Rahmawati" });
    const { items } = await cadre.children.duplicates({ body: { ...seen, nik: "1906064904259901" } });
    expect(items[0]).toMatchObject({
      child: { name: "Naura Alesha Rahmawati" },
      reasons: ["same-nik", "similar-name-same-birth"],
    });
    expect(childId).toBeDefined();
  });

  it("shows each person her own area and hides the rest as if it were not there", async () => {
    const child = await nutritionist.children.register({ body: aChild({ name: "Anak Melati", posyanduCode: MELATI }) });
    const asked = { params: { childId: child.childId } };
    expect((await dinas.children.get(asked)).name).toBe("Anak Melati");
    const strangers = [cadre, ofLintang, ofBelitung];
    const answers = await Promise.all(strangers.map((client) => client.children.get.safe(asked)));
    const random = await cadre.children.get.safe({ params: { childId: newId() } });
    for (const answer of answers) expect(bare(answer)).toEqual(bare(random));
    expect((await cadre.children.search({ body: { text: "Anak Melati" } })).items).toEqual([]);
  });

  it("pages through a list by name without losing or doubling anyone", async () => {
    for (const name of ["Eka", "Eka", "Fitri", "Galih"]) await cadre.children.register({ body: aChild({ name }) });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await cadre.children.list({ query: { limit: 2, ...(cursor && { cursor }) } });
      seen.push(...page.items.map((child) => child.childId));
      cursor = page.nextCursor ?? undefined;
      expect(page.total).toBeGreaterThanOrEqual(seen.length);
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe((await cadre.children.list({ query: { limit: 200 } })).total);
  });

  it("narrows the list to a village", async () => {
    const page = await dinas.children.list({ query: { villageCode: AIK_MADU, limit: 200 } });
    expect(new Set(page.items.map((child) => child.villageCode))).toEqual(new Set([AIK_MADU]));
  });

  it("corrects a record once per version", async () => {
    const child = await cadre.children.register({ body: aChild({ name: "Hana" }) });
    const asked = { params: { childId: child.childId }, version: 1, body: aChild({ name: "Hana Putri" }) };
    expect(await cadre.children.update(asked)).toMatchObject({ name: "Hana Putri", version: 2 });
    expect(await codeOf(cadre.children.update(asked))).toBe("core/version-changed");
    expect((await cadre.children.search({ body: { text: "hana putri" } })).items).toHaveLength(1);
    const renamed = aChild({ name: "Zulaikha", motherName: "Marlina" });
    await cadre.children.update({ ...asked, version: 2, body: renamed });
    expect((await cadre.children.search({ body: { text: "hana putri" } })).items).toEqual([]);
    expect((await cadre.children.search({ body: { text: "zulaikha marlina" } })).items).toHaveLength(1);
  });

  it("keeps the NIK nobody typed again, and takes it away when told", async () => {
    const { childId } = await cadre.children.register({ body: aChild({ name: "Indah", nik: "1906064904259907" }) });
    const { nik: _, childId: __, ...draft } = aChild({ name: "Indah Sari" });
    const kept = await cadre.children.update({ params: { childId }, version: 1, body: draft });
    expect(kept.nik).toMatchObject({ state: "valid" });
    const taken = await cadre.children.update({ params: { childId }, version: 2, body: { ...draft, nik: null } });
    expect(taken.nik).toEqual({ masked: null, state: "none" });
  });

  it("lets two regencies never meet", async () => {
    const theirs = await ofBelitung.children.register({
      body: aChild({ name: "Anak Belitung", posyanduCode: "19.02.01.1001-01" }),
    });
    expect((await dinas.children.search({ body: { text: "Anak Belitung" } })).items).toEqual([]);
    expect(await codeOf(dinas.children.get({ params: { childId: theirs.childId } }))).toBe("stunting/child-not-found");
    expect((await ofBelitung.children.list({})).total).toBe(1);
    expect((await ofBelitung.areas.list()).villages.map((v) => v.name)).toEqual(["Kota"]);
  });

  it("shows a cadre the posyandu she works at and no other", async () => {
    expect((await cadre.areas.list()).posyandu.map((p) => p.code)).toEqual([KENANGA]);
  });
});

/** An answer without what differs between any two requests. */
function bare(answer: unknown): unknown {
  const { error } = answer as { error: { code: string; status: number; problem: Record<string, unknown> } };
  const { traceId: _, ...problem } = error.problem;
  return { code: error.code, status: error.status, problem };
}
