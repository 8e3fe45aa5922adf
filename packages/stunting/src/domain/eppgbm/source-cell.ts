import type { CalendarDate } from "@spbe-kit/core";

/** A cell of a spreadsheet as the host's reader gives it; `text` of a number is the number as the file writes it. */
export type SourceCell =
  | null
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly number: number; readonly text: string }
  | { readonly kind: "date"; readonly date: CalendarDate }
  | { readonly kind: "boolean"; readonly boolean: boolean }
  | { readonly kind: "error"; readonly text: string };

/** What the cell says, for reading and for showing: "" for an empty one. */
export function textOf(cell: SourceCell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (cell.kind === "date") return cell.date;
  if (cell.kind === "boolean") return cell.boolean ? "TRUE" : "FALSE";
  return cell.text.trim();
}
