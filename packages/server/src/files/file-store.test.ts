import { mkdtempSync } from "node:fs";
import { readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seededRandom, systemRandom } from "@spbe-kit/core";
import { sql } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import type { Transaction } from "../database/database.ts";
import { describeEngines } from "../database/testing-engines.ts";
import { makeKeyRing } from "../keys/make-keys.ts";
import { testKeyRing, withNewVaultKey } from "../keys/test-key-ring.ts";
import { openSpreadsheetInThread } from "../spreadsheet/open-in-thread.ts";
import { checkKeys } from "../vault/check-keys.ts";
import { createVault } from "../vault/vault.ts";
import { addressParts } from "./content-store.ts";
import { diskContent } from "./disk-content.ts";
import type { FileKind } from "./file-kinds.ts";
import { type FileStore, fileStores, type PutOptions } from "./file-store.ts";
import { rewrapFileKeys } from "./rewrap-file-keys.ts";
import { CSV, HTML, inPieces, JPEG, madeUpWorkbook, PDF, PNG, workbook, ZIP } from "./sample-files.fixture.ts";

const HERE = "19.06";
const THERE = "19.02";
const ALL: readonly FileKind[] = ["xlsx", "csv", "pdf", "png", "jpeg"];
const NOW = "2026-11-24T05:00:00.000Z";
const LATER = "2026-11-25T05:00:00.000Z";

