import type { SpbeServer } from "@spbe-kit/server";
import { describeEngines, testSession } from "@spbe-kit/server/testing";
import { sql } from "kysely";
import { beforeAll, expect, it, vi } from "vitest";
import type { StuntingClient } from "../client/index.ts";
import { clientOf, newId, people, prepareHost } from "./stunting-host.fixture.ts";

vi.setConfig({ testTimeout: 30_000 });

const CONTENT = "No;NIK;Nama Balita\r\n1;1906014904259901;Naura Alesha\r\n";
const NAME = "Desember \u202Efdp.<b>.csv";

describeEngines("the file of an import", (engine) => {
  let server: SpbeServer;
  let dinas: StuntingClient;
  let nutritionist: StuntingClient;
  beforeAll(async () => {
    server = await prepareHost(engine.db);
    dinas = await clientOf(server, people.dinas);
    nutritionist = await clientOf(server, people.nutritionist);
  });
  const code = (call: Promise<unknown>) =>
    call.then(
      () => "done",
      (error: { code?: string }) => error.code ?? String(error),
    );
  async function sent(client = nutritionist): Promise<string> {
    const importId = newId();
    await client.imports.open({ body: { importId, fileName: NAME, sizeBytes: CONTENT.length } });
    await client.imports.send({ params: { importId }, body: new Blob([CONTENT]) });
    await server.jobs.idle();
    return importId;
  }
  const read = (client: StuntingClient, importId: string) => client.imports.file({ params: { importId } });

  it("is given back as it was sent to its uploader and to who sees the whole regency, and the audit keeps who had it", async () => {
    const importId = await sent();
    expect(await (await read(nutritionist, importId)).text()).toBe(CONTENT);
    expect(await (await read(dinas, importId)).text()).toBe(CONTENT);
    const { rows } = await engine.db.tenant({ regency: "19.06", scope: { kind: "regency" } }, (tx) =>
      sql<{ kind: string; account_id: string }>`
        select kind, account_id from audit_entry
        where subjects = ${[`import/${importId}`]}::text[] and act = 'stunting/imports.file' order by xid`.execute(tx),
    );
    expect(rows).toEqual([
      { kind: "disclosure", account_id: "test-nutritionist" },
      { kind: "disclosure", account_id: "test-dinas" },
    ]);
  });

  it("is nobody else's: another village's officer, a neighbour and a made-up id are told the same", async () => {
    const importId = await sent();
    const others = await Promise.all([
      clientOf(server, people.nutritionistOfLintang).then((client) => code(read(client, importId))),
      clientOf(server, people.nutritionistOfBelitung).then((client) => code(read(client, importId))),
      code(read(dinas, newId())),
    ]);
    expect(others).toEqual(Array.from({ length: 3 }, () => "stunting/import-not-found"));
    expect(await code(clientOf(server, people.cadre).then((client) => read(client, importId)))).toBe("core/forbidden");
  });

  it("is saved and never shown, whatever it is called, and no cache keeps it", async () => {
    const importId = await sent();
    const headers = await testSession(server, people.nutritionist);
    const answer = await server.app.request(`/api/stunting/imports/${importId}/file`, {
      headers: { ...headers, range: "bytes=0-3" },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-disposition")).toMatch(
      /^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''/,
    );
    expect(answer.headers.get("content-disposition")).not.toMatch(/<|%E2%80%AE/);
    expect(answer.headers.get("content-type")).toBe("application/octet-stream");
    expect(answer.headers.get("cache-control")).toContain("no-store");
    expect(answer.headers.get("content-security-policy")).toContain("sandbox");
    expect(await answer.text()).toBe(CONTENT);
  });

  it("is gone when the import was dropped, when its week is over, and before it came", async () => {
    const dropped = await sent();
    await nutritionist.imports.cancel({ params: { importId: dropped } }).catch(() => undefined);
    const expired = await sent();
    await engine.db.tenant({ regency: "19.06", scope: { kind: "regency" } }, (tx) =>
      sql`update file set expires_at = '2026-11-24T16:29:59Z' where file_id = ${expired}::uuid`.execute(tx),
    );
    expect(await code(read(nutritionist, expired))).toBe("stunting/import-file-gone");
    const importId = newId();
    await nutritionist.imports.open({ body: { importId, fileName: "a.csv", sizeBytes: 9 } });
    expect(await code(read(nutritionist, importId))).toBe("stunting/import-file-gone");
  });
});
