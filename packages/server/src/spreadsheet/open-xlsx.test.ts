import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Zip, ZipDeflate, ZipPassThrough, type Zippable, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { openSpreadsheet } from "./index.ts";
import { cellsOf, relationship, rowsOf, workbookBytes, workbookParts, worksheet } from "./workbook-fixture.ts";

const text = (value: string) => ({ kind: "text", text: value });
const number = (value: number, written = String(value)) => ({ kind: "number", number: value, text: written });

describe("what a cell holds", () => {
  it.each([
    ["a name from the shared texts", '<c r="A1" t="s"><v>0</v></c>', text("Siti Aisyah")],
    ["a shared text in several fonts", '<c r="A1" t="s"><v>1</v></c>', text("Berat (kg)")],
    ["a shared text with a reading aid", '<c r="A1" t="s"><v>2</v></c>', text("東京")],
    ["a text typed with & and <", '<c r="A1" t="s"><v>3</v></c>', text("Ani & Budi <RT 3>")],
    ["a line break Excel wrote as _x000D_", '<c r="A1" t="s"><v>4</v></c>', text("Jl. Mawar\r\nNo. 3")],
    ["a text kept in the cell", '<c r="A1" t="inlineStr"><is><t>Dewi</t></is></c>', text("Dewi")],
    ["a cell text in runs", '<c t="inlineStr"><is><r><t>De</t></r><r><rPr/><t>wi</t></r></is></c>', text("Dewi")],
    ["a text from a formula", '<c r="A1" t="str"><f>A2&amp;"x"</f><v>Gizi Baik</v></c>', text("Gizi Baik")],
    ["a text in CDATA", '<c t="inlineStr"><is><t><![CDATA[A<B]]></t></is></c>', text("A<B")],
    ["a number", '<c r="A1"><v>12.5</v></c>', number(12.5)],
    ["the last result of a formula", '<c r="A1"><f>B1*2</f><v>-2.1</v></c>', number(-2.1)],
    ["zero", '<c r="A1"><v>0</v></c>', number(0)],
    ["a NIK that became a number", "<c><v>1.90601010101E+15</v></c>", number(1906010101010000, "1.90601010101E+15")],
    ["yes", '<c r="A1" t="b"><v>1</v></c>', { kind: "boolean", boolean: true }],
    ["no", '<c r="A1" t="b"><v>0</v></c>', { kind: "boolean", boolean: false }],
    ["a failed formula", '<c r="A1" t="e"><v>#N/A</v></c>', { kind: "error", text: "#N/A" }],
    ["a day written as ISO text", '<c t="d"><v>2026-03-09T00:00:00</v></c>', { kind: "date", date: "2026-03-09" }],
  ])("%s", async (_, cell, holds) => {
    const strings =
      '<si><t>Siti Aisyah</t></si><si><r><rPr><b/></rPr><t>Berat</t></r><r><t xml:space="preserve"> (kg)</t></r></si>' +
      '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>' +
      "<si><t>Ani &amp; Budi &lt;RT 3&gt;</t></si><si><t>Jl. Mawar_x000D_\nNo. 3</t></si>";
    expect(await cellsOf(cell, { strings })).toEqual([holds]);
  });

  it.each([
    ["an empty box", '<c r="A1"/>'],
    ["a box that is only coloured", '<c r="A1" s="3"/>'],
    ["a formula never calculated", '<c r="A1"><f>B1</f></c>'],
    ["an empty text", '<c r="A1" t="inlineStr"><is><t></t></is></c>'],
  ])("%s is no value, and a row of such boxes no row", async (_, cell) => {
    expect(await rowsOf(workbookBytes({ rows: `<row r="1">${cell}</row>` }))).toEqual([]);
  });
});