describeEngines("stored files", (engine) => {
  const folder = mkdtempSync(join(tmpdir(), "spbe-store-"));
  afterAll(() => rm(folder, { recursive: true, force: true }));

  let instant = NOW;
  const clock = { now: () => instant, today: () => "2026-11-24" as never };
  const storesOf = (ring = testKeyRing) =>
    fileStores({ database: engine.db, ring, content: diskContent(folder), clock, random: systemRandom });
  const store = (regency = HERE, ring = testKeyRing): FileStore => storesOf(ring).of(regency);
  const inside = <T>(work: (tx: Transaction) => Promise<T>, regency = HERE) =>
    engine.db.tenant({ regency, scope: { kind: "regency" } }, work);

  const put = (bytes: Uint8Array, change: Partial<PutOptions> = {}, regency = HERE) =>
    store(regency).put(inPieces(bytes), {
      maxBytes: 1_000_000,
      kinds: ALL,
      expiresAt: LATER,
      name: "berkas",
      ...change,
    });
  async function kept(bytes: Uint8Array, change: Partial<PutOptions> = {}, regency = HERE): Promise<string> {
    const result = await put(bytes, change, regency);
    if (!result.ok) throw new Error(result.error.code);
    return result.value.fileId;
  }
  async function read(fileId: string, from = store()): Promise<Buffer | undefined> {
    const file = await from.open(fileId);
    if (!file) return undefined;
    const pieces: Uint8Array[] = [];
    for await (const piece of file.stream()) pieces.push(piece);
    return Buffer.concat(pieces);
  }
  async function pathOf(fileId: string, regency = HERE): Promise<string> {
    const { rows } = await inside(
      (tx) => sql<{ content_id: string }>`select content_id from file where file_id = ${fileId}::uuid`.execute(tx),
      regency,
    );
    return join(folder, regency, rows[0]!.content_id);
  }
  const countRows = async () =>
    (await inside((tx) => sql<{ n: number }>`select count(*)::int as n from file`.execute(tx))).rows[0]!.n;

  it("come back as they were, with the kind of their bytes and the name people gave them", async () => {
    for (const [bytes, kind, name] of [
      [PNG, "png", "foto bayi.png"],
      [JPEG, "jpeg", "foto.jpg"],
      [PDF, "pdf", "surat.pdf"],
      [CSV, "csv", "rekap.csv"],
      [await workbook(), "xlsx", "e-PPGBM.xlsx"],
    ] as const) {
      const fileId = await kept(bytes, { name });
      expect((await read(fileId))?.equals(bytes)).toBe(true);
      const file = await store().open(fileId);
      expect(file).toMatchObject({ name, kind, sizeBytes: bytes.length });
      await file!.close();
    }
  });

  it("lie sealed, for the server's own user only, and their names are sealed too", async () => {
    const fileId = await kept(CSV, { name: "NIK Naura Alesha.csv" });
    const path = await pathOf(fileId);
    expect((await readFile(path)).includes("Naura")).toBe(false);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const { rows } = await inside((tx) =>
      sql<{ row: string }>`select f::text as row from file f where file_id = ${fileId}::uuid`.execute(tx),
    );
    expect(rows[0]!.row).not.toContain(Buffer.from("Naura").toString("hex"));
  });

  it("are read by the spreadsheet's thread, sealed as they lie", async () => {
    for (const bytes of [await workbook(), CSV]) {
      const file = await store().open(await kept(bytes));
      const spreadsheet = await openSpreadsheetInThread({ sealed: file!.sealed });
      const cells: unknown[] = [];
      for await (const row of spreadsheet.sheets[0]!.rows()) cells.push(...row.cells);
      expect(cells).toContainEqual({ kind: "text", text: "1906064904259941" });
      await spreadsheet.close();
    }
  });

  describe("under attack", () => {
    it("are not given to another regency, not even by their id", async () => {
      const fileId = await kept(CSV);
      expect(await store(THERE).open(fileId)).toBeUndefined();
      await store(THERE).remove(fileId);
      expect(await read(fileId)).toEqual(CSV);
    });

    it("do not open when their contents were exchanged, within a regency or between two", async () => {
      const [mine, other, theirs] = [await kept(CSV), await kept(CSV), await kept(CSV, {}, THERE)];
      for (const taken of [await pathOf(other), await pathOf(theirs, THERE)]) {
        await writeFile(await pathOf(mine), await readFile(taken));
        await expect(store().open(mine)).rejects.toThrow(/does not open/);
      }
    });

    it("do not open when a row was given the key or the content of another", async () => {
      const [mine, other] = [await kept(CSV), await kept(PDF)];
      await inside((tx) =>
        sql`update file f set wrapped_key = o.wrapped_key, content_id = o.content_id, size_bytes = o.size_bytes
          from file o where o.file_id = ${other}::uuid and f.file_id = ${mine}::uuid and f.regency_code = o.regency_code`.execute(
          tx,
        ),
      );
      await expect(store().open(mine)).rejects.toThrow(/its row was changed/);
    });

    it("do not open when they were cut, and say so before a byte is given", async () => {
      const fileId = await kept(Buffer.concat([CSV, Buffer.alloc(200_000, "a;b\n")]));
      const path = await pathOf(fileId);
      await writeFile(path, (await readFile(path)).subarray(0, 1 + 65_552));
      await expect(store().open(fileId)).rejects.toThrow(/cut, changed or exchanged/);
      await rm(path);
      await expect(store().open(fileId)).rejects.toThrow(/is missing where files are stored/);
    });

    it("do not open with other keys, even under the same name", async () => {
      const fileId = await kept(CSV);
      const stranger = makeKeyRing(seededRandom(77), "test");
      await expect(store(HERE, stranger).open(fileId)).rejects.toThrow(/SPBE_VAULT_KEYS lacks key/);
      const sameName = [{ ...stranger.vault[0], id: testKeyRing.vault[0].id }] as const;
      await expect(store(HERE, { ...stranger, vault: sameName }).open(fileId)).rejects.toThrow(/does not open/);
    });

    it.each<[string, Uint8Array, readonly FileKind[], string, string]>([
      ["a page that calls itself a picture", HTML, ALL, "foto.png", "files/wrong-kind"],
      ["a page that calls itself a table", HTML, ["csv"], "rekap.csv", "files/wrong-kind"],
      ["a program", Buffer.from("MZ\u0090\u0000\u0003"), ALL, "rekap.csv", "files/wrong-kind"],
      ["a zip that is no workbook", ZIP, ALL, "rekap.xlsx", "files/wrong-kind"],
      ["a workbook with macros", madeUpWorkbook({ "xl/vbaProject.bin": PDF }), ALL, "rekap.xlsx", "files/wrong-kind"],
      ["half a workbook", madeUpWorkbook({}).subarray(0, 60), ALL, "rekap.xlsx", "files/wrong-kind"],
      ["a kind that is not asked for", PDF, ["png"], "surat.pdf", "files/wrong-kind"],
      ["a picture with an archive behind it", Buffer.concat([PNG, ZIP]), ALL, "foto.png", "files/several-kinds"],
      ["a photo with an archive behind it", Buffer.concat([JPEG, ZIP]), ALL, "foto.jpg", "files/several-kinds"],
      ["a document with an archive behind it", Buffer.concat([PDF, ZIP]), ALL, "surat.pdf", "files/several-kinds"],
      ["a photo with a page in it", Buffer.concat([JPEG, HTML]), ALL, "foto.jpg", "files/several-kinds"],
      ["a photo with a document in it", Buffer.concat([JPEG, PDF]), ALL, "foto.jpg", "files/several-kinds"],
      [
        "text with zeros behind it",
        Buffer.concat([CSV, Buffer.alloc(9_000, 65), Buffer.alloc(9)]),
        ALL,
        "a.csv",
        "files/several-kinds",
      ],
      ["a second ending", PNG, ALL, "foto.png.html", "files/ending-differs"],
      ["an ending of another kind", CSV, ALL, "rekap.xlsx", "files/ending-differs"],
      ["nothing", new Uint8Array(0), ALL, "kosong.csv", "files/empty"],
      [
        "a bomb",
        madeUpWorkbook({ "xl/worksheets/sheet1.xml": Buffer.alloc(30_000_000) }),
        ALL,
        "a.xlsx",
        "files/unpacks-too-large",
      ],
    ])(
      "refuse %s, and keep nothing of it",
      async (_what, bytes, kinds, name, code) => {
        const before = [await countRows(), (await readdir(join(folder, HERE))).length];
        expect(await put(bytes, { kinds, name })).toMatchObject({ ok: false, error: { code } });
        expect([await countRows(), (await readdir(join(folder, HERE))).length]).toEqual(before);
      },
      20_000,
    );

    it("refuse what passes the limit while it arrives, without reading on", async () => {
      let given = 0;
      async function* endless() {
        for (;;) {
          given += 1_000;
          yield Buffer.alloc(1_000, "a");
        }
      }
      const before = (await readdir(join(folder, HERE))).length;
      const options = { maxBytes: 100_000, kinds: ALL, expiresAt: LATER, name: "a.csv" };
      expect(await store().put(endless(), options)).toEqual({
        ok: false,
        error: { code: "files/too-large", limitBytes: 100_000 },
      });
      expect(given).toBe(101_000);
      expect((await readdir(join(folder, HERE))).length).toBe(before);
    });

    it("keep nothing of a sender who goes away", async () => {
      const before = await countRows();
      async function* breaking() {
        yield CSV;
        throw new Error("the sender went away");
      }
      const options = { maxBytes: 1_000, kinds: ALL, expiresAt: LATER, name: "a.csv" };
      await expect(store().put(breaking(), options)).rejects.toThrow("the sender went away");
      expect(await countRows()).toBe(before);
    });

    it("take no path from anybody", async () => {
      for (const at of [
        { regency: "../..", contentId: systemRandom.uuid() },
        { regency: HERE, contentId: "../../etc/passwd" },
        { regency: HERE, contentId: "" },
      ])
        expect(() => addressParts(at)).toThrow(/by a regency's code and a UUID only/);
      const fileId = await kept(CSV, { name: "../../../../etc/cron.d/jahat.csv" });
      expect((await store().open(fileId))?.name).toBe("jahat.csv");
      expect(await pathOf(fileId)).toMatch(/[\\/]19\.06[\\/][0-9a-f-]{36}$/);
    });
  });

  it("are replaced under an id of the caller's own, and the earlier content goes", async () => {
    const fileId = systemRandom.uuid();
    await kept(CSV, { fileId });
    const earlier = await pathOf(fileId);
    await kept(PDF, { fileId });
    expect(await read(fileId)).toEqual(PDF);
    await expect(stat(earlier)).rejects.toThrow(/ENOENT/);
  });

  it("sent several times at once under one id: one remains, whole, and nothing lies about", async () => {
    const lying = async () => (await readdir(join(folder, HERE))).length - (await countRows());
    const before = await lying();
    for (let round = 0; round < 5; round += 1) {
      const fileId = systemRandom.uuid();
      const results = await Promise.all([CSV, PDF, PNG].map((bytes) => put(bytes, { fileId })));
      for (const result of results) if (!result.ok) expect(result.error.code).toBe("files/overtaken");
      const found = await read(fileId);
      if (found) expect([CSV, PDF, PNG].some((bytes) => found.equals(bytes))).toBe(true);
      expect(await lying()).toBe(before);
    }
  });

  it("are gone from the instant they expire, and swept out with what never arrived", async () => {
    await store().sweepExpired();
    const [soon, late] = [
      await kept(CSV, { expiresAt: "2026-11-24T06:00:00.000Z" }),
      await kept(CSV, { expiresAt: "2027-01-01T00:00:00.000Z" }),
    ];
    const lost = await kept(CSV, { expiresAt: "2027-01-01T00:00:00.000Z" });
    await inside((tx) =>
      sql`update file set state = 'arriving', size_bytes = null where file_id = ${lost}::uuid`.execute(tx),
    );
    const [path, lostPath] = [await pathOf(soon), await pathOf(lost)];
    await rename(lostPath, `${lostPath}.partial`);
    instant = "2026-11-24T06:00:00.000Z";
    expect(await store().open(soon)).toBeUndefined();
    expect(await store().open(lost)).toBeUndefined();
    expect(await store(THERE).sweepExpired()).toBe(0);
    expect(await store().sweepExpired()).toBe(1);
    await expect(stat(path)).rejects.toThrow(/ENOENT/);
    instant = "2026-11-25T05:00:01.000Z";
    await store().sweepExpired();
    await expect(stat(`${lostPath}.partial`)).rejects.toThrow(/ENOENT/);
    expect(await read(late)).toEqual(CSV);
    instant = NOW;
  });

  it("about a person go with the person's key", async () => {
    const subjectId = systemRandom.uuid();
    const fileId = await kept(PDF, { subjectId });
    expect(await read(fileId)).toEqual(PDF);
    await inside((tx) =>
      createVault(testKeyRing)
        .of(HERE)
        .erase(tx, subjectId, { kind: "child", by: "test", at: NOW, reason: "asked for" }),
    );
    expect(await store().open(fileId)).toBeUndefined();
  });

  it("are locked anew when the vault's key is rotated, and the old key can be taken away", async () => {
    const rotated = withNewVaultKey(testKeyRing);
    const after = { ...rotated, vault: [rotated.vault[0]] as const };
    const fileId = await kept(CSV);
    await inside((tx) => sql`delete from subject_key`.execute(tx));
    await expect(checkKeys(engine.db, after, HERE)).rejects.toThrow(/which SPBE_VAULT_KEYS lacks/);
    const content = await readFile(await pathOf(fileId));
    await inside((tx) => sql`delete from file where file_id <> ${fileId}::uuid`.execute(tx));
    expect(await rewrapFileKeys({ database: engine.db, ring: rotated, regency: HERE })).toBe(1);
    expect(await rewrapFileKeys({ database: engine.db, ring: rotated, regency: HERE })).toBe(0);
    expect(await checkKeys(engine.db, after, HERE)).toEqual([]);
    expect(await read(fileId, store(HERE, after))).toEqual(CSV);
    expect((await readFile(await pathOf(fileId))).equals(content)).toBe(true);
  });
});
