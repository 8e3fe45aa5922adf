import type { DemoAccount } from "@spbe-kit/server/demo-identity";
import { syntheticRegencies } from "@spbe-kit/stunting/testing";

const RENGGIANG = ["19.06.06.2001", "19.06.06.2002", "19.06.06.2003", "19.06.06.2004"];

/** Invented people, one per role, and two of the neighbouring regency to show that the two never meet. */
export const demoAccounts: readonly DemoAccount[] = [
  {
    id: "wulan-safitri",
    name: "Wulan Safitri, A.Md.Gz.",
    role: "nutritionist",
    title: "nutrisionis",
    unitName: "Puskesmas Renggiang",
    regencyCode: "19.06",
    regencyName: "Kabupaten Belitung Timur",
    scope: { kind: "villages", codes: RENGGIANG },
  },
  {
    id: "ratna-kusumawati",
    name: "dr. Ratna Kusumawati",
    role: "dinas",
    title: "kepala bidang",
    unitName: "Dinas Kesehatan",
    regencyCode: "19.06",
    regencyName: "Kabupaten Belitung Timur",
    scope: { kind: "regency" },
  },
  {
    id: "sri-wahyuni",
    name: "Sri Wahyuni",
    role: "cadre",
    title: "kader",
    unitName: "Posyandu di Desa Aik Madu",
    regencyCode: "19.06",
    regencyName: "Kabupaten Belitung Timur",
    scope: { kind: "posyandu", codes: ["19.06.06.2003-01"] },
  },
  {
    id: "hendra-wijaya",
    name: "Hendra Wijaya, S.K.M., M.Kes.",
    role: "tpps",
    title: "sekretaris",
    unitName: "TPPS Kabupaten",
    regencyCode: "19.06",
    regencyName: "Kabupaten Belitung Timur",
    scope: { kind: "regency" },
    places: [{ role: "dinas", unitName: "Dinas Kesehatan", scope: { kind: "regency" } }],
  },
  {
    id: "yanti-lestari",
    name: "Yanti Lestari, S.E., Ak.",
    role: "auditor",
    title: "auditor",
    unitName: "Inspektorat",
    regencyCode: "19.06",
    regencyName: "Kabupaten Belitung Timur",
    scope: { kind: "regency" },
  },
  {
    id: "bagus-pratama",
    name: "Bagus Pratama, S.Kom.",
    role: "diskominfo",
    title: "kepala bidang e-government",
    unitName: "Dinas Komunikasi dan Informatika",
    regencyCode: "19.06",
    regencyName: "Kabupaten Belitung Timur",
    scope: { kind: "regency" },
  },
  {
    id: "imas-handayani",
    name: "Imas Handayani",
    role: "dinas",
    title: "kepala bidang",
    unitName: "Dinas Kesehatan",
    regencyCode: "19.02",
    regencyName: "Kabupaten Belitung",
    scope: { kind: "regency" },
  },
];

/** The regencies that have sample data. */
export const sampleRegencies = syntheticRegencies;
