import { addDays, type CalendarDate, type Nip, nikIn, nipSchema, readTypedDate } from "@spbe-kit/core";
import {
  CAPACITIES,
  type Capacity,
  type OrganisationCode,
  POST_KINDS,
  type PostKind,
  UNIT_KINDS,
  type UnitKind,
} from "@spbe-kit/core/organisation";
import type { CellValue } from "../spreadsheet/sheet-row.ts";

/** Headings of the file, as people read them. */
export const IMPORT_COLUMNS = [
  "kode unit",
  "nama unit",
  "singkatan",
  "jenis unit",
  "kode induk",
  "nama jabatan",
  "jenis jabatan",
  "jenjang",
  "kode jabatan",
  "nip",
  "gelar depan",
  "nama",
  "gelar belakang",
  "akun",
  "kapasitas",
  "nomor sk",
  "berlaku sejak",
  "mulai",
  "sampai",
] as const;
export type ImportColumn = (typeof IMPORT_COLUMNS)[number];

export interface RowProblem {
  readonly column: ImportColumn;
  readonly code: OrganisationCode;
}

/** One row that could be read. What is left empty is null. */
export interface ReadRow {
  readonly unit: {
    readonly code: string;
    readonly name: string | null;
    readonly shortName: string | null;
    readonly kind: UnitKind | null;
    readonly parentCode: string | null;
  };
  readonly post: {
    readonly name: string;
    readonly kind: PostKind;
    readonly level: string | null;
    readonly code: string | null;
  } | null;
  readonly holder: {
    readonly nip: Nip;
    readonly name: string;
    readonly frontTitle: string | null;
    readonly backTitle: string | null;
    /** The account of a person who is new; known people keep theirs. */
    readonly accountId: string | null;
    readonly capacity: Capacity;
    readonly decree: string | null;
    readonly validFrom: CalendarDate;
    readonly validUntil: CalendarDate | null;
  } | null;
  /** First day of a unit or post that the row makes. */
  readonly since: CalendarDate | null;
}

export type Cells = Readonly<Partial<Record<ImportColumn, CellValue>>>;

/** Which column stands where; undefined without the one heading no file can do without. */
export function columnsOf(head: readonly CellValue[]): ReadonlyMap<ImportColumn, number> | undefined {
  const places = new Map<ImportColumn, number>();
  head.forEach((cell, at) => {
    const heading =
      cell?.kind === "text"
        ? cell.text
            .trim()
            .toLowerCase()
            .replace(/[\s_]+/g, " ")
        : "";
    const column = IMPORT_COLUMNS.find((known) => known === heading);
    if (column && !places.has(column)) places.set(column, at);
  });
  return places.has("kode unit") ? places : undefined;
}

/** A row of cells becomes values, or every reason why not. */
export function readRow(cells: Cells): { readonly row?: ReadRow; readonly problems: readonly RowProblem[] } {
  const problems: RowProblem[] = [];
  const refuse = (column: ImportColumn, code: OrganisationCode) => void problems.push({ column, code });
  const text = (column: ImportColumn, most = 200): string | null => {
    const cell = cells[column] ?? null;
    if (cell?.kind === "error") refuse(column, "directory/row-cell-broken");
    const value = textOf(cell);
    if (value.length > most) refuse(column, "directory/text-too-long");
    if (nikIn(value) !== undefined) refuse(column, "directory/row-nik-misplaced");
    return value === "" ? null : value;
  };
  const oneOf = <T extends string>(column: ImportColumn, known: readonly T[], code: OrganisationCode): T | null => {
    const value = text(column);
    const found = known.find(
      (one) =>
        one ===
        value
          ?.toLowerCase()
          .replace(/[\s.]+/g, "-")
          .replace(/-$/, ""),
    );
    if (value !== null && found === undefined) refuse(column, code);
    return found ?? null;
  };
  const date = (column: ImportColumn): CalendarDate | null => {
    const cell = cells[column] ?? null;
    if (cell === null || cell.kind === "date") return cell?.date ?? null;
    const read = readTypedDate(textOf(cell), "id");
    if (!read.ok && textOf(cell) !== "") refuse(column, "directory/row-date-unreadable");
    return read.ok ? read.value : null;
  };

  const code = text("kode unit", 40);
  if (code === null) refuse("kode unit", "directory/row-unit-code-missing");
  const unit = {
    name: text("nama unit", 160),
    shortName: text("singkatan", 40),
    kind: oneOf("jenis unit", UNIT_KINDS, "directory/row-kind-unknown"),
    parentCode: text("kode induk", 40),
  };
  const postName = text("nama jabatan");
  const postKind = oneOf("jenis jabatan", POST_KINDS, "directory/row-post-kind-unknown");
  if (postName !== null && text("jenis jabatan") === null) refuse("jenis jabatan", "directory/row-post-kind-unknown");
  const rest = { level: text("jenjang", 60), code: text("kode jabatan", 40) };
  const post = postName === null || postKind === null ? null : { name: postName, kind: postKind, ...rest };
  const since = date("berlaku sejak");
  const holder = readHolder();
  if (problems.length > 0 || code === null) return { problems };
  return { row: { unit: { code, ...unit }, post, holder, since }, problems };

  function readHolder(): ReadRow["holder"] {
    const name = text("nama", 120);
    const nip = readNip(cells.nip ?? null, refuse);
    const titles = {
      frontTitle: text("gelar depan", 40),
      backTitle: text("gelar belakang", 80),
      accountId: text("akun"),
    };
    const capacity = oneOf("kapasitas", CAPACITIES, "directory/row-capacity-unknown") ?? "definitif";
    const decree = text("nomor sk", 120);
    const validFrom = date("mulai");
    const last = date("sampai");
    if (name === null && nip === undefined) return null;
    if (nip === undefined) refuse("nip", "directory/row-nip-missing");
    if (postName === null) refuse("nama jabatan", "directory/row-post-missing");
    if (validFrom === null && textOf(cells.mulai ?? null) === "") refuse("mulai", "directory/row-start-missing");
    if (validFrom !== null && last !== null && last < validFrom) refuse("sampai", "directory/ends-before-it-begins");
    if (!nip || validFrom === null) return null;
    return { nip, name: name ?? "", ...titles, capacity, decree, validFrom, validUntil: last && addDays(last, 1) };
  }
}

/** Undefined for an empty box; null for digits that are no NIP, which has been said then. */
function readNip(
  cell: CellValue,
  refuse: (column: ImportColumn, code: OrganisationCode) => void,
): Nip | null | undefined {
  const value = textOf(cell).replace(/[\s.-]/g, "");
  if (value === "") return undefined;
  const read = nipSchema.safeParse(value);
  // A number cell of 18 digits has lost the last ones already.
  if (read.success && cell?.kind === "text") return read.data;
  refuse("nip", "directory/row-nip-malformed");
  return null;
}

function textOf(cell: CellValue): string {
  if (cell === null || cell.kind === "error" || cell.kind === "boolean") return "";
  if (cell.kind === "date") return cell.date;
  return cell.text.trim().replace(/\s+/g, " ");
}
