import { strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { openSpreadsheet } from "./index.ts";
import {
  refusalOf,
  rowsOf,
  type WorkbookFixture,
  workbookBytes,
  workbookParts,
  worksheet,
  zipOf,
} from "./workbook-fixture.ts";

const SHEET = "xl/worksheets/sheet1.xml";
const OLE = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(70_000)]);

describe("a file that is no workbook is refused by its bytes, with what it is", () => {
  it.each([
    [
      "an OpenDocument sheet",
      zipOf({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>" }),
      "ods",
    ],
    ["a zip of pictures", zipOf({ "foto.jpg": "x" }), "archive"],
    ["a binary workbook", wrongType("application/vnd.ms-excel.sheet.binary.macroEnabled.main"), "xlsb"],
    [
      "a Word document",
      wrongType("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
      "office-document",
    ],
    ["a web page named .xls", strToU8("\r\n<html><body><table><tr><td>NIK</td></tr></table></body></html>"), "html"],
    ["a table without a page", strToU8("\ufeff<table border=1><tr><td>NIK"), "html"],
    ["Excel 2003 XML", strToU8('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'), "xml"],
    ["a PDF", strToU8("%PDF-1.7\n"), "pdf"],
    ["a photo", Buffer.from("ffd8ffe000104a464946", "hex"), "image"],
    ["a screenshot", Buffer.from("89504e470d0a1a0a", "hex"), "image"],
    ["a RAR archive", strToU8("Rar!\x1a\x07"), "archive"],
    ["a program", Buffer.from("4d5a90000300000004000000", "hex"), "binary"],
  ])("%s", async (_, bytes, found) => {
    expect(await refusalOf(bytes)).toMatchObject({ code: "spreadsheet/unsupported", data: { found } });
  });

  it("an empty file", async () => {
    expect(await refusalOf(new Uint8Array(0))).toMatchObject({ code: "spreadsheet/empty" });
  });

  it("an Excel 97-2003 workbook, with the cure", async () => {
    const refusal = await refusalOf(OLE);
    expect(refusal.code).toBe("spreadsheet/old-xls");
    expect(refusal.message).toContain("save it as .xlsx");
  });

  it("a workbook under a password, wherever its directory lies", async () => {
    const name = Buffer.from("EncryptedPackage", "utf16le");
    for (const at of [1024, 65_530]) {
      const bytes = Buffer.from(OLE);
      name.copy(bytes, at);
      expect(await refusalOf(bytes)).toMatchObject({ code: "spreadsheet/encrypted" });
    }
  });

  function wrongType(type: string): Uint8Array {
    const types = `<Types><Override PartName="/xl/workbook.xml" ContentType="${type}"/></Types>`;
    return workbookBytes({ parts: { "[Content_Types].xml": types } });
  }
});

it("a zip whose sheet is under a password", async () => {
  const bytes = Buffer.from(workbookBytes());
  const flags = bytes.lastIndexOf(SHEET) - 46 + 8;
  bytes.writeUInt16LE(bytes.readUInt16LE(flags) | 1, flags);
  expect(await refusalOf(bytes)).toMatchObject({ code: "spreadsheet/encrypted" });
});

describe("a damaged workbook", () => {
  const good = workbookBytes({ rows: '<row r="1"><c r="A1"><v>1</v></c></row>'.padEnd(4000, " ") });

  it.each([0.1, 0.5, 0.9, 0.999])("cut off after %f of its bytes", async (share) => {
    expect(await refusalOf(good.slice(0, Math.floor(good.length * share)))).toMatchObject({
      code: "spreadsheet/damaged",
    });
  });

  it("whose packed sheet was changed on its way", async () => {
    const bytes = Uint8Array.from(good);
    const name = Buffer.from(bytes).indexOf(SHEET);
    bytes[name + SHEET.length + 90]! ^= 0xff;
    expect(await refusalOf(bytes)).toMatchObject({ code: "spreadsheet/damaged", data: { part: SHEET } });
  });

  it.each<[string, WorkbookFixture, string]>([
    ["without its sheet", { parts: { [SHEET]: null } }, SHEET],
    ["without its workbook part", { parts: { "xl/workbook.xml": null } }, "xl/workbook.xml"],
    ["whose sheet has no relationship", { sheets: '<sheet name="A" r:id="rId99"/>' }, "xl/workbook.xml"],
    ["whose sheet ends in the middle", { parts: { [SHEET]: worksheet("").slice(0, -20) } }, SHEET],
    ["whose tags cross", { rows: "<row><c><v>1</c></v></row>" }, SHEET],
    ["with bytes that are no UTF-8", { parts: { [SHEET]: Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0xc0]) } }, SHEET],
    ["pointing to a shared text that is not there", { rows: '<row><c t="s"><v>5</v></c></row>' }, SHEET],
    ["pointing to shared text -1", { rows: '<row><c t="s"><v>-1</v></c></row>' }, SHEET],
    ["with a word for a number", { rows: "<row><c><v>dua</v></c></row>" }, SHEET],
    ["with an unknown type of cell", { rows: '<row><c t="zz"><v>1</v></c></row>' }, SHEET],
    ["with row -1", { rows: '<row r="-1"><c><v>1</v></c></row>' }, SHEET],
    ["with row 0", { rows: '<row r="0"><c><v>1</v></c></row>' }, SHEET],
    ["with row 1048577", { rows: '<row r="1048577"><c><v>1</v></c></row>' }, SHEET],
    ["with a row twice", { rows: '<row r="4"><c><v>1</v></c></row><row r="4"><c><v>2</v></c></row>' }, SHEET],
    ["with a cell twice", { rows: '<row r="1"><c r="B1"><v>1</v></c><c r="B1"><v>2</v></c></row>' }, SHEET],
    ["with a column after XFD", { rows: '<row r="1"><c r="XFE1"><v>1</v></c></row>' }, SHEET],
    ["with a column beyond all counting", { rows: `<row r="1"><c r="${"Z".repeat(500)}1"><v>1</v></c></row>` }, SHEET],
    ["nested a thousand deep", { parts: { [SHEET]: "<a>".repeat(1000) } }, SHEET],
  ])("%s", async (_, fixture, part) => {
    expect(await refusalOf(workbookBytes(fixture))).toMatchObject({ code: "spreadsheet/damaged", data: { part } });
  });

  it("names the row", async () => {
    const rows = '<row r="8"><c><v>1</v></c></row><row r="3"><c><v>1</v></c></row>';
    expect((await refusalOf(workbookBytes({ rows }))).data).toEqual({ part: SHEET, row: 8 });
  });
});

describe("a workbook made to bring the host down", () => {
  it("a sheet that packs a thousandfold is refused before it is unpacked", async () => {
    const bytes = workbookBytes({ parts: { [SHEET]: new Uint8Array(6_000_000) } });
    expect(bytes.length).toBeLessThan(10_000);
    expect((await refusalOf(bytes)).data).toEqual({ limit: "ratio", allowed: 200 });
  });

  it("a sheet that unpacks to more than it declares is stopped there", async () => {
    const bytes = Buffer.from(workbookBytes({ parts: { [SHEET]: worksheet(" ".repeat(1_000_000)) } }));
    const entry = bytes.lastIndexOf(SHEET) - 46; // its line in the list of parts
    bytes.writeUInt32LE(1000, entry + 24);
    expect(await refusalOf(bytes)).toMatchObject({ code: "spreadsheet/damaged", data: { part: SHEET } });
  });

  it.each([
    ["a billion laughs", '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'],
    [
      "an entity that reads a file of the host",
      '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>',
    ],
  ])("%s is refused at its declaration", async (_, sheet) => {
    const refusal = await refusalOf(workbookBytes({ parts: { [SHEET]: sheet } }));
    expect(refusal).toMatchObject({ code: "spreadsheet/unsafe", data: { part: SHEET } });
  });

  it("a nested zip nobody asks for is left packed", async () => {
    const bomb = workbookBytes({ parts: { [SHEET]: new Uint8Array(6_000_000) } });
    const parts = { "xl/media/bomb.zip": bomb, "xl/media/zeros.bin": new Uint8Array(6_000_000) };
    expect(await rowsOf(workbookBytes({ rows: "<row><c><v>1</v></c></row>", parts }))).toHaveLength(1);
  });

  const tall = "<row><c><v>1</v></c></row>".repeat(11);
  it.each<[string, WorkbookFixture, object, object]>([
    [
      "cell XFD1048576",
      { rows: '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' },
      {},
      { limit: "columns", allowed: 256, row: 1048576 },
    ],
    ["rows", { rows: tall }, { rows: 10 }, { limit: "rows", allowed: 10, row: 11 }],
    [
      "a long cell",
      { rows: `<row><c t="str"><v>${"a".repeat(40_000)}</v></c></row>` },
      {},
      { limit: "cellLength", allowed: 32767, row: 1 },
    ],
    [
      "one endless text",
      { rows: `<row><c t="str"><v>${randomLetters(1_500_000)}</v></c></row>` },
      {},
      { limit: "cellLength", allowed: 32767 },
    ],
    [
      "a long shared text",
      { strings: `<si><t>${"a".repeat(40_000)}</t></si>`, rows: tall },
      {},
      { limit: "cellLength", allowed: 32767 },
    ],
    [
      "many shared texts",
      { strings: "<si><t>a</t></si>".repeat(11), rows: tall },
      { sharedStrings: 10 },
      { limit: "sharedStrings", allowed: 10 },
    ],
    [
      "heavy shared texts",
      { strings: "<si><t>abcdef</t></si>".repeat(11), rows: tall },
      { sharedStringBytes: 60 },
      { limit: "sharedStringBytes", allowed: 60 },
    ],
    ["many parts", {}, { entries: 6 }, { limit: "entries", allowed: 6 }],
    ["unpacked bytes", { rows: tall }, { uncompressedBytes: 1500 }, { limit: "uncompressedBytes", allowed: 1500 }],
    ["file bytes", {}, { fileBytes: 100 }, { limit: "fileBytes", allowed: 100 }],
  ])("too large: %s", async (_, fixture, limits, data) => {
    const refusal = await refusalOf(workbookBytes(fixture), { limits });
    expect(refusal.code).toBe("spreadsheet/too-large");
    expect(refusal.data).toEqual(expect.objectContaining(data));
  });

  it("an attribute without end is stopped", async () => {
    const bytes = workbookBytes({ parts: { [SHEET]: `<worksheet a="${randomLetters(1_500_000)}` } });
    expect(await refusalOf(bytes)).toMatchObject({ code: "spreadsheet/too-large" });
  });

  it("a part listed twice is refused: which one the user saw cannot be known", async () => {
    const bytes = Buffer.from(zipOf({ ...workbookParts(), "xl/worksheets/sheet2.xml": "<a/>" }));
    for (let at = bytes.indexOf("sheet2.xml"); at >= 0; at = bytes.indexOf("sheet2.xml", at))
      bytes.write("sheet1.xml", at);
    expect(await refusalOf(bytes)).toMatchObject({ code: "spreadsheet/damaged" });
  });

  /** Letters that pack badly, so that only the length is judged. */
  function randomLetters(length: number): string {
    let state = 7;
    const letters = Buffer.alloc(length);
    for (let at = 0; at < length; at += 1) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      letters[at] = 97 + ((state >>> 16) % 26);
    }
    return letters.toString("latin1");
  }
});

it("a path that is not there is the file system's own error", async () => {
  await expect(openSpreadsheet({ path: "/nowhere/at/all.xlsx" })).rejects.toMatchObject({ code: "ENOENT" });
});
