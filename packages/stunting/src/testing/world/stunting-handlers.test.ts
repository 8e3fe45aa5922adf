import { isProblem } from "@spbe-kit/core";
import { http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createStuntingClient } from "../../client/index.ts";
import { storyImports } from "../fixtures/story-imports.ts";
import { storyId } from "../fixtures/story-records.ts";
import { naura, newbornWithoutNik, storyWorld } from "../fixtures/story-world.ts";
import { stuntingFetch, stuntingHandlers } from "./stunting-handlers.ts";

const baseUrl = "http://localhost";
const aChild = {
  childId: storyId(99, 1),
  name: "Inara Puspita",
  sex: "F",
  birthDate: "2026-01-15",
  posyanduCode: "19.06.06.2003-01",
} as const;
const weighing = {
  measurementId: storyId(99, 2),
  measuredOn: "2026-11-20",
  weightKg: 8.3,
  statureCm: 75.9,
  position: "lying",
} as const;
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "accepted",
    (error) => (isProblem(error) ? `${error.status} ${error.code}` : String(error)),
  );

function register() {
  const world = storyWorld();
  return { world, client: createStuntingClient({ baseUrl, fetch: stuntingFetch(world) }) };
}

describe("children of the world in memory", () => {
  it("are listed by name, in pages, by area and by growth", async () => {
    const { client } = register();
    const first = await client.children.list({ query: { limit: 4 } });
    const second = await client.children.list({ query: { limit: 40, cursor: first.nextCursor ?? "" } });
    expect([first.total, first.items.length, second.items.length, second.nextCursor]).toEqual([10, 4, 6, null]);
    expect(first.items[0]?.name).toBe("Arka Pratama");
    const names = async (query: object) => (await client.children.list({ query })).items.map(({ name }) => name);
    expect(await names({ status: "severely-stunted" })).toEqual(["Siti Aisyah Lestari"]);
    expect(await names({ status: "not-measured" })).toEqual(["Shanum"]);
    expect(await names({ status: "flagged" })).toEqual(["Rizki Maulana"]);
    expect(await names({ villageCode: "19.06.07.2003" })).toEqual(["Muhammad Rizky Ramadhan Putra Pratama"]);
  });

  it("are found by name, mother's name and whole NIK", async () => {
    const { client } = register();
    const found = async (text: string) =>
      (await client.children.search({ body: { text } })).items.map(({ name }) => name);
    expect(await found("naura")).toEqual([naura.name]);
    expect(await found("dian rahma")).toEqual([naura.name]);
    expect(await found("1906 0649 0425 9901")).toEqual([naura.name]);
    expect(await found("1906 0649 0425")).toEqual([]); // a part of a number finds nobody: it is not stored in a readable form
  });

  it("are proposed as the same child, with the reason", async () => {
    const { client } = register();
    const { items } = await client.children.duplicates({
      body: { name: "Naura Rahmawati", sex: "F", birthDate: naura.birthDate, nik: "1906064904259901" },
    });
    expect(items).toMatchObject([{ child: { name: naura.name }, reasons: ["same-nik", "similar-name-same-birth"] }]);
  });

  it("are registered once, and refused with the declared problems", async () => {
    const { client, world } = register();
    const register_ = (changes: object) => codeOf(client.children.register({ body: { ...aChild, ...changes } }));
    expect(await register_({})).toBe("accepted");
    expect(world.children.at(-1)?.name).toBe("Inara Puspita");
    expect(await register_({})).toBe("409 stunting/child-id-taken");
    expect(await register_({ birthDate: "2026-12-01" })).toBe("422 stunting/birth-in-future");
    expect(await register_({ posyanduCode: "19.06.06.2003-09" })).toBe("422 stunting/unknown-posyandu");
    expect(await register_({ birthDate: "2025-04-09", nik: "1906064904259901" })).toBe("409 stunting/nik-taken");
    expect(await register_({ name: " " })).toBe("400 core/bad-request");
    expect(await codeOf(client.children.get({ params: { childId: storyId(99, 9) } }))).toBe(
      "404 stunting/child-not-found",
    );
  });

  it("are corrected by whoever saw the newest version", async () => {
    const { client } = register();
    const { childId, name, sex, birthDate, posyanduCode } = newbornWithoutNik;
    const asked = { params: { childId }, version: 1, body: { name: `${name} Amelia`, sex, birthDate, posyanduCode } };
    expect(await client.children.update(asked)).toMatchObject({
      name: "Shanum Amelia",
      version: 2,
    });
    expect(await codeOf(client.children.update(asked))).toBe("412 core/version-changed");
    const later = { name: naura.name, sex: naura.sex, birthDate: "2026-06-01", posyanduCode };
    expect(await codeOf(client.children.update({ params: { childId: naura.childId }, version: 1, body: later }))).toBe(
      "422 stunting/birth-after-measurement",
    );
  });
});

