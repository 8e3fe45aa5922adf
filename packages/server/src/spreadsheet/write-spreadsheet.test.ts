import { ReadableStream } from "node:stream/web";
import fc from "fast-check";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { openSpreadsheet, type WritableCell, writeCsv, writeSpreadsheet } from "./index.ts";
import { rowsOf } from "./workbook-fixture.ts";

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(pieces));
}

function bookOf(rows: readonly (readonly WritableCell[])[], name = "Baris ditolak") {
  return bytesOf(writeSpreadsheet({ sheets: [{ name, rows }] }));
}

describe("the workbook of rejected rows", () => {
  const rows: WritableCell[][] = [
    ["NIK", "Nama", "Berat"],
    ["1906010101010001", "Siti & <Ani>", 12.5],
    ["007", null, -2],
  ];

  it("gives back what was written: NIK as text, numbers as numbers, empty as empty", async () => {
    expect(await rowsOf(await bookOf(rows))).toEqual([
      { number: 1, cells: ["NIK", "Nama", "Berat"].map((text) => ({ kind: "text", text })) },
      {
        number: 2,
        cells: [
          { kind: "text", text: "1906010101010001" },
          { kind: "text", text: "Siti & <Ani>" },
          { kind: "number", number: 12.5, text: "12.5" },
        ],
      },
      { number: 3, cells: [{ kind: "text", text: "007" }, null, { kind: "number", number: -2, text: "-2" }] },
    ]);
  });

  it("has a bold header that stays in place, and columns as wide as asked", async () => {
    const bytes = await bytesOf(writeSpreadsheet({ sheets: [{ name: "A", columns: [{ width: 20 }], rows }] }));
    const sheet = Buffer.from(unzipSync(bytes)["xl/worksheets/sheet1.xml"]!).toString();
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('<col min="1" max="1" width="20" customWidth="1"/>');
    expect(sheet).toContain('<c r="A1" s="2" t="inlineStr">');
    expect(sheet).toContain('<c r="A2" s="1" t="inlineStr">');
  });

  it.each(["=1+1", "+62", "-2,1", "@SUM(A1)", '=HYPERLINK("http://a","b")'])(
    "%s is text, never a formula",
    async (text) => {
      const bytes = await bookOf([["Nama"], [text]]);
      expect(Buffer.from(unzipSync(bytes)["xl/worksheets/sheet1.xml"]!).toString()).not.toContain("<f");
      expect((await rowsOf(bytes))[1]!.cells).toEqual([{ kind: "text", text }]);
    },
  );

  it("gives back any text, controls and escapes included", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "grapheme", minLength: 1 }),
        fc.string({ unit: "binary-ascii", minLength: 1 }),
        async (one, two) => {
          const [row] = await rowsOf(await bookOf([[one, two, "_x0041_", "a\u0000\r\n\tb", " c "]]));
          expect(row!.cells.map((cell) => cell?.kind === "text" && cell.text)).toEqual([
            one,
            two,
            "_x0041_",
            "a\u0000\r\n\tb",
            " c ",
          ]);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("writes several sheets, names kept, rows from a stream; the same rows give the same bytes", async () => {
    const make = () =>
      bytesOf(
        writeSpreadsheet({
          sheets: [
            { name: " Ditolak & dicek ", rows },
            {
              name: "Desa",
              rows: (async function* () {
                for (let at = 0; at < 6_000; at += 1) yield [`Desa ${at}`, at];
              })(),
            },
          ],
        }),
      );
    const bytes = await make();
    expect(bytes.equals(await make())).toBe(true);
    const book = await openSpreadsheet({ bytes });
    expect(book.sheets.map((sheet) => sheet.name)).toEqual([" Ditolak & dicek ", "Desa"]);
    expect((await Array.fromAsync(book.sheets[1]!.rows())).at(-1)).toEqual({
      number: 6_000,
      cells: [
        { kind: "text", text: "Desa 5999" },
        { kind: "number", number: 5999, text: "5999" },
      ],
    });
  });

  it("can be sent as a web stream", async () => {
    const body = ReadableStream.from(writeSpreadsheet({ sheets: [{ name: "A", rows }] }));
    expect(await rowsOf(await bytesOf(body))).toHaveLength(3);
  });

  it.each(["", "a".repeat(32), "RT/RW", "A:B", "[x]", "'a", "a\u0001"])("refuses the sheet name %j", async (name) => {
    await expect(bookOf(rows, name)).rejects.toThrow(/sheet name/);
  });

  it("refuses two sheets of one name, no sheet, and a number that is none", async () => {
    const twice = writeSpreadsheet({
      sheets: [
        { name: "a", rows },
        { name: "A", rows },
      ],
    });
    await expect(bytesOf(twice)).rejects.toThrow(/two sheets/);
    await expect(bytesOf(writeSpreadsheet({ sheets: [] }))).rejects.toThrow(/at least one/);
    await expect(bookOf([[Number.NaN]])).rejects.toThrow(/A1/);
  });
});

describe("the CSV of rejected rows", () => {
  it("opens in Excel with its letters and lines", async () => {
    const text = (
      await bytesOf(
        writeCsv([
          ["Nama", "Berat"],
          ['Sití "A", B', 12.5],
          [null, -2],
        ]),
      )
    ).toString();
    expect(text).toBe('\ufeffNama,Berat\r\n"Sití ""A"", B",12.5\r\n,-2\r\n');
  });

  it.each(["=1+1", "+62", "-2,1", "@a", "\tx", "\rx"])(
    "%j gets an apostrophe, so that Excel does not run it",
    async (cell) => {
      const [row] = await rowsOf(await bytesOf(writeCsv([[cell, "b"]], { delimiter: ";" })));
      expect(row!.cells[0]).toEqual({ kind: "text", text: `'${cell}` });
    },
  );

  it("keeps a NIK's digits through a long file", async () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => [`19060101010${String(at).padStart(5, "0")}`, "x;y"]);
    const read = await rowsOf(await bytesOf(writeCsv(rows, { delimiter: ";" })));
    expect(read).toHaveLength(5_000);
    expect(read[4_321]!.cells).toEqual([
      { kind: "text", text: "1906010101004321" },
      { kind: "text", text: "x;y" },
    ]);
  });
});
