import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { createHostLog, type Database, openDatabase } from "@spbe-kit/server";
import { type WritableCell, writeSpreadsheet } from "@spbe-kit/server/spreadsheet";
import { describeEngines } from "@spbe-kit/server/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StuntingClient } from "../client/index.ts";
import { EPPGBM_COLUMNS, type EppgbmCell, eppgbmRows, villagesOf } from "../testing/index.ts";
import { upsertAreas } from "./areas/areas.ts";
import { aChild, clientOf, newId, people, prepareHost, stuntingHost, TODAY } from "./stunting-host.fixture.ts";

/** Numbers that occur nowhere else: whatever holds one of them in the clear has kept a NIK it should not. */
const TYPED = "1906064904259941";
const CORRECTED = "1906064904259942";
const DOUBTFUL = "1906064904259943";
const IMPORTED = "1906064904259944";
const TURNED_AWAY = "1906064904259945";
const CANARIES = [TYPED, CORRECTED, DOUBTFUL, IMPORTED, TURNED_AWAY];

const plain = (cell: EppgbmCell): WritableCell => (typeof cell === "object" && cell !== null ? cell.date : cell);

/** A file of two rows: one that is saved, one whose weight is no weight, each with its canary. */
async function fileWithCanaries(): Promise<Blob> {
  const [first, second] = [...eppgbmRows({ asOf: TODAY, rows: 2, seed: 4 })].map(({ cells }) => cells.map(plain));
  const at = (header: string) => EPPGBM_COLUMNS.indexOf(header as (typeof EPPGBM_COLUMNS)[number]);
  first![at("NIK")] = IMPORTED;
  second![at("NIK")] = TURNED_AWAY;
  second![at("Nama")] = "";
  const rows = [[...EPPGBM_COLUMNS], first!, second!];
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const part of writeSpreadsheet({ sheets: [{ name: "Sheet1", rows }] })) parts.push(part);
  return new Blob(parts);
}

/** Every way a NIK comes into the host. @returns what it wrote to its log */
async function plantCanaries(database: Database, fileFolder: string): Promise<string> {
  let logged = "";
  const destination = new Writable({
    write(chunk, _encoding, done) {
      logged += String(chunk);
      done();
    },
  });
  const server = await prepareHost(database, fileFolder, createHostLog({ level: "trace", destination }));
  await database.tenant({ regency: "19.06", scope: { kind: "regency" } }, (tx) =>
    upsertAreas(tx, "19.06", { villages: villagesOf("19.06"), posyandu: [] }),
  );
  const nutritionist = await clientOf(server, people.nutritionist);
  const dinas = await clientOf(server, people.dinas);
  const child = aChild({ nik: TYPED });
  const { version } = await nutritionist.children.register({ body: child });
  await nutritionist.children.register({ body: aChild({ name: "Bima", nik: `${DOUBTFUL}0` }) });
  await nutritionist.children.register.safe({ body: aChild({ nik: TYPED }) }); // refused: taken
  await nutritionist.children.search({ body: { text: TYPED } });
  await nutritionist.children.duplicates({ body: { ...child, nik: TYPED } });
  const { childId, ...facts } = child;
  await nutritionist.children.update({ params: { childId }, version, body: { ...facts, nik: CORRECTED } });
  await nutritionist.children.revealNik({ params: { childId }, body: { purpose: "service" } });
  await importFile(dinas);
  await server.jobs.idle();
  return logged;
}

async function importFile(dinas: StuntingClient): Promise<void> {
  const importId = newId();
  const body = await fileWithCanaries();
  await dinas.imports.open({ body: { importId, fileName: "eppgbm.xlsx", sizeBytes: body.size } });
  await dinas.imports.send({ params: { importId }, body });
  expect(await settled(dinas, importId)).toMatchObject({ state: "preview", rowsReady: 1, rowsRejected: 1 });
  await dinas.imports.confirm({ params: { importId } });
  expect(await settled(dinas, importId)).toMatchObject({ state: "done", rowsSaved: 1 });
  expect((await dinas.children.search({ body: { text: IMPORTED } })).items).toHaveLength(1);
}

