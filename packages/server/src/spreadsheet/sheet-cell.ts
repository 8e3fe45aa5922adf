import { parseCalendarDate } from "@spbe-kit/core";
import { type DateSystem, dayOfExcelSerial } from "./excel-serial.ts";
import { detached, unescapeExcelText } from "./excel-text.ts";
import type { SharedStrings } from "./shared-strings.ts";
import type { CellValue } from "./sheet-row.ts";
import { damaged } from "./spreadsheet-error.ts";

/** What a cell needs from the rest of its workbook. */
export interface CellContext {
  readonly part: string;
  readonly strings: SharedStrings;
  readonly dateStyles: readonly boolean[];
  readonly dateSystem: DateSystem;
}

/**
 * A cell as the file writes it becomes a value.
 *
 * @param type the cell's `t`: "s" shared text, "str" text of a formula, "inlineStr", "b", "e", "d", "n" when absent
 * @param style the cell's `s`, the number of its style
 * @param raw what stands in its `v` or `is`; for a formula, the value last calculated
 * @throws SpreadsheetError "spreadsheet/damaged" for a number that is none, a text that is not there, an unknown type
 * @source ECMA-376 part 1, 18.3.1.4 (c) and 18.18.11 (ST_CellType)
 */
export function cellValueOf(
  type: string | undefined,
  style: string | undefined,
  raw: string,
  context: CellContext,
): CellValue {
  switch (type) {
    case "s":
      return raw.trim() === "" ? null : textValue(context.strings.at(Number(raw), context.part));
    case undefined:
    case "n":
      return numberValue(raw.trim(), style, context);
    case "inlineStr":
    case "str":
      return textValue(detached(unescapeExcelText(raw)));
    case "b":
      return raw.trim() === "" ? null : { kind: "boolean", boolean: raw.trim() === "1" || raw.trim() === "true" };
    case "e":
      return { kind: "error", text: detached(raw.trim()) };
    case "d":
      return isoDateValue(raw.trim());
    default:
      throw damaged(context.part, `a cell is of an unknown type "${type.slice(0, 20)}"`);
  }
}

function textValue(text: string): CellValue {
  return text === "" ? null : { kind: "text", text };
}

function numberValue(raw: string, style: string | undefined, context: CellContext): CellValue {
  if (raw === "") return null;
  const number = Number(raw);
  if (!Number.isFinite(number)) throw damaged(context.part, `a cell holds "${raw.slice(0, 40)}" for a number`);
  if (style !== undefined && context.dateStyles[Number(style)]) {
    const date = dayOfExcelSerial(number, context.dateSystem);
    // A time of day alone, or 29 February 1900, is no day: the number itself goes on, and the importer names the reason.
    if (date !== undefined) return { kind: "date", date };
  }
  return { kind: "number", number, text: detached(raw) };
}

/** Strict files may write dates as ISO 8601 text. */
function isoDateValue(raw: string): CellValue {
  const date = parseCalendarDate(raw.slice(0, 10));
  return date === undefined ? textValue(detached(raw)) : { kind: "date", date };
}
