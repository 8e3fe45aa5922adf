import { expect, test } from "vitest";
import { formatNumber, maxNumberLength, type NumberValues, parseNumberPattern, romanMonth } from "./number-pattern.ts";

function numberOf(source: string, values: NumberValues) {
  const pattern = parseNumberPattern(source);
  return pattern.ok ? formatNumber(pattern.value, values) : pattern;
}

/** Code and token of each problem. */
function problemsOf(source: string, values: NumberValues = {}) {
  const result = numberOf(source, values);
  return result.ok ? [] : result.problems.map(({ code, token }) => [code, token]);
}

const examples: readonly [number: string, pattern: string, NumberValues][] = [
  ["000.8.3.3/15/OR", "{klasifikasi}/{urut}/{unit}", { klasifikasi: "000.8.3.3", urut: 15, unit: "OR" }],
  [
    "100.3.3.2/252/431.013/2025",
    "{klasifikasi}/{urut}/{kodeUnit}/{tahun}",
    { klasifikasi: "100.3.3.2", urut: 252, kodeUnit: "431.013", tahun: 2025 },
  ],
  [
    "100.3.3.2/74/418.08/2024",
    "{klasifikasi}/{urut}/{kodeUnit}/{tahun}",
    { klasifikasi: "100.3.3.2", urut: 74, kodeUnit: "418.08", tahun: 2024 },
  ],
  [
    "000.1.2.3/…/118.4/2026",
    "{klasifikasi}/{urut}/{kodeUnit}/{tahun}",
    { klasifikasi: "000.1.2.3", kodeUnit: "118.4", tahun: 2026 },
  ],
  ["400.12.2.1/123/2026", "{klasifikasi}/{urut}/{tahun}", { klasifikasi: "400.12.2.1", urut: 123, tahun: 2026 }],
  [
    "400.12.2.1/7/V/2026",
    "{klasifikasi}/{urut}/{bulanRomawi}/{tahun}",
    { klasifikasi: "400.12.2.1", urut: 7, bulan: 5, tahun: 2026 },
  ],
  [
    "005.1/001/DINKES/V/2026",
    "{klasifikasi}/{urut:000}/{unit}/{bulanRomawi}/{tahun}",
    { klasifikasi: "005.1", urut: 1, unit: "DINKES", bulan: 5, tahun: 2026 },
  ],
  [
    "R-99/IJ/KP.07.6/04/2020",
    "{sifat}-{urut}/{jabatan}/{klasifikasi}/{bulan:00}/{tahun}",
    { sifat: "R", urut: 99, jabatan: "IJ", klasifikasi: "KP.07.6", bulan: 4, tahun: 2020 },
  ],
  [
    "B-PK.03.09/18/2015",
    "{sifat}-{klasifikasi}/{urut}/{tahun}",
    { sifat: "B", klasifikasi: "PK.03.09", urut: 18, tahun: 2015 },
  ],
  ["NOMOR 23 TAHUN 2020", "NOMOR {urut} TAHUN {tahun}", { urut: 23, tahun: 2020 }],
  // Printed "NOMOR 05/IJ/04/2016": the layout prints the word, the pattern gives the number.
  ["05/IJ/04/2016", "{urut:00}/{jabatan}/{bulan:00}/{tahun}", { urut: 5, jabatan: "IJ", bulan: 4, tahun: 2016 }],
];

test.each(examples)("%s is %s", (number, pattern, values) => {
  expect(numberOf(pattern, values)).toEqual({ ok: true, value: number });
});

test("an inserted number takes a small letter, and a wide number is not cut", () => {
  expect(numberOf("{urut:000}/{jenis}", { urut: 15, sisipan: "a", jenis: "SD" })).toEqual({
    ok: true,
    value: "015a/SD",
  });
  expect(numberOf("{urut:00}", { urut: 1234 })).toEqual({ ok: true, value: "1234" });
});

test("patterns and numbers of more than 100 characters are taken, up to the limit", () => {
  const pattern = `${"A".repeat(150)}/{urut}`;
  expect(numberOf(pattern, { urut: 1 })).toEqual({ ok: true, value: `${"A".repeat(150)}/1` });
  expect(problemsOf(`{urut}${"A".repeat(maxNumberLength)}`)[0]?.[0]).toBe("too-long");
  expect(problemsOf("{urut}{unit}", { urut: 1, unit: "A".repeat(maxNumberLength) })).toEqual([
    ["too-long", "{urut}{unit}"],
  ]);
});

test.each([
  ["", "empty", ""],
  ["{nomor}/{urut}", "unknown-token", "{nomor}"],
  ["{toString}/{urut}", "unknown-token", "{toString}"],
  ["{}/{urut}", "unknown-token", "{}"],
  ["{urut}/{tahun", "unclosed", "{tahun"],
  ["{urut}/tahun}", "stray-brace", "}"],
  ["{urut:3}", "bad-width", "{urut:3}"],
  ["{tahun:00}/{urut}", "bad-width", "{tahun:00}"],
  ["{urut}\n{tahun}", "line-break", "{urut}\n{tahun}"],
  ["{klasifikasi}/{tahun}", "no-sequence", "{urut}"],
])("the pattern %j is refused: %s at %j", (pattern, code, token) => {
  expect(problemsOf(pattern)).toEqual([[code, token]]);
});

test("every problem is told at once, with its cure", () => {
  const result = parseNumberPattern("{a}/{b}/{urut}");
  expect(result.ok ? [] : result.problems.map(({ cure }) => cure.id.slice(0, 29))).toEqual([
    "Ganti {a} dengan salah satu: ",
    "Ganti {b} dengan salah satu: ",
  ]);
});

test.each([
  ["{urut}/{unit}", { urut: 1 }, "missing-value", "{unit}"],
  ["{urut}/{bulan:00}", { urut: 1 }, "missing-value", "{bulan:00}"],
  ["{urut}/{bulanRomawi}", { urut: 1, bulan: 13 }, "bad-value", "{bulanRomawi}"],
  ["{urut}/{tahun}", { urut: 1, tahun: 26 }, "bad-value", "{tahun}"],
  ["{urut:000}", { urut: 0 }, "bad-value", "{urut:000}"],
  ["{urut}", { urut: 1, sisipan: "AB" }, "bad-value", "{urut}"],
  ["{urut}/{unit}", { urut: 1, unit: "A\nB" }, "bad-value", "{unit}"],
])("%s with %j is refused: %s at %s", (pattern, values, code, token) => {
  expect(problemsOf(pattern, values)).toEqual([[code, token]]);
});

test("months are Roman from I to XII and no other", () => {
  expect([1, 4, 9, 12].map(romanMonth)).toEqual(["I", "IV", "IX", "XII"]);
  expect(() => romanMonth(0)).toThrow(RangeError);
});
