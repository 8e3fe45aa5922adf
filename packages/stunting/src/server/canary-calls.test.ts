import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { createHostLog, type SpbeServer } from "@spbe-kit/server";
import {
  type CanaryFound,
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
import { villagesOf } from "../testing/index.ts";
import { upsertAreas } from "./areas/areas.ts";
import {
  CHILD_NAME,
  canaryWorld,
  fileWithStrayNumbers,
  NAMES,
  OFFICER_NAME,
  STEMS,
  STRAY_NAME,
  STRAY_NIK,
  typedNik,
} from "./canary-world.fixture.ts";
import { clientOf, newId, people, prepareHost } from "./stunting-host.fixture.ts";

const canaries = { nik: typedNik, name: () => CHILD_NAME, strayNik: STRAY_NIK, strayName: STRAY_NAME };

/**
 * They need a record that no request makes. The only text among them, why households are merged, is refused before the record is
 * sought; an import is confirmed with the file below.
 */
const WITHOUT_A_RECORD = [
  "tasks/tasks.replay",
  "tasks/tasks.discard",
  "directory/households.get",
  "directory/households.merge",
  "directory/households.unmerge",
  "notices/notices.markRead",
  "undo/acts.withdraw",
  "stunting/imports.confirm",
  "stunting/imports.file",
];

const numbers = canarySearch(STEMS);
const everything = canarySearch([...STEMS, ...NAMES]);

describeEngines("a number and a name sent to every operation", (engine) => {
  const files = mkdtempSync(join(tmpdir(), "spbe-canary-"));
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
    const log = createHostLog({ level: "trace", destination });
    const server = await prepareHost(place.db, files, log, { directory: { peopleReaders: ["admin"] } });
    const known = await canaryWorld(server);
    answers = await plantCanaries(server, { canaries, known, officer: OFFICER_NAME });
    await importStrayNumbers(server);
    await server.tasks.settle();
    await server.jobs.idle();
  }, 180_000);
  afterAll(async () => {
    await place.close();
    rmSync(files, { recursive: true, force: true });
  });

  async function importStrayNumbers(server: SpbeServer): Promise<void> {
    await place.db.tenant({ regency: "19.06", scope: { kind: "regency" } }, (tx) =>
      upsertAreas(tx, "19.06", { villages: villagesOf("19.06"), posyandu: [] }),
    );
    const dinas = await clientOf(server, people.dinas);
    const importId = newId();
    const body = await fileWithStrayNumbers();
    await dinas.imports.open({ body: { importId, fileName: "eppgbm.xlsx", sizeBytes: body.size } });
    await dinas.imports.send({ params: { importId }, body });
    await server.jobs.idle();
    const read = await dinas.imports.get({ params: { importId } });
    expect(read).toMatchObject({ state: "preview", rowsTotal: 16 });
    expect(read.rowsRejected).toBeGreaterThan(10);
    await dinas.imports.confirm({ params: { importId } });
    await server.jobs.idle();
  }

  it("reaches every one of them, and none fails at it", () => {
    expect(answers.length).toBeGreaterThan(3_000);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(neverAnswered(answers).filter((operation) => !WITHOUT_A_RECORD.includes(operation))).toEqual([]);
  });

  it("leaves neither in the log", () => {
    expect(logged.length).toBeGreaterThan(100_000);
    expect(canaryLines(everything.in("log", logged))).toEqual([]);
  });

  it("leaves neither in a refusal or in a header of any answer", () => {
    const found = answers.flatMap(({ operation, place: where, status, headers, body }) =>
      everything.in(`${operation}, ${where}`, status < 400 ? headers : `${headers}\n${body}`),
    );
    expect(canaryLines(found)).toEqual([]);
  });

  it("leaves no number in any page or log of the database, nor in what was uploaded", async () => {
    const kept = await place.search(canarySearch([...STEMS, CHILD_NAME]));
    const isNumber = ({ canary }: CanaryFound) => canary !== CHILD_NAME;
    expect(kept.files).toBeGreaterThan(100);
    expect(canaryLines([...kept.found, ...numbers.below(files).found].filter(isNumber))).toEqual([]);
    // The search does find what is there: a name is kept as it is, and went through the write-ahead log.
    expect(kept.found.some((found) => !isNumber(found) && /pg_wal/.test(found.place))).toBe(true);
    expect(kept.found.some((found) => !isNumber(found) && /base/.test(found.place))).toBe(true);
  }, 60_000);
});
