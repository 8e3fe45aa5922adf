import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openSpreadsheetInThread } from "./open-in-thread.ts";
import { openSpreadsheet } from "./open-spreadsheet.ts";
import type { SheetRow, Spreadsheet } from "./sheet-row.ts";
import { packRows, unpackRows } from "./thread-messages.ts";
import { writeSpreadsheet } from "./write-spreadsheet.ts";

const folder = mkdtempSync(join(tmpdir(), "spbe-thread-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function file(name: string, rows: number): Promise<string> {
  const path = join(folder, name);
  const table = Array.from({ length: rows }, (_, i) => [`Anak ${i}`, i / 10, i % 3 === 0 ? null : "L", i % 2 === 0]);
  const parts: Uint8Array[] = [];
  for await (const part of writeSpreadsheet({ sheets: [{ name: "Data", rows: table.map((row) => row.map(written)) }] }))
    parts.push(part);
  writeFileSync(path, Buffer.concat(parts));
  return path;
}
const written = (cell: string | number | boolean | null) => (typeof cell === "boolean" ? String(cell) : cell);

async function rowsOf(book: Spreadsheet): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of book.sheets[0]!.rows()) rows.push(row);
  return rows;
}

describe("a spreadsheet read in a thread of its own", () => {
  it("gives the rows that reading on the spot gives, pass after pass", async () => {
    const path = await file("same.xlsx", 1_000);
    const here = await openSpreadsheet({ path });
    const there = await openSpreadsheetInThread(path);
    const expected = await rowsOf(here);
    expect(expected).toHaveLength(1_000);
    expect(await rowsOf(there)).toEqual(expected);
    expect(await rowsOf(there)).toEqual(expected);
    expect(there.sheets.map(({ name, hidden }) => ({ name, hidden }))).toEqual([{ name: "Data", hidden: false }]);
    await here.close();
    await there.close();
  });

  it("can be left after some rows and read again from the top", async () => {
    const book = await openSpreadsheetInThread(await file("left.xlsx", 900));
    for await (const row of book.sheets[0]!.rows()) if (row.number === 3) break;
    expect((await rowsOf(book))[0]?.number).toBe(1);
    await book.close();
  });

  it("refuses what openSpreadsheet refuses, with the same code and data", async () => {
    const path = join(folder, "letter.pdf");
    writeFileSync(path, "%PDF-1.7 ...");
    await expect(openSpreadsheetInThread(path)).rejects.toMatchObject({
      name: "SpreadsheetError",
      code: "spreadsheet/unsupported",
      data: { found: "pdf" },
    });
  });

  it("tells a limit that is passed while the rows are read", async () => {
    const book = await openSpreadsheetInThread(await file("long.xlsx", 500), { limits: { rows: 300 } });
    await expect(rowsOf(book)).rejects.toMatchObject({ code: "spreadsheet/too-large", data: { limit: "rows" } });
    await book.close();
  });

  it("ends with the reason of the signal", async () => {
    const stopping = new AbortController();
    const book = await openSpreadsheetInThread(await file("stopped.xlsx", 5_000), { signal: stopping.signal });
    const reading = (async () => {
      for await (const row of book.sheets[0]!.rows()) if (row.number === 2) stopping.abort(new Error("closing"));
    })();
    await expect(reading).rejects.toThrow("closing");
    await book.close();
  });

  it("reads no rows once it is closed", async () => {
    const book = await openSpreadsheetInThread(await file("closed.xlsx", 10));
    await book.close();
    await expect(rowsOf(book)).rejects.toThrow("closed");
  });
});

it("packs and unpacks every kind of cell", () => {
  const rows: SheetRow[] = [
    {
      number: 7,
      cells: [
        null,
        { kind: "text", text: "" },
        { kind: "number", number: 1.90601e15, text: "1.90601E+15" },
        { kind: "boolean", boolean: false },
        { kind: "error", text: "#N/A" },
        ...unpackRows('[[1,[{"d":"2026-03-09"}]]]')[0]!.cells,
      ],
    },
  ];
  expect(unpackRows(packRows(rows))).toEqual(rows);
  expect(rows[0]!.cells.at(-1)).toEqual({ kind: "date", date: "2026-03-09" });
});