describe("dates", () => {
  const styles = (xfs: string, formats = "") =>
    `<numFmts>${formats}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${xfs}</cellXfs><dxfs><dxf><numFmt numFmtId="170" formatCode="0"/></dxf></dxfs>`;

  it.each([14, 15, 16, 17, 22])("built-in format %d shows a serial as a day", async (id) => {
    const cells = await cellsOf('<c r="A1" s="1"><v>46090</v></c>', { styles: styles(`<xf numFmtId="${id}"/>`) });
    expect(cells).toEqual([{ kind: "date", date: "2026-03-09" }]);
  });

  it.each([
    ["dd/mm/yyyy", true],
    ["[$-421]dd\\ mmmm\\ yyyy;@", true],
    ["yyyy\\-mm\\-dd\\ hh:mm", true],
    ["General", false],
    ['0.0" hari"', false],
    ["[Red]0.00", false],
    ["0.00\\ \\d", false],
    ["[h]:mm", false],
    ["0.00E+00", false],
    ["#,##0_);[Red](#,##0)", false],
  ] as const)("own format %s shows a day: %s", async (code, isDay) => {
    const format = `<numFmt numFmtId="170" formatCode="${code.replace(/"/g, "&quot;")}"/>`;
    const [cell] = await cellsOf('<c s="1"><v>46090.75</v></c>', { styles: styles('<xf numFmtId="170"/>', format) });
    expect(cell).toEqual(isDay ? { kind: "date", date: "2026-03-09" } : number(46090.75));
  });

  it.each([
    ["1900", 1, "1900-01-01"],
    ["1900", 59, "1900-02-28"],
    ["1900", 61, "1900-03-01"],
    ["1900", 2_958_465, "9999-12-31"],
    ["1904", 0, "1904-01-01"],
    ["1904", 44_628, "2026-03-09"],
  ] as const)("in the %s system serial %d is %s", async (system, serial, date) => {
    const workbookPr = system === "1904" ? '<workbookPr date1904="1"/>' : "";
    const fixture = { styles: styles('<xf numFmtId="14"/>'), workbookPr };
    expect(await cellsOf(`<c s="1"><v>${serial}</v></c>`, fixture)).toEqual([{ kind: "date", date }]);
  });

  it.each([60, 0, 0.5, -1, 2_958_466])(
    "serial %d names no day (60 is 29 February 1900) and stays a number",
    async (serial) => {
      const cells = await cellsOf(`<c s="1"><v>${serial}</v></c>`, { styles: styles('<xf numFmtId="14"/>') });
      expect(cells).toEqual([number(serial)]);
    },
  );
});

