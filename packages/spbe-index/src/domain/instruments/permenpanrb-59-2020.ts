import { aspectsOf, type Instrument } from "../instrument.ts";

/**
 * Levels of process capability. The name of level 3 is unverified ("Terstandardisasi" in the text of 2018): a regency that
 * has read otherwise composes an instrument of its own from these.
 */
export const processLevels2020 = ["Rintisan", "Terkelola", "Terdefinisi", "Terpadu dan Terukur", "Optimum"] as const;

/** Levels of function capability, for services. */
export const functionLevels2020 = ["Informasi", "Interaksi", "Transaksi", "Kolaborasi", "Optimum"] as const;

const aspects = /* @__PURE__ */ aspectsOf([
  {
    domain: "Kebijakan Internal SPBE",
    levels: processLevels2020,
    code: "A1",
    name: "Kebijakan Internal Tata Kelola SPBE",
    indicators: [
      [130, "Kebijakan Internal Arsitektur SPBE"],
      [130, "Kebijakan Internal Peta Rencana SPBE"],
      [130, "Kebijakan Internal Manajemen Data"],
      [130, "Kebijakan Internal Pembangunan Aplikasi SPBE"],
      [130, "Kebijakan Internal Layanan Pusat Data"],
      [130, "Kebijakan Internal Layanan Jaringan Intra"],
      [130, "Kebijakan Internal Penggunaan Sistem Penghubung Layanan"],
      [130, "Kebijakan Internal Manajemen Keamanan Informasi"],
      [130, "Kebijakan Internal Audit TIK"],
      [130, "Kebijakan Internal Tim Koordinasi SPBE"],
    ],
  },
  {
    domain: "Tata Kelola SPBE",
    levels: processLevels2020,
    code: "A2",
    name: "Perencanaan Strategis SPBE",
    indicators: [
      [250, "Arsitektur SPBE"],
      [250, "Peta Rencana SPBE"],
      [250, "Keterpaduan Rencana dan Anggaran SPBE"],
      [250, "Inovasi Proses Bisnis SPBE"],
    ],
  },
  {
    domain: "Tata Kelola SPBE",
    levels: processLevels2020,
    code: "A3",
    name: "Teknologi Informasi dan Komunikasi",
    indicators: [
      [250, "Pembangunan Aplikasi SPBE"],
      [250, "Layanan Pusat Data"],
      [250, "Layanan Jaringan Intra"],
      [250, "Penggunaan Sistem Penghubung Layanan"],
    ],
  },
  {
    domain: "Tata Kelola SPBE",
    levels: processLevels2020,
    code: "A4",
    name: "Penyelenggara SPBE",
    indicators: [
      [250, "Pelaksanaan Tim Koordinasi SPBE"],
      [250, "Kolaborasi Penerapan SPBE"],
    ],
  },
  {
    domain: "Manajemen SPBE",
    levels: processLevels2020,
    code: "A5",
    name: "Penerapan Manajemen SPBE",
    indicators: [
      [150, "Penerapan Manajemen Risiko SPBE"],
      [150, "Penerapan Manajemen Keamanan Informasi"],
      [150, "Penerapan Manajemen Data"],
      [150, "Penerapan Manajemen Aset TIK"],
      [150, "Penerapan Kompetensi Sumber Daya Manusia"],
      [150, "Penerapan Manajemen Pengetahuan"],
      [150, "Penerapan Manajemen Perubahan"],
      [150, "Penerapan Manajemen Layanan SPBE"],
    ],
  },
  {
    domain: "Manajemen SPBE",
    levels: processLevels2020,
    code: "A6",
    name: "Pelaksanaan Audit TIK",
    indicators: [
      [150, "Pelaksanaan Audit Infrastruktur SPBE"],
      [150, "Pelaksanaan Audit Aplikasi SPBE"],
      [150, "Pelaksanaan Audit Keamanan SPBE"],
    ],
  },
  {
    domain: "Layanan SPBE",
    levels: functionLevels2020,
    code: "A7",
    name: "Layanan Administrasi Pemerintahan Berbasis Elektronik",
    indicators: [
      [275, "Layanan Perencanaan Berbasis Elektronik"],
      [275, "Layanan Penganggaran Berbasis Elektronik"],
      [275, "Layanan Keuangan Berbasis Elektronik"],
      [275, "Layanan Pengadaan Barang dan Jasa Berbasis Elektronik"],
      [275, "Layanan Kepegawaian Berbasis Elektronik"],
      [275, "Layanan Kearsipan Dinamis Berbasis Elektronik"],
      [275, "Layanan Pengelolaan Barang Milik Negara/Daerah Berbasis Elektronik"],
      [275, "Layanan Pengawasan Internal Pemerintah Berbasis Elektronik"],
      [275, "Layanan Akuntabilitas Kinerja Organisasi Berbasis Elektronik"],
      [275, "Layanan Kinerja Pegawai Berbasis Elektronik"],
    ],
  },
  {
    domain: "Layanan SPBE",
    levels: functionLevels2020,
    code: "A8",
    name: "Layanan Publik Berbasis Elektronik",
    indicators: [
      [300, "Layanan Pengaduan Pelayanan Publik Berbasis Elektronik"],
      [300, "Layanan Data Terbuka Berbasis Elektronik"],
      [300, "Layanan Jaringan Dokumentasi dan Informasi Hukum (JDIH) Berbasis Elektronik"],
      [300, "Layanan Publik Sektor 1 Berbasis Elektronik"],
      [300, "Layanan Publik Sektor 2 Berbasis Elektronik"],
      [300, "Layanan Publik Sektor 3 Berbasis Elektronik"],
    ],
  },
]);

/**
 * 47 indicators in 8 aspects and 4 domains, for the evaluation years 2021 to 2025. Weights and structure verified; names are
 * right as to the subject, the wording of the annex was not read. Each reads "Tingkat Kematangan ..." there. Indicators 45 to
 * 47 are services of sectors the regency chooses.
 *
 * @source PermenPANRB 59/2020 "Pemantauan dan Evaluasi SPBE" (BN 2020/994)
 */
export const permenpanrb59Of2020: Instrument = {
  id: "permenpanrb-59-2020",
  title: "PermenPANRB 59/2020",
  indexName: "Indeks SPBE",
  firstYear: 2021,
  lastYear: 2025,
  aspects,
  predicates: [
    { name: "Memuaskan", from: 420 },
    { name: "Sangat Baik", from: 350 },
    { name: "Baik", from: 260 },
    { name: "Cukup", from: 180 },
    { name: "Kurang", from: 100 },
  ],
};
