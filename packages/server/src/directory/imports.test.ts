import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { describeEngines } from "../database/testing-engines.ts";
import { writeSpreadsheet } from "../spreadsheet/write-spreadsheet.ts";
import { clientOf, type DirectoryClient, day, people, prepareHost, TODAY } from "./directory-host.fixture.ts";
import type { IMPORT_COLUMNS } from "./import-columns.ts";
import { planImport } from "./plan-import.ts";

const HEAD = [
  "Kode Unit",
  "Nama Unit",
  "Jenis Unit",
  "Kode Induk",
  "Nama Jabatan",
  "Jenis Jabatan",
  "NIP",
  "Nama",
  "Kapasitas",
  "Mulai",
  "Sampai",
];
const ROWS = [
  ["1", "Pemerintah Kabupaten", "pemerintah daerah", "", "", "", "", "", "", "", ""],
  [
    "2.16",
    "Dinas Kominfo",
    "Dinas",
    "1",
    "Kepala Dinas",
    "Struktural",
    "19800101 200501 1 001",
    "Bagus Pratama",
    "",
    "03-01-2022",
    "",
  ],
  [
    "2.16",
    "",
    "",
    "",
    "Sekretaris",
    "struktural",
    "198101012006011001",
    "Rina",
    "Plt.",
    "1 Februari 2026",
    "31-12-2026",
  ],
  ["2.17", "Dinas Arsip", "kantor", "1", "", "", "", "", "", "", ""],
  ["2.18", "Dinas Pangan", "dinas", "9", "", "", "", "", "", "", ""],
  [
    "2.16",
    "",
    "",
    "",
    "Kepala Dinas",
    "struktural",
    "198201012007011001",
    "Tono",
    "definitif",
    "04-01-2022",
    "05-01-2022",
  ],
  ["2.16", "", "", "", "Kepala Seksi", "struktural", "1982", "Tini", "", "kemarin", ""],
  ["", "Tanpa Kode", "dinas", "", "", "", "", "", "", "", ""],
];
const csv = (rows: readonly (readonly string[])[]) =>
  new Blob([[HEAD, ...rows].map((row) => row.join(";")).join("\r\n")]);

async function xlsx(rows: readonly (readonly string[])[]): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const part of writeSpreadsheet({ sheets: [{ name: "Direktori", rows: [HEAD, ...rows] }] }))
    parts.push(new Uint8Array(part));
  return new Blob(parts);
}