async function settled(dinas: StuntingClient, importId: string) {
  for (let round = 0; round < 600; round += 1) {
    const found = await dinas.imports.get({ params: { importId } });
    if (found.state !== "reading" && found.state !== "saving") return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("The import did not settle within 30 s.");
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe("NIK of the embedded database's folder", () => {
  const folder = mkdtempSync(join(tmpdir(), "spbe-canary-"));
  let logged = "";

  beforeAll(async () => {
    const database = await openDatabase({ folder: join(folder, "database") });
    logged = await plantCanaries(database, join(folder, "imports"));
    await database.close(); // which is a checkpoint: everything is in the files
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(CANARIES)("%s is found in no file of it by its bytes", (canary) => {
    const files = filesBelow(folder);
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => readFileSync(file).includes(canary))).toEqual([]);
  });

  it("would be found if it were there: a name is", () => {
    expect(filesBelow(folder).some((file) => readFileSync(file).includes("Naura Alesha Rahmawati"))).toBe(true);
  });

  it.each(CANARIES)("%s is not in the log", (canary) => {
    expect(logged.length).toBeGreaterThan(1_000);
    expect(logged).not.toContain(canary);
  });
});

describeEngines("NIK in the tables", (engine) => {
  it("stand in no column of any table in the clear", async () => {
    const folder = mkdtempSync(join(tmpdir(), "spbe-canary-"));
    await plantCanaries(engine.db, folder);
    const found = await engine.db.tenant({ regency: "19.06", scope: { kind: "regency" } }, async (tx) => {
      const { rows: tables } = await sql<{ name: string }>`
        select c.relname::text as name from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_table_privilege(c.oid, 'select')`.execute(
        tx,
      );
      expect(tables.length).toBeGreaterThan(12);
      const hits: string[] = [];
      for (const { name } of tables) {
        const { rows } = await sql<{ n: number }>`
          select count(*)::int as n from ${sql.table(name)} t where t::text like any(${CANARIES.map((c) => `%${c}%`)}::text[])`.execute(
          tx,
        );
        if (rows[0]?.n !== 0) hits.push(name);
      }
      return hits;
    });
    expect(found).toEqual([]);
    rmSync(folder, { recursive: true, force: true });
  }, 120_000);
});

describeEngines("an uploaded file between arrival and saving", (engine) => {
  it("lies sealed, is read by the next server, and is gone once its rows are saved", async () => {
    const folder = mkdtempSync(join(tmpdir(), "spbe-canary-"));
    const before = await prepareHost(engine.db, folder);
    await engine.db.tenant({ regency: "19.06", scope: { kind: "regency" } }, (tx) =>
      upsertAreas(tx, "19.06", { villages: villagesOf("19.06"), posyandu: [] }),
    );
    const dinas = await clientOf(before, people.dinas);
    await before.jobs.idle();
    await before.jobs.stop(1_000); // as in a server that is closing: what arrives now is read by the next one
    const importId = newId();
    const body = await fileWithCanaries();
    await dinas.imports.open({ body: { importId, fileName: `NIK ${IMPORTED}.xlsx`, sizeBytes: body.size } });
    await dinas.imports.send({ params: { importId }, body });
    const [lying, ...others] = filesBelow(folder);
    expect(others).toEqual([]);
    const sealed = readFileSync(lying!);
    expect(sealed.length).toBeGreaterThan(body.size);
    // The names of a workbook's parts lie in the clear in every zip.
    for (const text of ["PK\u0003\u0004", "xl/worksheets", ...CANARIES]) expect(sealed.includes(text)).toBe(false);

    const after = stuntingHost(engine.db, folder);
    await after.prepare();
    await after.jobs.idle();
    const read = await (await clientOf(after, people.dinas)).imports.get({ params: { importId } });
    expect(read).toMatchObject({ state: "preview", rowsReady: 1, rowsRejected: 1 });
    const [still, ...more] = filesBelow(folder);
    expect(more).toEqual([]);
    for (const text of CANARIES) expect(readFileSync(still!).includes(text)).toBe(false);
    await (await clientOf(after, people.dinas)).imports.confirm({ params: { importId } });
    await after.jobs.idle();
    expect(filesBelow(folder)).toEqual([]);
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);
});
