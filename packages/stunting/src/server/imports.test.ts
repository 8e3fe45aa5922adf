import type { SpbeServer } from "@spbe-kit/server";
import { openSpreadsheet, type WritableCell, writeSpreadsheet } from "@spbe-kit/server/spreadsheet";
import { describeEngines } from "@spbe-kit/server/testing";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { StuntingClient } from "../client/index.ts";
import { textOf } from "../domain/eppgbm/source-cell.ts";
import type { Import, ImportRow, ImportRowKind } from "../domain/import.schema.ts";
import { EPPGBM_COLUMNS, type EppgbmCell, eppgbmRows, villagesOf } from "../testing/index.ts";
import { upsertAreas } from "./areas/areas.ts";
import { REASON_HEADER } from "./imports/rejects-file.ts";
import { aChild, clientOf, newId, people, prepareHost, TODAY } from "./stunting-host.fixture.ts";

// Each import starts a thread of its own, which a machine full of other suites lets wait.
vi.setConfig({ testTimeout: 30_000 });

const plain = (cell: EppgbmCell): WritableCell => (typeof cell === "object" && cell !== null ? cell.date : cell);

async function workbook(rows: readonly (readonly WritableCell[])[]): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const part of writeSpreadsheet({ sheets: [{ name: "Sheet1", rows }] })) parts.push(part);
  return new Blob(parts);
}

async function send(client: StuntingClient, body: Blob, fileName = "eppgbm.xlsx"): Promise<string> {
  const importId = newId();
  await client.imports.open({ body: { importId, fileName, sizeBytes: body.size } });
  await client.imports.send({ params: { importId }, body });
  return importId;
}