describeEngines("a file of units, posts and holders", (engine) => {
  let admin: DirectoryClient;
  beforeAll(async () => {
    admin = await clientOf(await prepareHost(engine.db), people.admin);
  });
  const problemsOf = (items: Awaited<ReturnType<DirectoryClient["imports"]["run"]>>["items"]) =>
    items.flatMap(({ row, problems }) => problems.map(({ column, code }) => [row, column, code]));

  it("is looked at first: every refused row has its reasons, and nothing is written", async () => {
    const report = await admin.imports.preview({ body: csv(ROWS) });
    expect(problemsOf(report.items)).toEqual([
      [5, "jenis unit", "directory/row-kind-unknown"],
      [6, "kode induk", "directory/row-parent-unknown"],
      [7, "mulai", "directory/row-holder-clash"],
      [8, "nip", "directory/row-nip-malformed"],
      [8, "mulai", "directory/row-date-unreadable"],
      [9, "kode unit", "directory/row-unit-code-missing"],
    ]);
    expect(report.items[0]?.problems[0]?.message).toMatch(/Jenis unit tidak dikenal/);
    expect(report).toMatchObject({ rows: 8, rejected: 5, written: { units: 2, posts: 2, people: 2, holdings: 2 } });
    expect((await admin.units.list()).items).toEqual([]);
  });

  it("the sound rows are taken; the last day named is a day of office", async () => {
    const report = await admin.imports.run({ body: await xlsx(ROWS) });
    expect(report.written).toEqual({ units: 2, posts: 2, people: 2, holdings: 2 });
    const { items } = await admin.units.list();
    const dinas = items.find(({ name }) => name === "Dinas Kominfo")!;
    const staffing = async (on: string) => {
      const { posts } = await admin.units.get({ params: { unitId: dinas.unitId }, query: { on: day(on) } });
      return Object.fromEntries(posts.map(({ name, staffing: found }) => [name, found]));
    };
    expect(await staffing("2026-12-31")).toEqual({ "Kepala Dinas": "filled", Sekretaris: "acting" });
    expect(await staffing("2027-01-01")).toEqual({ "Kepala Dinas": "filled", Sekretaris: "vacant" });
    const [bagus] = (await admin.people.search({ body: { text: "bagus" } })).items;
    const { rows: entries } = await engine.db.tenant({ regency: "19.06", scope: { kind: "regency" } }, (tx) =>
      sql<{ subjects: string[] }>`select subjects from audit_entry where act = 'directory/imports.run'`.execute(tx),
    );
    expect(entries.flatMap(({ subjects }) => subjects)).toContain(`person/${bagus?.personId}`);
  });

  it("sent again it changes nothing, and a changed name changes one unit", async () => {
    expect((await admin.imports.run({ body: csv(ROWS.slice(0, 3)) })).written).toEqual({
      units: 0,
      posts: 0,
      people: 0,
      holdings: 0,
    });
    const renamed = [["2.16", "Dinas Komunikasi dan Informatika", "dinas", "1", "", "", "", "", "", "", ""]];
    expect((await admin.imports.run({ body: csv(renamed) })).written.units).toBe(1);
    expect((await admin.units.search({ body: { text: "komunikasi" } })).items).toHaveLength(1);
  });

  it("longer than a chunk it is written whole", async () => {
    const rows = Array.from({ length: 450 }, (_, at) => [
      `7.${at}`,
      `Desa ${at}`,
      "desa",
      "1",
      "Kepala Desa",
      "struktural",
      "",
      "",
      "",
      "",
      "",
    ]);
    expect((await admin.imports.run({ body: csv(rows) })).written).toMatchObject({ units: 450, posts: 450 });
    expect((await admin.units.list()).items).toHaveLength(452);
  });

  it.each([
    ["no table", "bukan tabel", "directory/import-columns-missing"],
    ["a picture", "\u0089PNG\r\n\u001a\n", "directory/import-unreadable"],
    ["too many rows", `${HEAD.join(";")}\n${"1;A\n".repeat(2_002)}`, "directory/import-too-large"],
  ])("%s is refused", async (_what, text, expected) => {
    const bytes = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
    const answer = await admin.imports.preview.safe({ body: new Blob([bytes]) });
    expect(answer.ok || answer.error.code).toBe(expected);
  });
});

describe("what a row says and what is known", () => {
  const empty = () => ({ units: new Map(), posts: new Map(), people: new Map(), holdings: new Map() });
  let next = 0;
  const planning = { today: TODAY, newId: () => `id-${++next}` };
  const row = (cells: Partial<Record<(typeof IMPORT_COLUMNS)[number], string>>) => ({
    number: 2,
    cells: Object.fromEntries(Object.entries(cells).map(([column, text]) => [column, { kind: "text", text } as const])),
  });

  it("a refused holder takes unit and post of the row with it", () => {
    const known = empty();
    const [planned] = planImport(
      [
        row({
          "kode unit": "1",
          "nama unit": "Dinas",
          "jenis unit": "dinas",
          "nama jabatan": "Kepala",
          "jenis jabatan": "struktural",
          nip: "198001012005011001",
          mulai: "2020-01-01",
        }),
      ],
      known,
      planning,
    );
    expect(planned).toEqual({ number: 2, problems: [{ column: "nama", code: "directory/name-missing" }] });
    expect(known.units.size).toBe(0);
  });

  it("a NIP that a spreadsheet made into a number has lost digits", () => {
    const cells = { ...row({ "kode unit": "1", "nama unit": "Dinas", "jenis unit": "dinas" }).cells };
    const number = { kind: "number", number: 198001012005011000, text: "198001012005011000" } as const;
    const [planned] = planImport([{ number: 2, cells: { ...cells, nip: number } }], empty(), planning);
    expect(planned?.problems).toContainEqual({ column: "nip", code: "directory/row-nip-malformed" });
  });
});
