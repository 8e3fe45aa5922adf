import { createHash } from "node:crypto";
import { calendarDate } from "@spbe-kit/core";
import { describe, expect, it } from "vitest";
import { mapColumns } from "../../domain/eppgbm/columns.ts";
import { DateColumn } from "../../domain/eppgbm/date-cells.ts";
import { readEppgbmRow } from "../../domain/eppgbm/read-row.ts";
import type { SourceCell } from "../../domain/eppgbm/source-cell.ts";
import { EPPGBM_COLUMNS, type EppgbmCell } from "./eppgbm-columns.ts";
import { eppgbmDirt } from "./eppgbm-dirt.ts";
import { type EppgbmOptions, eppgbmRows, eppgbmTable } from "./eppgbm-rows.ts";

const asOf = calendarDate("2026-11-24");
/** What the row alone cannot show: the importer needs the register or the other rows for it. */
const NEEDS_REGISTER = ["village-unknown", "posyandu-new", "row-repeated", "too-old"];
const everyKind = { asOf, rows: 12 * eppgbmDirt.length, dirty: true } as const;

function sourceCell(cell: EppgbmCell): SourceCell {
  if (cell === null) return null;
  if (typeof cell === "number") return { kind: "number", number: cell, text: String(cell) };
  return typeof cell === "string" ? { kind: "text", text: cell } : { kind: "date", date: cell.date };
}

/** Reads a file as the importer does: once for the order of dates, once for the rows. */
function read(options: EppgbmOptions) {
  const { indexOf, missing } = mapColumns(EPPGBM_COLUMNS);
  expect(missing).toEqual([]);
  const rows = [...eppgbmRows(options)].map(({ row, cells, dirt }) => ({ row, dirt, cells: cells.map(sourceCell) }));
  const [births, measured] = [new DateColumn(), new DateColumn()];
  for (const { row, cells } of rows) {
    births.see(row, cells[indexOf.birthDate ?? -1]);
    measured.see(row, cells[indexOf.measuredOn ?? -1]);
  }
  const reading = { indexOf, birthDates: births.proof, measuredDates: measured.proof, today: asOf };
  return rows.map(({ row, dirt, cells }) => ({ row, dirt, reading: readEppgbmRow(cells, reading) }));
}

const codesOf = ({ reading }: ReturnType<typeof read>[number]) => reading.problems.map(({ code }) => code);

describe("a synthetic e-PPGBM file", () => {
  it("has the 37 columns of the real one, the misspelling included", () => {
    const [header, first] = [...eppgbmTable({ asOf, rows: 1 })];
    expect(header).toHaveLength(37);
    expect(header).toContain("Pukesmas");
    expect(first).toHaveLength(37);
  });

  it("has as many rows as asked for, numbered as the spreadsheet program does", () => {
    const rows = [...eppgbmRows({ asOf, rows: 500 })];
    expect(rows).toHaveLength(500);
    expect(rows.map(({ row }) => row)).toEqual(rows.map((_, index) => index + 2));
    expect(rows.map(({ cells }) => cells[0])).toEqual(rows.map((_, index) => index + 1));
  });

  it("is about as many children as asked for", () => {
    const children = new Set([...eppgbmRows({ asOf, rows: 1_000, children: 500 })].map(({ cells }) => cells[1]));
    expect(children.size).toBeGreaterThan(450);
    expect(children.size).toBeLessThan(750);
  });

  it.each(["day-first", "month-first", "iso", "cells"] as const)(
    "is read without a rejection when clean, dates %s",
    (dates) => {
      const codes = read({ asOf, rows: 400, dates }).flatMap(codesOf);
      expect([...new Set(codes)].filter((code) => code !== "eppgbm/position-missing")).toEqual([]);
    },
  );

  it("claims the scores the domain finds, so that a clean file differs nowhere", () => {
    const claimed = read({ asOf, rows: 50 }).map(({ reading }) => reading.claimed.heightForAge);
    expect(claimed.filter((z) => z !== null).length).toBeGreaterThan(40);
  });

  it("makes rows one by one: taking ten of eighty thousand makes ten", () => {
    const rows = eppgbmRows({ asOf, rows: 80_000 });
    const ten = Array.from({ length: 10 }, () => rows.next().value);
    expect(ten.every((row) => row !== undefined)).toBe(true);
    rows.return(undefined);
  });

  it("is the same for the same seed, for good", () => {
    const hash = createHash("sha256");
    for (const cells of eppgbmTable(everyKind)) hash.update(JSON.stringify(cells));
    expect(hash.digest("hex")).toBe("15ac6e7cff5e50f19f544b5c989f666a475c00894c1b5e83ef3adc249af4fff9");
  });
});

describe("a dirty e-PPGBM file", () => {
  const rows = read(everyKind);

  it("carries every kind of dirt of the real files once in turn", () => {
    expect(rows.flatMap(({ dirt }) => dirt?.kind ?? [])).toEqual(eppgbmDirt.map(({ kind }) => kind));
    expect(new Set(eppgbmDirt.map(({ kind }) => kind)).size).toBe(eppgbmDirt.length);
  });

  it.each(eppgbmDirt.filter(({ kind }) => !NEEDS_REGISTER.includes(kind)))(
    "is read as expected: $kind is $expects $code",
    (dirt) => {
      const row = rows.find((one) => one.dirt?.kind === dirt.kind);
      const codes = row ? codesOf(row) : [];
      if (dirt.code) expect(codes).toContain(dirt.code);
      else expect(codes.filter((code) => code !== "eppgbm/position-missing")).toEqual([]);
    },
  );
});