async function settled(client: StuntingClient, importId: string): Promise<Import> {
  for (let i = 0; i < 600; i += 1) {
    const found = await client.imports.get({ params: { importId } });
    if (found.state !== "reading" && found.state !== "saving") return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("The import did not settle within 30 s.");
}

async function rowsOf(client: StuntingClient, importId: string, kind?: ImportRowKind): Promise<ImportRow[]> {
  const rows: ImportRow[] = [];
  let cursor: string | null | undefined;
  do {
    const query = { limit: 200, ...(kind && { kind }), ...(cursor && { cursor }) };
    const page = await client.imports.rows({ params: { importId }, query });
    rows.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return rows;
}

async function saved(client: StuntingClient, body: Blob): Promise<Import> {
  const importId = await send(client, body);
  const preview = await settled(client, importId);
  expect(preview.state, preview.failure?.message).toBe("preview");
  await client.imports.confirm({ params: { importId } });
  return settled(client, importId);
}

describeEngines("import of an e-PPGBM file", (engine) => {
  let server: SpbeServer;
  let dinas: StuntingClient;
  let nutritionist: StuntingClient;

  beforeAll(async () => {
    server = await prepareHost(engine.db);
    await engine.db.tenant({ regency: "19.06", scope: { kind: "regency" } }, (tx) =>
      upsertAreas(tx, "19.06", { villages: villagesOf("19.06"), posyandu: [] }),
    );
    dinas = await clientOf(server, people.dinas);
    nutritionist = await clientOf(server, people.nutritionist);
  });

  describe("with every dirty cell that was seen in real files", () => {
    const source = [...eppgbmRows({ asOf: TODAY, rows: 700, dirty: true, seed: 4 })];
    let preview: Import;
    let done: Import;
    let importId: string;

    beforeAll(async () => {
      importId = await send(
        dinas,
        await workbook([[...EPPGBM_COLUMNS], ...source.map(({ cells }) => cells.map(plain))]),
      );
      preview = await settled(dinas, importId);
    }, 60_000);

    it("reads it whole and counts every row", () => {
      expect(preview).toMatchObject({ state: "preview", rowsTotal: 700, rowsRead: 700 });
      expect(preview.rowsReady + preview.rowsRejected).toBe(700);
      expect(preview.columns.find(({ header }) => header === "Pukesmas")?.field).toBe("puskesmas");
    });

    it("gives each dirty row the reason, the column and a cure", async () => {
      const byRow = new Map((await rowsOf(dinas, importId)).map((row) => [row.row, row]));
      const dirty = source.filter(({ dirt }) => dirt !== null);
      expect(new Set(dirty.map(({ dirt }) => dirt!.kind)).size).toBeGreaterThan(30);
      for (const { row, dirt } of dirty) {
        const judged = byRow.get(row)!;
        if (dirt!.code !== undefined)
          expect(
            judged.problems.map(({ code }) => code),
            `${dirt!.kind} in row ${row}`,
          ).toContain(dirt!.code);
        if (dirt!.expects === "rejected") expect(judged.kind, `${dirt!.kind} in row ${row}`).toBe("rejected");
        for (const problem of judged.problems) expect(problem.message).toMatch(/\.$/);
      }
    });

    it("lets clean rows in without a word", async () => {
      const rejected = new Set((await rowsOf(dinas, importId, "rejected")).map(({ row }) => row));
      const wrongly = source.filter(({ row, dirt }) => dirt === null && rejected.has(row));
      expect(wrongly.map(({ row }) => row)).toEqual([]);
    });

    it("repeats no name and no NIK in its problems", async () => {
      const problems = (await rowsOf(dinas, importId)).flatMap((row) => row.problems);
      expect(problems.filter(({ code, value }) => code.includes("nik") && value !== null)).toEqual([]);
    });

    it("saves what it promised, once", async () => {
      await dinas.imports.confirm({ params: { importId } });
      done = await settled(dinas, importId);
      expect(done).toMatchObject({ state: "done", rowsSaved: preview.rowsReady, rowsAlready: 0 });
      const { total } = await dinas.children.list({ query: { limit: 1 } });
      expect(total).toBe(done.newChildren);
    });

    it("finds everything there when the same file comes again", async () => {
      const again = await saved(
        dinas,
        await workbook([[...EPPGBM_COLUMNS], ...source.map(({ cells }) => cells.map(plain))]),
      );
      expect(again).toMatchObject({ rowsSaved: 0, newChildren: 0 });
      expect(again.rowsAlready).toBe(again.rowsReady);
      expect((await dinas.children.list({ query: { limit: 1 } })).total).toBe(done.newChildren);
    });

    it("gives rejected rows back in the file's own columns, with the reason", async () => {
      const file = await dinas.imports.rejects({ params: { importId } });
      const read = await openSpreadsheet({ bytes: new Uint8Array(await file.arrayBuffer()) });
      const rows: string[][] = [];
      for await (const row of read.sheets[0]!.rows()) rows.push(row.cells.map((cell) => textOf(cell)));
      await read.close();
      expect(rows[0]).toEqual([...EPPGBM_COLUMNS, REASON_HEADER]);
      expect(rows.length - 1).toBe(done.rowsRejected);
      expect(rows.slice(1).every((row) => (row.at(-1) ?? "").endsWith("."))).toBe(true);
    });

    it("lists the children by status, per village", async () => {
      const village = villagesOf("19.06")[0]!;
      const page = await dinas.children.list({ query: { villageCode: village.code, limit: 200 } });
      expect(page.total).toBeGreaterThan(0);
      const stunted = await dinas.children.list({ query: { status: "stunted", limit: 200 } });
      expect(stunted.items.every((child) => (child.latest?.heightForAgeZ ?? 0) < -2)).toBe(true);
    });
  });

  const header = [
    "NIK",
    "Nama",
    "JK",
    "Tgl Lahir",
    "Kec",
    "Desa/Kel",
    "Posyandu",
    "Tanggal Pengukuran",
    "Berat",
    "Tinggi",
    "Cara Ukur",
    "ZS TB/U",
  ];
  const row = (name: string, changes: Partial<Record<(typeof header)[number], WritableCell>> = {}): WritableCell[] => {
    const clean: Record<string, WritableCell> = {
      NIK: "",
      Nama: name,
      JK: "P",
      "Tgl Lahir": "09/04/2025",
      Kec: "Simpang Renggiang",
      "Desa/Kel": "Aik Madu",
      Posyandu: "Melati",
      "Tanggal Pengukuran": "13/11/2026",
      Berat: "8,1",
      Tinggi: "75,6",
      "Cara Ukur": "Terlentang",
      "ZS TB/U": "",
      ...changes,
    };
    return header.map((column) => clean[column] ?? "");
  };

  it("takes rows that were rejected once they are mended", async () => {
    const wrong = await saved(dinas, await workbook([header, row("Mendi", { Berat: "8100" })]));
    expect(wrong).toMatchObject({ rowsSaved: 0, rowsRejected: 1 });
    const file = await dinas.imports.rejects({ params: { importId: wrong.importId } });
    const read = await openSpreadsheet({ bytes: new Uint8Array(await file.arrayBuffer()) });
    const cells: string[][] = [];
    for await (const one of read.sheets[0]!.rows()) cells.push(one.cells.map((cell) => textOf(cell)));
    await read.close();
    const mended = cells.map((one) => one.map((text) => (text === "8100" ? "8,1" : text)));
    expect(await saved(dinas, await workbook(mended))).toMatchObject({ rowsSaved: 1, rowsRejected: 0 });
  });

  it("reads a CSV with semicolons and comma decimals", async () => {
    const csv = new Blob([[header, row("Ceria")].map((one) => one.join(";")).join("\r\n")]);
    expect(await saved(dinas, csv)).toMatchObject({ rowsSaved: 1 });
  });

  it("shows the file's score beside its own", async () => {
    const importId = await send(dinas, await workbook([header, row("Beda", { "ZS TB/U": "-1:00" })]));
    await settled(dinas, importId);
    const [differing] = await rowsOf(dinas, importId, "differing");
    expect(differing?.heightForAge.source).toBe(-1);
    expect(differing?.heightForAge.ours).toBeLessThan(-1);
    await dinas.imports.cancel({ params: { importId } });
  });

  it("does not overwrite a measurement that is stored with other figures", async () => {
    await saved(dinas, await workbook([header, row("Tetap")]));
    const again = await saved(dinas, await workbook([header, row("Tetap", { Berat: "8,4" })]));
    expect(again).toMatchObject({ rowsSaved: 0, rowsRejected: 1 });
    const [rejected] = await rowsOf(dinas, again.importId, "rejected");
    expect(rejected?.problems).toContainEqual(
      expect.objectContaining({ code: "eppgbm/differs-from-register", hint: "8,1 kg, 75,6 cm" }),
    );
  });

  it("does not measure a child twice that was measured on the screen that day", async () => {
    const child = (await nutritionist.children.search({ body: { text: "Ceria" } })).items[0]!;
    const before = (await nutritionist.measurements.list({ params: { childId: child.childId } })).items.length;
    const again = await saved(dinas, await workbook([header, row("Ceria")]));
    expect(again).toMatchObject({ rowsSaved: 0, rowsAlready: 1 });
    expect((await nutritionist.measurements.list({ params: { childId: child.childId } })).items).toHaveLength(before);
  });

  describe("of more than one chunk, whose last row shows that a column mixes the orders of day and month", () => {
    const LENGTH = 1_150;
    let preview: Import;

    beforeAll(async () => {
      const on = (i: number) => (i === 2 ? "05/11/2026" : i === LENGTH ? "11/14/2026" : "13/11/2026");
      // Doubled letters and digits are compared as one.
      const name = (i: number) => `Campur ${[...String(i)].join("x")}`;
      const rows = Array.from({ length: LENGTH }, (_, i) =>
        row(name(i + 1), { "Tanggal Pengukuran": on(i + 1), Berat: (i + 1) % 500 === 0 ? "8100" : "8,1" }),
      );
      preview = await settled(dinas, await send(dinas, await workbook([header, ...rows])));
    }, 60_000);

    it("judges every row once more, in the order the whole column proves", async () => {
      expect(preview).toMatchObject({ state: "preview", rowsTotal: LENGTH, rowsRead: LENGTH, rowsRejected: 3 });
      expect(preview.dateOrders).toContainEqual({
        header: "Tanggal Pengukuran",
        order: "mixed",
        provenByRow: LENGTH + 1,
      });
      const [ambiguous] = await rowsOf(dinas, preview.importId, "rejected");
      expect(ambiguous?.row).toBe(3);
      expect(ambiguous?.problems.map(({ code }) => code)).toContain("eppgbm/date-ambiguous");
    });

    it("lists them page by page in the order of the file", async () => {
      const all = await rowsOf(dinas, preview.importId);
      expect(all.map(({ row }) => row)).toEqual(Array.from({ length: LENGTH }, (_, i) => i + 2));
      expect((await rowsOf(dinas, preview.importId, "rejected")).map(({ row }) => row)).toEqual([3, 501, 1_001]);
    });

    it("saves them all", async () => {
      await dinas.imports.confirm({ params: { importId: preview.importId } });
      expect(await settled(dinas, preview.importId)).toMatchObject({ state: "done", rowsSaved: LENGTH - 3 });
    }, 60_000);
  });

  it("turns a row away when its NIK was given to another child between preview and saving", async () => {
    const nik = "1906064904259922";
    const importId = await send(dinas, await workbook([header, row("Terlambat", { NIK: nik }), row("Tepat")]));
    await settled(dinas, importId);
    await nutritionist.children.register({ body: aChild({ name: "Lebih Dahulu", nik }) });
    await dinas.imports.confirm({ params: { importId } });
    expect(await settled(dinas, importId)).toMatchObject({ rowsSaved: 1, rowsReady: 1, rowsRejected: 1 });
    const [rejected] = await rowsOf(dinas, importId, "rejected");
    expect(rejected?.name).toBe("Terlambat");
    expect(rejected?.problems.map(({ code }) => code)).toContain("eppgbm/nik-of-another-child");
  });

  it("keeps no row of a file that proves unreadable after many rows", async () => {
    const long = row("Panjang", { Posyandu: "x".repeat(40_000) });
    const rows = [...Array.from({ length: 1_050 }, (_, i) => row(`Awal ${i}`)), long];
    const csv = new Blob([[header, ...rows].map((one) => one.join(";")).join("\r\n")]);
    const failed = await settled(dinas, await send(dinas, csv));
    expect(failed).toMatchObject({ state: "failed", failure: { code: "spreadsheet/too-large" }, rowsRead: 0 });
    expect(await rowsOf(dinas, failed.importId)).toEqual([]);
  });

  it("turns away a NIK that two children of the file share, and leaves the first", async () => {
    const nik = "1906064904259911";
    const result = await saved(
      dinas,
      await workbook([header, row("Kembar Satu", { NIK: nik }), row("Lain Sekali", { NIK: nik })]),
    );
    expect(result).toMatchObject({ rowsSaved: 1, rowsRejected: 1 });
  });

  it("turns away villages outside the officer's area", async () => {
    const result = await saved(nutritionist, await workbook([header, row("Luar", { "Desa/Kel": "Lintang" })]));
    expect(result).toMatchObject({ rowsSaved: 0, rowsRejected: 1 });
    const [rejected] = await rowsOf(nutritionist, result.importId);
    expect(rejected?.problems.map(({ code }) => code)).toContain("eppgbm/outside-your-area");
  });

  it("hides an import from officers of another area", async () => {
    const importId = await send(dinas, await workbook([header, row("Rahasia")]));
    await settled(dinas, importId);
    const answer = await nutritionist.imports.get.safe({ params: { importId } });
    expect(answer).toMatchObject({ ok: false, error: { code: "stunting/import-not-found", status: 404 } });
    await dinas.imports.cancel({ params: { importId } });
  });

  it.each([
    {
      what: "without a header",
      body: () =>
        workbook([
          ["a", "b"],
          ["1", "2"],
        ]),
      code: "stunting/import-no-header",
    },
    {
      what: "with columns missing",
      body: () =>
        workbook([
          ["Nama", "JK", "Tgl Lahir", "Berat"],
          ["x", "L", "", ""],
        ]),
      code: "stunting/import-columns-missing",
    },
    { what: "that is a PDF", body: async () => new Blob(["%PDF-1.7 ..."]), code: "spreadsheet/unsupported" },
    {
      what: "that is an old .xls",
      body: async () =>
        new Blob([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)])]),
      code: "spreadsheet/old-xls",
    },
    {
      what: "that was cut off",
      body: async () => (await workbook([header, row("X")])).slice(0, 900),
      code: "spreadsheet/damaged",
    },
  ])("says plainly why a file $what cannot be read", async ({ body, code }) => {
    const failed = await settled(dinas, await send(dinas, await body()));
    expect(failed).toMatchObject({ state: "failed", failure: { code } });
    expect(failed.failure?.message).toMatch(/\.$/);
  });

  it("refuses a file over the limit before and while it arrives", async () => {
    const importId = newId();
    const told = await dinas.imports.open.safe({ body: { importId, fileName: "besar.xlsx", sizeBytes: 200_000_000 } });
    expect(told).toMatchObject({
      ok: false,
      error: { code: "stunting/file-too-large", data: { limitBytes: 8_000_000 } },
    });
    await dinas.imports.open({ body: { importId, fileName: "besar.xlsx", sizeBytes: 10 } });
    const sent = await dinas.imports.send.safe({ params: { importId }, body: new Blob([new Uint8Array(8_000_001)]) });
    expect(sent).toMatchObject({ ok: false, error: { code: "stunting/file-too-large" } });
  });

  it("refuses acts that belong to another step", async () => {
    const importId = await send(dinas, await workbook([header, row("Langkah")]));
    await settled(dinas, importId);
    await dinas.imports.cancel({ params: { importId } });
    const answer = await dinas.imports.confirm.safe({ params: { importId } });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: "stunting/import-wrong-state", data: { state: "cancelled" } },
    });
  });
});
