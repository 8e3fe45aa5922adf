import { type CalendarDate, calendarDateOf, fail, ok, parseCalendarDate, type Result } from "@spbe-kit/core";
import type { SourceCell } from "./source-cell.ts";
import { textOf } from "./source-cell.ts";

/**
 * What a column of dates shows about itself. A day-first value is proven by a first number above 12, a month-first one by a
 * second number above 12. Both in one column is `mixed`.
 */
export interface DateOrderProof {
  readonly order: "day-first" | "month-first" | "mixed" | "unclear";
  readonly provenByRow: number | null;
}

/** Watches a column while the file is read once, before any of its dates is believed. */
export class DateColumn {
  #dayFirstRow: number | null = null;
  #monthFirstRow: number | null = null;

  see(row: number, cell: SourceCell | undefined): void {
    const parts = slashParts(textOf(cell));
    if (parts === null) return;
    if (parts.first > 12 && parts.second <= 12) this.#dayFirstRow ??= row;
    if (parts.second > 12 && parts.first <= 12) this.#monthFirstRow ??= row;
  }

  get proof(): DateOrderProof {
    if (this.#dayFirstRow !== null && this.#monthFirstRow !== null)
      return { order: "mixed", provenByRow: Math.max(this.#dayFirstRow, this.#monthFirstRow) };
    if (this.#dayFirstRow !== null) return { order: "day-first", provenByRow: this.#dayFirstRow };
    if (this.#monthFirstRow !== null) return { order: "month-first", provenByRow: this.#monthFirstRow };
    return { order: "unclear", provenByRow: null };
  }
}

export type DateCellError = "empty" | "unreadable" | "no-such-day" | "ambiguous";

export interface ReadDate {
  readonly date: CalendarDate;
  /** True where nothing in the column proves the order and day-first, the Indonesian one, was taken. */
  readonly assumed: boolean;
}

/**
 * Reads one date. Spreadsheet dates and YYYY-MM-DD speak for themselves; `12/11/2026` is read in the order its column proves.
 * In a mixed column a value that fits both orders is `ambiguous`: it is never guessed.
 */
export function readDateCell(cell: SourceCell | undefined, proof: DateOrderProof): Result<ReadDate, DateCellError> {
  if (cell?.kind === "date") return ok({ date: cell.date, assumed: false });
  const text = textOf(cell);
  if (text === "") return fail("empty");
  const iso = parseCalendarDate(text.slice(0, 10));
  if (iso !== undefined && /^\d{4}-\d{2}-\d{2}([ T]|$)/.test(text)) return ok({ date: iso, assumed: false });
  const parts = slashParts(text);
  if (parts === null) return fail("unreadable");
  return readParts(parts, proof);
}

interface SlashParts {
  readonly first: number;
  readonly second: number;
  readonly year: number;
}

function readParts({ first, second, year }: SlashParts, { order }: DateOrderProof): Result<ReadDate, DateCellError> {
  const either = first <= 12 && second <= 12;
  if (order === "mixed" && either && first !== second) return fail("ambiguous");
  const monthFirst = order === "mixed" ? second > 12 : order === "month-first";
  const date = monthFirst ? calendarDateOf(year, first, second) : calendarDateOf(year, second, first);
  if (date === undefined) return fail("no-such-day");
  return ok({ date, assumed: order === "unclear" && either && first !== second });
}

function slashParts(text: string): SlashParts | null {
  const found = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T].*)?$/.exec(text);
  return found === null ? null : { first: Number(found[1]), second: Number(found[2]), year: Number(found[3]) };
}
