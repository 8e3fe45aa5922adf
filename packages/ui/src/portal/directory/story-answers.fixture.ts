import { calendarDate } from "@spbe-kit/core";
import type { Household, ImportReport, Person, Post, Unit, UnitDetail, UnitNode } from "@spbe-kit/core/organisation";

export const id = (n: number) => `0190f0c2-3333-7222-8333-${String(n).padStart(12, "0")}`;
const from = calendarDate("2021-01-01");

export const nodes: readonly UnitNode[] = [
  {
    unitId: id(1),
    parentId: null,
    kind: "pemerintah-daerah",
    name: "Pemerintah Kabupaten Belitung Timur",
    shortName: "Pemkab",
    code: "1",
    posts: 0,
    vacant: 0,
  },
  {
    unitId: id(2),
    parentId: id(1),
    kind: "dinas",
    name: "Dinas Kesehatan",
    shortName: "Dinkes",
    code: "4",
    posts: 3,
    vacant: 1,
  },
  {
    unitId: id(3),
    parentId: id(2),
    kind: "puskesmas",
    name: "Puskesmas Renggiang",
    shortName: null,
    code: "4.1",
    posts: 2,
    vacant: 0,
  },
  {
    unitId: id(4),
    parentId: id(1),
    kind: "badan",
    name: "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
    shortName: "BKPSDM",
    code: "6",
    posts: 1,
    vacant: 1,
  },
];

export const unit: Unit = {
  unitId: id(2),
  parentId: id(1),
  kind: "dinas",
  name: "Dinas Kesehatan",
  shortName: "Dinkes",
  code: "4",
  validFrom: from,
  validUntil: null,
  successorId: null,
  version: 3,
};

const post = (n: number, name: string, changes: Partial<Post>): Post => ({
  postId: id(100 + n),
  unitId: unit.unitId,
  unitName: unit.name,
  kind: "struktural",
  name,
  level: "III.b",
  code: null,
  validFrom: from,
  validUntil: null,
  staffing: "vacant",
  holdings: [],
  version: 1,
  ...changes,
});

const holding = (
  n: number,
  personName: string,
  changes: Partial<Post["holdings"][number]> = {},
): Post["holdings"][number] => ({
  holdingId: id(200 + n),
  postId: id(100 + n),
  postName: "Kepala Bidang Kesehatan Masyarakat",
  unitId: unit.unitId,
  unitName: unit.name,
  personId: id(300 + n),
  personName,
  capacity: "definitif",
  decree: "821/15/BKPSDM/2022",
  validFrom: calendarDate("2022-01-03"),
  validUntil: null,
  version: 1,
  ...changes,
});

export const detail: UnitDetail = {
  on: calendarDate("2026-11-24"),
  unit,
  above: [{ unitId: id(1), name: "Pemerintah Kabupaten Belitung Timur" }],
  below: [{ unitId: id(3), name: "Puskesmas Renggiang" }],
  before: [{ unitId: id(9), name: "Dinas Kesehatan dan Kesejahteraan Sosial", validUntil: from }],
  successor: null,
  posts: [
    post(1, "Kepala Dinas Kesehatan", { level: "II.b" }),
    post(2, "Kepala Bidang Kesehatan Masyarakat", {
      staffing: "filled",
      holdings: [holding(2, "dr. Ratna Kusumawati")],
    }),
    post(3, "Kepala Bidang Pelayanan Kesehatan", {
      staffing: "acting",
      holdings: [
        holding(3, "Hendra Wijaya, S.K.M., M.Kes.", { capacity: "plt", validFrom: calendarDate("2026-03-02") }),
      ],
    }),
  ],
  version: 3,
};

export const person: Person = {
  personId: id(302),
  personName: "dr. Ratna Kusumawati",
  name: "Ratna Kusumawati",
  frontTitle: "dr.",
  backTitle: null,
  birthDate: calendarDate("1979-09-14"),
  nip: "**************2007",
  nik: "190601******0001",
  nikDoubtful: true,
  kk: null,
  householdId: id(500),
  accountId: "ratna-kusumawati",
  survivorId: null,
  merged: [{ personId: id(399), personName: "Ratna K.", version: 2 }],
  holdings: [holding(2, "dr. Ratna Kusumawati")],
  version: 4,
};

export const household: Household = {
  householdId: id(500),
  kk: "190601******0001",
  survivorId: null,
  members: [
    { personId: id(302), personName: "dr. Ratna Kusumawati" },
    { personId: id(303), personName: "Raden Mas Suryadharma Hadikusumo Wiryodiningrat, S.E., M.Si." },
  ],
  merged: [{ householdId: id(501), kk: "190601******0007", version: 2 }],
  version: 1,
};

export const report: ImportReport = {
  rows: 3,
  rejected: 1,
  written: { units: 1, posts: 1, people: 1, holdings: 1 },
  items: [
    {
      row: 3,
      unit: null,
      post: null,
      holder: null,
      problems: [{ column: "jenis unit", code: "directory/row-kind-unknown", message: "Jenis unit tidak dikenal." }],
    },
    { row: 2, unit: "new", post: "new", holder: "new", problems: [] },
  ],
};
