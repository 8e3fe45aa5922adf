import { calendarDate } from "@spbe-kit/core";
import { describe, expect, it } from "vitest";
import { mapColumns, usualHeader } from "./columns.ts";
import { DateColumn, readDateCell } from "./date-cells.ts";
import { eppgbmSentences } from "./problem-sentences.ts";
import { EPPGBM_PROBLEMS } from "./problems.ts";
import { readEppgbmRow } from "./read-row.ts";
import type { SourceCell } from "./source-cell.ts";
import { readMeasureCell, readNikCell, readPositionCell, readScoreCell, readSexCell } from "./value-cells.ts";

const text = (value: string): SourceCell => ({ kind: "text", text: value });
const number = (value: number, written = String(value)): SourceCell => ({
  kind: "number",
  number: value,
  text: written,
});

describe("the header of an e-PPGBM file", () => {
  const real =
    "No, NIK, Nama, JK, Tgl Lahir, BB Lahir, TB Lahir, Nama Ortu, Prov, Kab/Kota, Kec, Pukesmas, Desa/Kel, Posyandu, RT, RW, Alamat, Usia Saat Ukur, Tanggal Pengukuran, Berat, Tinggi, Cara Ukur, LiLA, BB/U, ZS BB/U, TB/U, ZS TB/U, BB/TB, ZS BB/TB, Naik Berat Badan, PMT Diterima (kg), Jml Vit A, KPSP, KIA, Detail";

  it("is read whole from the ministry's own export, misspelling included", () => {
    const { missing, indexOf } = mapColumns(real.split(", "));
    expect(missing).toEqual([]);
    expect(indexOf).toMatchObject({ nik: 1, puskesmas: 11, weight: 19, stature: 20, weightForAgeZ: 24 });
  });

  it("is read in any order and by other names", () => {
    const { missing, indexOf } = mapColumns([
      "PB/TB",
      "bb",
      "Tgl. Ukur",
      "DESA / KELURAHAN",
      "posyandu",
      "Tanggal Lahir",
      "Jenis_Kelamin",
      "Nama Balita",
    ]);
    expect(missing).toEqual([]);
    expect(indexOf).toMatchObject({ stature: 0, weight: 1, measuredOn: 2, village: 3, name: 7 });
  });

  it("names what is missing by the name people know", () => {
    expect(mapColumns(["Nama", "JK"]).missing.map(usualHeader)).toContain("Tanggal Pengukuran");
  });
});

describe("a column of dates", () => {
  const proofOf = (...values: string[]) => {
    const column = new DateColumn();
    for (const [i, value] of values.entries()) column.see(i + 2, text(value));
    return column.proof;
  };

  it.each([
    { values: ["04/05/2025", "13/05/2025"], order: "day-first", row: 3 },
    { values: ["04/05/2025", "05/13/2025"], order: "month-first", row: 3 },
    { values: ["13/05/2025", "05/13/2025"], order: "mixed", row: 3 },
    { values: ["04/05/2025", "06/07/2025"], order: "unclear", row: null },
  ] as const)("$values is $order, proven by row $row", ({ values, order, row }) => {
    expect(proofOf(...values)).toEqual({ order, provenByRow: row });
  });

  it("is read in its own order", () => {
    expect(readDateCell(text("04/05/2025"), proofOf("13/01/2025"))).toMatchObject({
      value: { date: "2025-05-04", assumed: false },
    });
    expect(readDateCell(text("04/05/2025"), proofOf("01/13/2025"))).toMatchObject({ value: { date: "2025-04-05" } });
  });

  it("never guesses between two orders that both occur", () => {
    const mixed = proofOf("13/05/2025", "05/13/2025");
    expect(readDateCell(text("04/05/2025"), mixed)).toMatchObject({ ok: false, error: "ambiguous" });
    expect(readDateCell(text("04/04/2025"), mixed)).toMatchObject({ value: { date: "2025-04-04" } });
    expect(readDateCell(text("05/13/2025"), mixed)).toMatchObject({ value: { date: "2025-05-13" } });
  });

  it("says so when it takes day first without a proof", () => {
    expect(readDateCell(text("04/05/2025"), proofOf())).toMatchObject({ value: { date: "2025-05-04", assumed: true } });
  });

  it.each(["31/02/2025", "2025-02-30"])("%s is no day", (value) => {
    expect(readDateCell(text(value), proofOf()).ok).toBe(false);
  });

  it("takes a spreadsheet date and an ISO date as they are", () => {
    expect(readDateCell({ kind: "date", date: calendarDate("2025-04-09") }, proofOf())).toMatchObject({
      value: { date: "2025-04-09" },
    });
    expect(readDateCell(text("2025-04-09 00:00:00"), proofOf())).toMatchObject({ value: { date: "2025-04-09" } });
  });
});

