import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openSpreadsheet } from "./index.ts";
import { refusalOf, rowsOf } from "./workbook-fixture.ts";

/** The texts of each row; `null` for an empty box. */
async function tableOf(bytes: Uint8Array): Promise<(string | null)[][]> {
  const rows = await rowsOf(bytes);
  return rows.map((row) => row.cells.map((cell) => (cell?.kind === "text" ? cell.text : null)));
}

describe("what stands between the cells is seen on the first lines", () => {
  it.each([
    ["a comma", "NIK,Nama,Berat\n1906010101010001,Siti,12.5"],
    ["a semicolon beside decimal commas", "NIK;Nama;Berat\n1906010101010001;Siti;12,5"],
    ["a tab", "NIK\tNama\tBerat\n1906010101010001\tSiti\t12.5"],
    [
      "a semicolon under a title with commas",
      "Data balita, Manggar, Belitung Timur, 2026\nNIK;Nama;Berat\n1;2;3\n4;5;6",
    ],
    ["a semicolon beside commas in quotes", 'NIK;Nama;Berat\n1;"Siti, Ani, Budi, Rina";3'],
  ])("%s", async (_, text) => {
    const table = await tableOf(Buffer.from(text));
    expect(table.find((row) => row[0] === "NIK")).toEqual(["NIK", "Nama", "Berat"]);
  });

  it("a sep= line decides, and is no row", async () => {
    expect(await rowsOf(Buffer.from("sep=;\r\na,b;c\r\n"))).toEqual([
      {
        number: 1,
        cells: [
          { kind: "text", text: "a,b" },
          { kind: "text", text: "c" },
        ],
      },
    ]);
  });
});

describe("letters", () => {
  const line = "Nama;Desa\nSití Aminah;Kelubi – 2";
  const table = [
    ["Nama", "Desa"],
    ["Sití Aminah", "Kelubi – 2"],
  ];
  it.each([
    ["UTF-8", Buffer.from(line)],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${line}`)],
    ["UTF-16 of Excel's Unicode text", Buffer.from(`\ufeff${line}`, "utf16le")],
    ["UTF-16 the other way round", Buffer.from(`\ufeff${line}`, "utf16le").swap16()],
    ["windows-1252", Buffer.from(line.replace("–", "\u0096"), "latin1")],
  ])("%s", async (_, bytes) => {
    expect(await tableOf(bytes)).toEqual(table);
  });

  it("a letter outside ASCII late in a long file still decides", async () => {
    const bytes = Buffer.concat([Buffer.from("Nama;Desa\n".repeat(20_000)), Buffer.from("Sit\xed;X\n", "latin1")]);
    expect((await tableOf(bytes)).at(-1)).toEqual(["Sití", "X"]);
  });
});

describe("rows", () => {
  it("a NIK keeps its digits and every value its text", async () => {
    expect(await tableOf(Buffer.from("1906010101010001,007,12.50,09/03/2026,=1+1"))).toEqual([
      ["1906010101010001", "007", "12.50", "09/03/2026", "=1+1"],
    ]);
  });

  it.each(["\n", "\r\n", "\r"])("lines end with %j, empty lines count and give no row", async (end) => {
    const rows = await rowsOf(Buffer.from(["a,b", "", ",,", 'c,"d', 'e"', "f"].join(end)));
    expect(rows.map((row) => row.number)).toEqual([1, 4, 5]);
    expect(rows[1]!.cells[1]).toEqual({ kind: "text", text: `d${end}e` });
  });

  it("quotes within quotes, a stray quote, short and long rows", async () => {
    const table = await tableOf(Buffer.from('a,b\n"Siti ""Ani""",,x,\n5" tinggi,1\n'));
    expect(table).toEqual([
      ["a", "b"],
      ['Siti "Ani"', null, "x"],
      ['5" tinggi', "1"],
    ]);
  });

  it("reads from a path, twice over, named as the file", async () => {
    const folder = await mkdtemp(join(tmpdir(), "spbe-csv-"));
    try {
      const path = join(folder, "balita.maret.xlsx");
      await writeFile(path, "a,b\n1,2\n");
      const book = await openSpreadsheet({ path });
      expect(book).toMatchObject({ kind: "csv", sheets: [{ name: "balita.maret", hidden: false }] });
      expect(await Array.fromAsync(book.sheets[0]!.rows())).toHaveLength(2);
      expect(await Array.fromAsync(book.sheets[0]!.rows())).toHaveLength(2);
      await book.close();
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("may be left after the header", async () => {
    const book = await openSpreadsheet({ bytes: Buffer.from("a,b\n".repeat(100_000)) });
    for await (const row of book.sheets[0]!.rows()) {
      expect(row.number).toBe(1);
      break;
    }
  });

  it("stops when the importer is cancelled", async () => {
    const cancel = new AbortController();
    const book = await openSpreadsheet({ bytes: Buffer.from("a,b\n".repeat(50_000)) }, { signal: cancel.signal });
    const reading = (async () => {
      for await (const row of book.sheets[0]!.rows()) if (row.number === 10) cancel.abort(new Error("cancelled"));
    })();
    await expect(reading).rejects.toThrow("cancelled");
  });
});

describe("refused", () => {
  it.each([
    ["rows", "a\n".repeat(11), { rows: 10 }, { limit: "rows", allowed: 10, row: 11 }],
    ["columns", `a\n${",".repeat(300)}b`, {}, { limit: "columns", allowed: 256, row: 2 }],
    ["a long cell", `a\n${"x".repeat(40_000)}`, {}, { limit: "cellLength", allowed: 32767, row: 2 }],
    [
      "a quote that gathers the file",
      `a,b\n"${"x,y\n".repeat(1_200_000)}`,
      {},
      { limit: "cellLength", allowed: 32767, row: 2 },
    ],
  ])("too large: %s", async (_, text, limits, data) => {
    expect(await refusalOf(Buffer.from(text), { limits })).toMatchObject({ code: "spreadsheet/too-large", data });
  });

  it("a quote never closed names its row", async () => {
    expect(await refusalOf(Buffer.from('a,b\n1,2\n3,"4\n5,6\n'))).toMatchObject({
      code: "spreadsheet/damaged",
      data: { part: "csv", row: 3 },
    });
  });
});
