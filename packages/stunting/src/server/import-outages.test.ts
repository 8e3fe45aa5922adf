import { type Database, isDatabaseAway, type SpbeServer } from "@spbe-kit/server";
import { type WritableCell, writeSpreadsheet } from "@spbe-kit/server/spreadsheet";
import { describeEngines } from "@spbe-kit/server/testing";
import { beforeAll, expect, it, vi } from "vitest";
import type { StuntingClient } from "../client/index.ts";
import { EPPGBM_COLUMNS, type EppgbmCell, eppgbmRows, villagesOf } from "../testing/index.ts";
import { upsertAreas } from "./areas/areas.ts";
import { clientOf, newId, people, prepareHost, TODAY } from "./stunting-host.fixture.ts";

vi.setConfig({ testTimeout: 60_000 });

const ROWS = 60;
const plain = (cell: EppgbmCell): WritableCell => (typeof cell === "object" && cell !== null ? cell.date : cell);

async function workbook(seed: number): Promise<Blob> {
  const source = [...eppgbmRows({ asOf: TODAY, rows: ROWS, dirty: false, seed })];
  const rows = [[...EPPGBM_COLUMNS], ...source.map(({ cells }) => cells.map(plain))];
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const part of writeSpreadsheet({ sheets: [{ name: "Sheet1", rows }] })) parts.push(part);
  return new Blob(parts);
}

/** What a connection that breaks at the commit says; the transaction is committed. */
const lost = () =>
  Object.assign(new Error("Connection terminated unexpectedly"), { name: "DatabaseError", code: "08006" });

describeEngines("an import under which the database goes away", (engine) => {
  /** Answers of writing transactions until one is lost; below zero none is. */
  let until = -1;
  let losses = 0;
  let server: SpbeServer;
  let dinas: StuntingClient;

  beforeAll(async () => {
    const database: Database = Object.assign(Object.create(engine.db), {
      tenant: async (...[settings, work, options]: Parameters<Database["tenant"]>) => {
        const value = await engine.db.tenant(settings, work, options);
        if (options?.readOnly || until < 0) return value;
        until -= 1;
        if (until >= 0) return value;
        losses += 1;
        throw lost();
      },
    });
    expect(isDatabaseAway(lost())).toBe(true);
    server = await prepareHost(database);
    await engine.db.tenant({ regency: "19.06", scope: { kind: "regency" } }, (tx) =>
      upsertAreas(tx, "19.06", { villages: villagesOf("19.06"), posyandu: [] }),
    );
    dinas = await clientOf(server, people.dinas);
  }, 60_000);

  const stateOf = async (importId: string) => {
    await server.jobs.idle();
    return await dinas.imports.get({ params: { importId } });
  };

  it("is read and saved to its end, once, whichever answer is lost", async () => {
    losses = 0;
    for (let lostAnswer = 0; lostAnswer < 6; lostAnswer += 1) {
      const importId = newId();
      const body = await workbook(100 + lostAnswer);
      await dinas.imports.open({ body: { importId, fileName: "eppgbm.xlsx", sizeBytes: body.size } });
      await dinas.imports.send({ params: { importId }, body });
      until = lostAnswer;
      expect(await stateOf(importId)).toMatchObject({ state: "preview", rowsRead: ROWS, rowsReady: ROWS });
      until = -1;
      await dinas.imports.confirm({ params: { importId } });
      until = lostAnswer % 3;
      expect(await stateOf(importId)).toMatchObject({ state: "done", rowsSaved: ROWS, rowsAlready: 0 });
      until = -1;
    }
    expect(losses).toBeGreaterThan(6);
  });

  it("keeps its preview when the work on it is begun a second time", async () => {
    const importId = newId();
    const body = await workbook(200);
    await dinas.imports.open({ body: { importId, fileName: "eppgbm.xlsx", sizeBytes: body.size } });
    const key = { idempotencyKey: newId() };
    await dinas.imports.send({ params: { importId }, body }, key);
    await dinas.imports.send({ params: { importId }, body }, key);
    expect(await stateOf(importId)).toMatchObject({ state: "preview", rowsRead: ROWS, rowsReady: ROWS });
    expect((await dinas.imports.rows({ params: { importId }, query: { limit: 200 } })).items).toHaveLength(ROWS);
  });
});