describe("dirty cells", () => {
  it.each([
    ["8,1", 8.1],
    ["8.1", 8.1],
    ["8:1", 8.1],
    ["8,1 kg", 8.1],
    ["0", null],
    ["-", null],
    ["", null],
  ])("weight %j is %j", (written, value) => {
    expect(readMeasureCell(text(written))).toEqual({ ok: true, value });
  });

  it.each(["delapan", "8,1,2", "-8"])("weight %j cannot be read", (written) => {
    expect(readMeasureCell(text(written)).ok).toBe(false);
  });

  it.each([
    ["-1:23", -1.23],
    ["-1,23", -1.23],
    ["\u22121.23", -1.23],
    ["Outlier", null],
  ])("score %j is %j", (written, value) => {
    expect(readScoreCell(text(written))).toBe(value);
  });

  it.each([
    [text("1906065504259901"), "1906065504259901", null],
    [text("'1906065504259901"), "1906065504259901", null],
    [text("1906 0655 0425 9901"), "1906065504259901", null],
    [text("190606550425990"), "190606550425990", "length"],
    [text("1,90607E+15"), null, "scientific"],
    [text("190606******9901"), null, "masked"],
    [number(1906065504259901), "1906065504259901", null],
    [number(1.90607e15, "1.90607E+15"), null, "scientific"],
    [number(Number("9106065504259901"), "9.106065504259901E15"), null, "digits-lost"],
    [text(""), null, null],
  ] as const)("NIK cell %j is kept as %j (%s)", (cell, nik, problem) => {
    expect(readNikCell(cell)).toEqual({ nik, problem });
  });

  it("reads sex and position in the words people write", () => {
    expect(["L", "laki-laki", "Lk"].map((w) => readSexCell(text(w)))).toEqual(["M", "M", "M"]);
    expect(["P", "Perempuan"].map((w) => readSexCell(text(w)))).toEqual(["F", "F"]);
    expect(readSexCell(text("x"))).toBeNull();
    expect(readPositionCell(text("Telentang"))).toEqual({ position: "lying", readable: true });
    expect(readPositionCell(text("TB"))).toEqual({ position: "standing", readable: true });
    expect(readPositionCell(text("duduk"))).toEqual({ position: null, readable: false });
  });
});

