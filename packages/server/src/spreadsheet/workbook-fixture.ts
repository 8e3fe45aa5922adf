import { strToU8, type Zippable, zipSync } from "fflate";
import type { OpenSpreadsheetOptions } from "./open-spreadsheet.ts";
import { openSpreadsheet } from "./open-spreadsheet.ts";
import type { CellValue, SheetRow } from "./sheet-row.ts";
import { isSpreadsheetError, type SpreadsheetError } from "./spreadsheet-error.ts";

/** Workbooks for this folder's tests, made part by part so that each test can break one of them. */
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SPREADSHEETML = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export interface WorkbookFixture {
  /** What stands in `sheetData` of the one sheet. */
  readonly rows?: string;
  /** The `si` elements. */
  readonly strings?: string;
  /** What stands in `styleSheet`. */
  readonly styles?: string;
  readonly workbookPr?: string;
  /** The `sheet` elements, when there is more than one. */
  readonly sheets?: string;
  /** Relationships of the workbook, beside the usual three. */
  readonly relationships?: string;
  /** Further or replaced parts by path; `null` leaves a part out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | null>>;
}

export function worksheet(rows: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`;
}

export function relationship(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${RELATIONSHIP}/${type}" Target="${target}"/>`;
}

export function workbookParts(fixture: WorkbookFixture = {}): Record<string, string | Uint8Array | null> {
  const { rows = "", strings = "", styles = "", workbookPr = "" } = fixture;
  const sheets = fixture.sheets ?? '<sheet name="Data" sheetId="1" r:id="rId1"/>';
  const relationships = `${relationship("rId1", "worksheet", "worksheets/sheet1.xml")}${relationship("rId2", "styles", "styles.xml")}${relationship("rId3", "sharedStrings", "sharedStrings.xml")}${fixture.relationships ?? ""}`;
  return {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEETML}.sheet.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships>${relationship("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `<workbook ${MAIN} xmlns:r="${RELATIONSHIP}">${workbookPr}<sheets>${sheets}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${relationships}</Relationships>`,
    "xl/styles.xml": `<styleSheet ${MAIN}>${styles}</styleSheet>`,
    "xl/sharedStrings.xml": `<sst ${MAIN}>${strings}</sst>`,
    "xl/worksheets/sheet1.xml": worksheet(rows),
    ...fixture.parts,
  };
}

export function zipOf(parts: Readonly<Record<string, string | Uint8Array | null>>): Uint8Array {
  const files: Zippable = {};
  for (const [path, content] of Object.entries(parts)) {
    if (content !== null) files[path] = typeof content === "string" ? strToU8(content) : content;
  }
  return zipSync(files, { level: 6 });
}

export function workbookBytes(fixture?: WorkbookFixture): Uint8Array {
  return zipOf(workbookParts(fixture));
}

/** All rows of a sheet, by its place. */
export async function rowsOf(bytes: Uint8Array, options?: OpenSpreadsheetOptions, sheet = 0): Promise<SheetRow[]> {
  const book = await openSpreadsheet({ bytes }, options);
  try {
    return await Array.fromAsync(book.sheets[sheet]!.rows());
  } finally {
    await book.close();
  }
}

/** The cells of the first row of a workbook with these `c` elements. */
export async function cellsOf(cells: string, fixture: WorkbookFixture = {}): Promise<readonly CellValue[]> {
  const [row] = await rowsOf(workbookBytes({ ...fixture, rows: `<row r="1">${cells}</row>` }));
  return row?.cells ?? [];
}

/** The refusal of a file, while it is opened or while its rows are read. */
export async function refusalOf(bytes: Uint8Array, options?: OpenSpreadsheetOptions): Promise<SpreadsheetError> {
  try {
    const book = await openSpreadsheet({ bytes }, options);
    for (const sheet of book.sheets) for await (const _ of sheet.rows());
  } catch (error) {
    if (isSpreadsheetError(error)) return error;
    throw error;
  }
  throw new Error("The file was read, and a refusal was expected.");
}
