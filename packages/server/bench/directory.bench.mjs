/**
 * How fast a directory of a regency answers: 300 units, 5,000 posts and 5,000 people who hold them, all under row-level security.
 * Median of 21 calls each, and the slowest. Then the import of 2,000 rows that were imported before.
 * Run: node --conditions=spbe-source packages/server/bench/directory.bench.mjs
 */
import { calendarDate } from "@spbe-kit/core";
import { databaseMigrations } from "../src/database/migrations/index.ts";
import { runImport } from "../src/directory/imports-handlers.ts";
import { searchPeople } from "../src/directory/person-store.ts";
import { readPosts } from "../src/directory/post-store.ts";
import { readUnits, searchUnits, unitNodes } from "../src/directory/unit-store.ts";
import { testKeyRing } from "../src/keys/test-key-ring.ts";
import { createVault } from "../src/vault/vault.ts";
import { onEngines } from "./engines.mjs";

const regency = "19.06";
const on = calendarDate("2026-11-24");
const settings = { regency, scope: { kind: "regency" } };
const vault = createVault(testKeyRing).of(regency);
const FIRST = ["Adi", "Budi", "Citra", "Dewi", "Eko", "Fitri", "Gilang", "Hana", "Indra", "Joko"];
const LAST = [
  "Santoso",
  "Lestari",
  "Pratama",
  "Wijaya",
  "Kusuma",
  "Hidayat",
  "Rahmawati",
  "Saputra",
  "Utami",
  "Nugroho",
];

const text = (value) => ({ kind: "text", text: value });
const rows = Array.from({ length: 5_000 }, (_, at) => ({
  number: at + 2,
  cells: {
    "kode unit": text(`4.${at % 300}`),
    "nama unit": text(`Unit kerja ${at % 300}`),
    "jenis unit": text("bidang"),
    "nama jabatan": text(`Pelaksana ${at}`),
    "jenis jabatan": text("pelaksana"),
    nip: text(`1980010120050${String(11000 + at).padStart(5, "0")}`),
    nama: text(`${FIRST[at % 10]} ${LAST[Math.floor(at / 10) % 10]} ${at}`),
    mulai: text("2022-01-03"),
  },
}));

await onEngines(async (db) => {
  await db.migrate(databaseMigrations);
  const run = (part) =>
    runImport(part, { db: (work) => db.tenant(settings, work), regency, today: on, newId: () => crypto.randomUUID() });
  const begun = performance.now();
  const { written, rejected } = await run(rows);
  console.log(
    `\n${db.engine} ${db.version}: ${JSON.stringify(written)}, ${rejected} refused, in ${Math.round(performance.now() - begun)} ms`,
  );
  const units = await db.tenant(settings, (tx) => readUnits(tx, regency));
  const unitIds = [[...units.keys()][0]];
  const acts = {
    "people by two beginnings of words": (tx) => searchPeople({ tx, regency, vault }, "lest dew", on),
    "people by one beginning that 500 have": (tx) => searchPeople({ tx, regency, vault }, "sant", on),
    "people by the beginning of a NIP": (tx) => searchPeople({ tx, regency, vault }, "19800101200501", on),
    "units by words": (tx) => searchUnits(tx, regency, "kerja 29"),
    "the tree of a day": (tx) => unitNodes(tx, regency, on),
    "a unit's posts and holders": (tx) => readPosts({ tx, regency, on }, { unitIds, onlyOnDay: true }),
  };
  for (const [name, act] of Object.entries(acts)) {
    const times = [];
    let found = 0;
    for (let round = 0; round < 21; round++) {
      const start = performance.now();
      found = (await db.tenant(settings, act, { readOnly: true })).length;
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    console.log(
      `  ${name.padEnd(40)} ${String(found).padStart(4)} found  ${times[10].toFixed(1).padStart(7)} ms  (slowest ${times[20].toFixed(1)})`,
    );
  }
  const again = performance.now();
  const second = await run(rows.slice(0, 2_000));
  console.log(
    `  2,000 rows sent again: ${JSON.stringify(second.written)} in ${Math.round(performance.now() - again)} ms`,
  );
});