describe("a row", () => {
  const headers = [
    "NIK",
    "Nama",
    "JK",
    "Tgl Lahir",
    "Desa/Kel",
    "Posyandu",
    "Tanggal Pengukuran",
    "Berat",
    "Tinggi",
    "Cara Ukur",
  ];
  const today = calendarDate("2026-11-24");
  const dayFirst = { order: "day-first", provenByRow: 2 } as const;
  const read = (...cells: string[]) =>
    readEppgbmRow(cells.map(text), {
      indexOf: mapColumns(headers).indexOf,
      birthDates: dayFirst,
      measuredDates: dayFirst,
      today,
    });
  const codes = (...cells: string[]) => read(...cells).problems.map(({ code }) => code);

  it("that is clean has no problems", () => {
    const row = read(
      "1906064904259901",
      "Naura Alesha",
      "P",
      "09/04/2025",
      "Aik Madu",
      "Kenanga 2",
      "12/11/2026",
      "8,1",
      "75,6",
      "Terlentang",
    );
    expect(row.problems).toEqual([]);
    expect(row).toMatchObject({
      birthDate: "2025-04-09",
      measuredOn: "2026-11-12",
      weightKg: 8.1,
      statureCm: 75.6,
      position: "lying",
      sex: "F",
    });
  });

  it.each([
    {
      what: "an empty name",
      cells: ["", "", "P", "09/04/2025", "Aik Madu", "K", "12/11/2026", "8", "75", "PB"],
      code: "eppgbm/name-missing",
    },
    {
      what: "a NIK among the words of a name",
      cells: ["", "Naura 190601 490425 9901", "P", "09/04/2025", "Aik Madu", "K", "12/11/2026", "8", "75", "PB"],
      code: "eppgbm/nik-misplaced",
    },
    {
      what: "a NIK in place of a posyandu",
      cells: ["", "N", "P", "09/04/2025", "Aik Madu", "1906014904259901", "12/11/2026", "8", "75", "PB"],
      code: "eppgbm/nik-misplaced",
    },
    {
      what: "a day after today",
      cells: ["", "N", "P", "09/04/2025", "Aik Madu", "K", "25/11/2026", "8", "75", "PB"],
      code: "eppgbm/measured-in-future",
    },
    {
      what: "a measurement before birth",
      cells: ["", "N", "P", "09/04/2025", "Aik Madu", "K", "08/04/2025", "8", "75", "PB"],
      code: "eppgbm/measured-before-birth",
    },
    {
      what: "grams",
      cells: ["", "N", "P", "09/04/2025", "Aik Madu", "K", "12/11/2026", "8100", "75", "PB"],
      code: "eppgbm/weight-in-grams",
    },
    {
      what: "metres",
      cells: ["", "N", "P", "09/04/2025", "Aik Madu", "K", "12/11/2026", "8", "0,75", "PB"],
      code: "eppgbm/stature-range",
    },
    {
      what: "nothing measured",
      cells: ["", "N", "P", "09/04/2025", "Aik Madu", "K", "12/11/2026", "", "", "PB"],
      code: "eppgbm/nothing-measured",
    },
    {
      what: "a NIK of 15 digits",
      cells: ["190606490425990", "N", "P", "09/04/2025", "Aik Madu", "K", "12/11/2026", "8", "75", "PB"],
      code: "eppgbm/nik-length",
    },
    {
      what: "a boy's NIK on a girl",
      cells: ["1906060904259901", "N", "P", "09/04/2025", "Aik Madu", "K", "12/11/2026", "8", "75", "PB"],
      code: "eppgbm/nik-doubtful",
    },
    {
      what: "no position",
      cells: ["", "N", "P", "09/04/2025", "Aik Madu", "K", "12/11/2026", "8", "75", ""],
      code: "eppgbm/position-missing",
    },
  ])("with $what says $code", ({ cells, code }) => {
    expect(codes(...cells)).toEqual([code]);
  });

  it("says how many kilograms the grams are", () => {
    expect(read("", "N", "P", "09/04/2025", "A", "K", "12/11/2026", "8250", "75", "PB").problems[0]).toMatchObject({
      hint: "8,25",
    });
  });

  it("names everything wrong at once", () => {
    expect(codes("", "", "x", "", "", "", "99/99/2026", "abc", "75", "PB")).toEqual([
      "eppgbm/birth-date-missing",
      "eppgbm/no-such-day",
      "eppgbm/sex-unreadable",
      "eppgbm/weight-unreadable",
      "eppgbm/name-missing",
      "eppgbm/village-missing",
      "eppgbm/posyandu-missing",
    ]);
  });

  it("names a formula error instead of reading it", () => {
    const cells: SourceCell[] = ["", "N", "P", "09/04/2025", "A", "K", "12/11/2026", "", "75", "PB"].map(text);
    cells[7] = { kind: "error", text: "#N/A" };
    const { problems } = readEppgbmRow(cells, {
      indexOf: mapColumns(headers).indexOf,
      birthDates: dayFirst,
      measuredDates: dayFirst,
      today,
    });
    expect(problems).toContainEqual({ field: "weight", code: "eppgbm/formula-error", hint: undefined });
  });
});

it("every problem has a sentence in both languages that ends in a full stop", () => {
  for (const code of Object.keys(EPPGBM_PROBLEMS) as (keyof typeof EPPGBM_PROBLEMS)[]) {
    expect(eppgbmSentences[code].id, code).toMatch(/\.$/);
    expect(eppgbmSentences[code].en, code).toMatch(/\.$/);
  }
});
