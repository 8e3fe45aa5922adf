import { createResourceClient } from "@spbe-kit/core/client";
import { type NoticeShown, noticesContract } from "@spbe-kit/core/host";
import type { SpbeServer } from "@spbe-kit/server";
import { type WritableCell, writeSpreadsheet } from "@spbe-kit/server/spreadsheet";
import { describeEngines, testSession } from "@spbe-kit/server/testing";
import { beforeAll, expect, it } from "vitest";
import { EPPGBM_COLUMNS, type EppgbmCell, eppgbmRows, villagesOf } from "../testing/index.ts";
import { upsertAreas } from "./areas/areas.ts";
import { clientOf, newId, people, prepareHost, TODAY } from "./stunting-host.fixture.ts";

const plain = (cell: EppgbmCell): WritableCell => (typeof cell === "object" && cell !== null ? cell.date : cell);

async function workbook(rows: readonly (readonly WritableCell[])[]): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const part of writeSpreadsheet({ sheets: [{ name: "Sheet1", rows }] })) parts.push(part);
  return new Blob(parts);
}

describeEngines("the person who uploaded an import", (engine) => {
  let server: SpbeServer;
  beforeAll(async () => {
    server = await prepareHost(engine.db);
    await engine.db.tenant({ regency: "19.06", scope: { kind: "regency" } }, (tx) =>
      upsertAreas(tx, "19.06", { villages: villagesOf("19.06"), posyandu: [] }),
    );
  }, 60_000);

  async function noticesOf(person: (typeof people)[keyof typeof people]): Promise<readonly NoticeShown[]> {
    const headers = await testSession(server, person);
    const client = createResourceClient(noticesContract, {
      baseUrl: "http://127.0.0.1:4321",
      headers,
      fetch: async (input, init) => server.app.request(new Request(input, init)),
    });
    return (await client.list()).items;
  }

  /** Uploads as the dinas, and agrees where there is a preview. */
  async function imported(body: Blob): Promise<string> {
    const dinas = await clientOf(server, people.dinas);
    const importId = newId();
    await dinas.imports.open({ body: { importId, fileName: "eppgbm.xlsx", sizeBytes: body.size } });
    await dinas.imports.send({ params: { importId }, body });
    await server.jobs.idle();
    const { state } = await dinas.imports.get({ params: { importId } });
    if (state === "preview") await dinas.imports.confirm({ params: { importId } });
    await server.jobs.idle();
    return importId;
  }

  it("is told what was saved, and nobody else is", async () => {
    const rows = [...eppgbmRows({ asOf: TODAY, rows: 40, dirty: false, seed: 4 })];
    const importId = await imported(
      await workbook([[...EPPGBM_COLUMNS], ...rows.map(({ cells }) => cells.map(plain))]),
    );
    const [told] = await noticesOf(people.dinas);
    expect(told).toMatchObject({ code: "stunting/import-saved", path: `/stunting/impor/${importId}`, read: false });
    expect(told?.text.id).toBe("Impor e-PPGBM selesai: 40 pengukuran disimpan, 0 baris ditolak.");
    expect(await noticesOf(people.nutritionist)).toEqual([]);
    expect(await noticesOf(people.nutritionistOfBelitung)).toEqual([]);
  }, 60_000);

  it("is told that a file could not be read", async () => {
    const importId = await imported(new Blob(["bukan tabel"]));
    const [told] = await noticesOf(people.dinas);
    expect(told).toMatchObject({ code: "stunting/import-failed", path: `/stunting/impor/${importId}` });
    expect(told?.text.id).toContain("gagal");
  }, 60_000);
});