describe("measurements of the world in memory", () => {
  const record = (client: ReturnType<typeof register>["client"], changes: object = {}) =>
    client.measurements.record({ params: { childId: naura.childId }, body: { ...weighing, ...changes } });

  it("are scored when they are recorded, and repeating has no second effect", async () => {
    const { client, world } = register();
    expect(await record(client)).toMatchObject({
      ageInMonths: 19,
      kms: "N",
      gainG: 300,
      weightForAge: { category: "normal" },
    });
    const count = world.measurements.length;
    await record(client);
    expect(world.measurements.length).toBe(count);
    expect((await client.measurements.list({ params: { childId: naura.childId } })).items).toHaveLength(20);
    expect(await codeOf(record(client, { weightKg: 9 }))).toBe("409 stunting/measurement-id-reused");
  });

  it("are refused with the declared problems", async () => {
    const { client } = register();
    expect(await codeOf(record(client, { measuredOn: "2026-11-23" }))).toBe("422 stunting/measured-in-future");
    expect(await codeOf(record(client, { measuredOn: "2025-04-01" }))).toBe("422 stunting/measured-before-birth");
    expect(await codeOf(record(client, { supersedes: storyId(99, 8) }))).toBe("422 stunting/superseded-not-found");
    expect(await codeOf(record(client, { weightKg: null, statureCm: null }))).toBe("400 core/bad-request");
  });

  it("are corrected once", async () => {
    const { client } = register();
    const newest = (await client.measurements.list({ params: { childId: naura.childId } })).items[0]!;
    const correction = { supersedes: newest.measurementId, measuredOn: newest.measuredOn };
    expect(await record(client, correction)).toMatchObject({ counts: true, supersedes: newest.measurementId });
    expect(await codeOf(record(client, { ...correction, measurementId: storyId(99, 3) }))).toBe(
      "409 stunting/already-superseded",
    );
  });
});

describe("imports of the world in memory", () => {
  it("go from a file to saved rows", async () => {
    const { client } = register();
    const importId = storyId(99, 4);
    const opened = await client.imports.open({ body: { importId, fileName: "november.xlsx", sizeBytes: 5 } });
    expect(opened.state).toBe("waiting-file");
    const params = { importId };
    expect((await client.imports.send({ params, body: new Blob(["table"]) })).state).toBe("reading");
    const states = [];
    for (let asked = 0; asked < 2; asked += 1) states.push((await client.imports.get({ params })).state);
    expect(states).toEqual(["reading", "preview"]);
    expect(
      (await client.imports.rows({ params, query: { kind: "rejected" } })).items.every(
        ({ kind }) => kind === "rejected",
      ),
    ).toBe(true);
    expect((await client.imports.confirm({ params })).state).toBe("saving");
    await client.imports.get({ params });
    expect(await client.imports.get({ params })).toMatchObject({ state: "done", fileName: "november.xlsx" });
    expect(await codeOf(client.imports.confirm({ params }))).toBe("409 stunting/import-wrong-state");
    expect(await (await client.imports.rejects({ params })).text()).toContain("Berat tampaknya dalam gram");
  });

  it("are refused when too large, unknown or already over", async () => {
    const { client } = register();
    const large = { importId: storyId(99, 5), fileName: "besar.xlsx", sizeBytes: 10 ** 9 };
    expect(await codeOf(client.imports.open({ body: large }))).toBe("413 stunting/file-too-large");
    expect(await codeOf(client.imports.get({ params: { importId: storyId(99, 6) } }))).toBe(
      "404 stunting/import-not-found",
    );
    expect(await codeOf(client.imports.cancel({ params: { importId: storyImports.done.importId } }))).toBe(
      "409 stunting/import-wrong-state",
    );
  });
});

describe("MSW handlers made from the contract", () => {
  const server = setupServer(...stuntingHandlers(storyWorld(), { http }));
  beforeAll(() => server.listen());
  afterAll(() => server.close());

  it("answer the real client over fetch: areas, a summary, one child and a refusal", async () => {
    const client = createStuntingClient({ baseUrl });
    const areas = await client.areas.list();
    expect([areas.villages.length, areas.posyandu.length]).toEqual([39, 40]);
    expect((await client.summary.get({ query: { month: "2026-07-01" } })).month).toBe("2026-07-01");
    expect(await client.children.get({ params: { childId: naura.childId } })).toEqual(naura);
    expect(await codeOf(client.children.get({ params: { childId: storyId(99, 7) } }))).toBe(
      "404 stunting/child-not-found",
    );
  });
});