describe("rows and sheets", () => {
  it("keeps the user's row numbers and the gaps between cells", async () => {
    const rows =
      '<row r="3"><c r="B3"><v>1</v></c><c r="D3"><v>2</v></c><c r="F3" s="1"/></row><row r="7"><c r="AB7"><v>3</v></c></row>';
    const read = await rowsOf(workbookBytes({ rows }));
    expect(read[0]).toEqual({ number: 3, cells: [null, number(1), null, number(2)] });
    expect(read[1]!.number).toBe(7);
    expect(read[1]!.cells).toHaveLength(28);
  });

  it("counts on where a program leaves out row and cell references", async () => {
    const rows =
      '<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>';
    expect(await rowsOf(workbookBytes({ rows }))).toEqual([
      { number: 1, cells: [number(1), number(2)] },
      { number: 5, cells: [null, null, number(3), number(4)] },
      { number: 6, cells: [number(5)] },
    ]);
  });

  it("passes over formatted emptiness to the last column and row", async () => {
    const rows =
      '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="2"/></row><row r="1048576"><c r="A1048576" s="2"/></row>';
    expect(await rowsOf(workbookBytes({ rows }))).toEqual([{ number: 1, cells: [number(1)] }]);
  });

  it("reads names with a namespace prefix", async () => {
    const sheet =
      '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(await rowsOf(workbookBytes({ parts: { "xl/worksheets/sheet1.xml": sheet } }))).toEqual([
      { number: 1, cells: [number(7)] },
    ]);
  });

  it("lists every sheet with its name as written, hidden ones flagged, charts left out", async () => {
    const bytes = workbookBytes({
      rows: '<row><c t="s"><v>0</v></c></row>',
      strings: "<si><t>satu</t></si>",
      sheets:
        '<sheet name=" Data Balita " sheetId="1" r:id="rId1"/><sheet name="Bantu" sheetId="2" state="hidden" r:id="rId7"/><sheet name="Kode" sheetId="3" state="veryHidden" r:id="rId8"/><sheet name="Grafik" sheetId="4" r:id="rId9"/>',
      relationships:
        relationship("rId7", "worksheet", "/xl/worksheets/other.xml") +
        relationship("rId8", "worksheet", "../xl/worksheets/./third.xml") +
        relationship("rId9", "chartsheet", "chartsheets/sheet1.xml"),
      parts: {
        "xl/worksheets/other.xml": worksheet("<row><c><v>2</v></c></row>"),
        "xl/Worksheets/Third.xml": worksheet("<row><c><v>3</v></c></row>"),
      },
    });
    const book = await openSpreadsheet({ bytes });
    expect(book.kind).toBe("xlsx");
    expect(book.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      [" Data Balita ", false],
      ["Bantu", true],
      ["Kode", true],
    ]);
    expect(await rowsOf(bytes, {}, 0)).toEqual([{ number: 1, cells: [text("satu")] }]);
    expect(await rowsOf(bytes, {}, 1)).toEqual([{ number: 1, cells: [number(2)] }]);
    expect(await rowsOf(bytes, {}, 2)).toEqual([{ number: 1, cells: [number(3)] }]);
  });

  it("reads a workbook written piece by piece (data descriptors) and parts that are not packed", async () => {
    const pieces: Uint8Array[] = [];
    const zip = new Zip((error, piece) => {
      if (error) throw error;
      pieces.push(piece);
    });
    for (const [path, content] of Object.entries(workbookParts({ rows: "<row><c><v>1</v></c></row>" }))) {
      const part = path.startsWith("xl/w") ? new ZipDeflate(path) : new ZipPassThrough(path);
      zip.add(part);
      part.push(Buffer.from(content as string), true);
    }
    zip.end();
    expect(await rowsOf(Buffer.concat(pieces))).toEqual([{ number: 1, cells: [number(1)] }]);
  });

  it("reads sizes kept in the zip64 field", async () => {
    const path = "xl/worksheets/sheet1.xml";
    const sheet = Buffer.from(worksheet("<row><c><v>8</v></c></row>"));
    const sizes = Buffer.alloc(16);
    sizes.writeBigUInt64LE(BigInt(sheet.length), 0);
    sizes.writeBigUInt64LE(BigInt(sheet.length), 8);
    const parts = Object.entries(workbookParts()).map(([name, content]) => [name, Buffer.from(content as string)]);
    const files = { ...Object.fromEntries(parts), [path]: [sheet, { level: 0, extra: { 1: sizes } }] };
    const bytes = Buffer.from(zipSync(files as Zippable));
    const entry = bytes.lastIndexOf(path) - 46; // its line in the list of parts
    bytes.writeUInt32LE(0xffffffff, entry + 20);
    bytes.writeUInt32LE(0xffffffff, entry + 24);
    expect(await rowsOf(bytes)).toEqual([{ number: 1, cells: [number(8)] }]);
  });

  it("reads a part in UTF-16", async () => {
    const sheet = Buffer.from(`\ufeff${worksheet("<row><c><v>9</v></c></row>").replace("UTF-8", "UTF-16")}`, "utf16le");
    const rows = await rowsOf(workbookBytes({ parts: { "xl/worksheets/sheet1.xml": sheet } }));
    expect(rows).toEqual([{ number: 1, cells: [number(9)] }]);
  });

  it("reads from a path, twice over, and not after close", async () => {
    const folder = await mkdtemp(join(tmpdir(), "spbe-xlsx-"));
    try {
      const path = join(folder, "renamed.csv");
      await writeFile(path, workbookBytes({ rows: "<row><c><v>1</v></c></row>" }));
      const book = await openSpreadsheet({ path });
      const sheet = book.sheets[0]!;
      expect(await Array.fromAsync(sheet.rows())).toHaveLength(1);
      expect(await Array.fromAsync(sheet.rows())).toHaveLength(1);
      await book.close();
      await book.close();
      await expect(Array.fromAsync(sheet.rows())).rejects.toThrow(/closed/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("stops when the importer is cancelled", async () => {
    const rows = manyRows(20_000);
    const cancel = new AbortController();
    const book = await openSpreadsheet({ bytes: workbookBytes({ rows }) }, { signal: cancel.signal });
    const reading = (async () => {
      for await (const row of book.sheets[0]!.rows()) if (row.number === 10) cancel.abort(new Error("cancelled"));
    })();
    await expect(reading).rejects.toThrow("cancelled");
  });

  it("lets the host answer others while a long sheet is read", async () => {
    const rows = manyRows(20_000);
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    expect(await rowsOf(workbookBytes({ rows }))).toHaveLength(20_000);
    clearInterval(timer);
    expect(turns).toBeGreaterThanOrEqual(3);
  });

  function manyRows(count: number): string {
    return Array.from({ length: count }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c></row>`).join(
      "",
    );
  }
});
