import { Writable } from "node:stream";
import { createHostLog } from "@spbe-kit/server";
import {
  canaryLines,
  canarySearch,
  describeEngines,
  neverAnswered,
  openSearchable,
  type PlantedAnswer,
  plantCanaries,
  type SearchableDatabase,
} from "@spbe-kit/server/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { prepareHost } from "./spbe-index-host.fixture.ts";

const STRAY_NIK = "1906065204258003";
const NAMES = ["Zulvaryn Qomarindra", "Brendhelia Wastunira", "Hadritama Lovanisaka"] as const;

describeEngines("a number and a name sent to every operation of the index", (engine) => {
  let place: SearchableDatabase;
  let answers: PlantedAnswer[];
  let logged = "";

  beforeAll(async () => {
    place = await openSearchable(engine);
    const destination = new Writable({
      write(chunk, _encoding, done) {
        logged += String(chunk);
        done();
      },
    });
    const server = await prepareHost(place.db, createHostLog({ level: "trace", destination }));
    const [name, strayName, officer] = NAMES;
    let version = 0;
    answers = await plantCanaries(server, {
      canaries: { nik: () => STRAY_NIK, name: () => name, strayNik: STRAY_NIK, strayName },
      officer,
      only: (module) => module === "spbe-index",
      // An assessment names the version it changes, and each that is sound changes one more.
      known: { year: () => 2026, indicator: () => 1 + (version++ % 40), version: () => 0, level: () => 3 },
    });
  }, 120_000);
  afterAll(() => place.close());

  it("reaches every one of them, and none fails at it", () => {
    expect(neverAnswered(answers)).toEqual([]);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    const stray = answers.filter(({ operation, place: where }) => operation.endsWith("save") && /^body\.e/.test(where));
    expect(stray.map(({ status }) => status)).toContain(400);
    expect(stray.find(({ status }) => status === 400)?.body).toContain("core/misplaced-nik");
  });

  it("leaves neither in the log or in a refusal", () => {
    const everything = canarySearch([STRAY_NIK, ...NAMES]);
    const refused = answers.filter(({ status }) => status >= 400).map(({ body }) => body);
    expect(logged.length).toBeGreaterThan(10_000);
    expect(canaryLines([...everything.in("log", logged), ...everything.in("refusals", refused.join("\n"))])).toEqual(
      [],
    );
  });

  it("leaves no number in any page or log of the database", async () => {
    const { found } = await place.search(canarySearch([STRAY_NIK, NAMES[0]]));
    expect([...new Set(found.map(({ canary }) => canary))]).toEqual([NAMES[0]]);
  }, 60_000);
});
