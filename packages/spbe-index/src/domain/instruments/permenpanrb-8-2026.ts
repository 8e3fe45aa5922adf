import { aspectsOf, type Instrument } from "../instrument.ts";

/**
 * What a level is called. The regulation gives these names to the bands of the index; that a level of one indicator bears the
 * same name is our reading (unverified).
 */
export const levels2026 = ["Merintis", "Membangun", "Berkembang", "Melembaga", "Unggul"] as const;

const aspects = /* @__PURE__ */ aspectsOf([
  {
    domain: null,
    levels: levels2026,
    code: "A1",
    name: "Tata Kelola dan Manajemen",
    indicators: [
      [500, "Tata Kelola Pemerintah Digital"],
      [500, "Manajemen Layanan Digital Pemerintah"],
    ],
  },
  {
    domain: null,
    levels: levels2026,
    code: "A2",
    name: "Penyelenggara",
    indicators: [
      [500, "Sumber Daya Manusia Pemerintah Digital"],
      [500, "Kolaborasi Pemerintah Digital"],
    ],
  },
  {
    domain: null,
    levels: levels2026,
    code: "A3",
    name: "Data",
    indicators: [
      [500, "Tata Kelola Data"],
      [300, "Penyelenggaraan Informasi Geospasial"],
      [300, "Pembangunan Statistik"],
      [400, "Pelindungan Data Pribadi"],
    ],
  },
  {
    domain: null,
    levels: levels2026,
    code: "A4",
    name: "Keamanan Pemerintah Digital",
    indicators: [
      [400, "Pelaksanaan Audit Keamanan Pemerintah Digital dan Teknologi Pemerintah Digital"],
      [400, "Keamanan Pemerintah Digital"],
      [300, "Penerapan Kriptografi untuk Keamanan Data"],
      [400, "Kapabilitas Penanganan Insiden Siber"],
    ],
  },
  {
    domain: null,
    levels: levels2026,
    code: "A5",
    name: "Teknologi Pemerintah Digital",
    indicators: [
      [500, "Aplikasi Pemerintah Digital"],
      [500, "Infrastruktur Pemerintah Digital"],
    ],
  },
  {
    domain: null,
    levels: levels2026,
    code: "A6",
    name: "Keterpaduan Layanan Digital Pemerintah",
    indicators: [
      [400, "Keterpaduan Proses Bisnis Pemerintah Digital Lintas Unit dan Instansi"],
      [400, "Integrasi Aplikasi"],
      [400, "Portal Layanan Digital Pemerintah"],
      [300, "Interoperabilitas Data"],
    ],
  },
  {
    domain: null,
    levels: levels2026,
    code: "A7",
    name: "Kepuasan Pengguna Layanan Digital Pemerintah",
    indicators: [
      [1000, "Fasilitas Dukungan Pengguna"],
      [1500, "Tingkat Pengelolaan Kepuasan Pengguna"],
    ],
  },
]);

/**
 * 20 indicators in 7 aspects, from the evaluation year 2026. Weights and bands agree in two independent transcriptions of the
 * annex. Inside an aspect the weights differ, so a plain mean of levels is wrong.
 *
 * @source PermenPANRB 8/2026 "Evaluasi Kinerja Pemerintah Digital" (BN 2026/364), Lampiran B and Tabel 4
 */
export const permenpanrb8Of2026: Instrument = {
  id: "permenpanrb-8-2026",
  title: "PermenPANRB 8/2026",
  indexName: "Indeks Pemdi",
  firstYear: 2026,
  lastYear: null,
  aspects,
  predicates: [
    { name: "Memuaskan", from: 400 },
    { name: "Sangat Baik", from: 350 },
    { name: "Baik", from: 250 },
    { name: "Cukup", from: 150 },
    { name: "Kurang", from: 100 },
  ],
};
