import type { AuditWords } from "@spbe-kit/ui/portal";

/** The module's lines in the audit, as an auditor reads them. */
export const stuntingAuditWords: AuditWords = {
  acts: {
    "stunting/children.list": { id: "Melihat daftar anak", en: "Listed children" },
    "stunting/children.search": { id: "Mencari anak", en: "Searched for a child" },
    "stunting/children.duplicates": { id: "Memeriksa data ganda", en: "Looked for duplicates" },
    "stunting/children.get": { id: "Membuka rekam anak", en: "Opened a child's record" },
    "stunting/children.revealNik": { id: "Melihat NIK lengkap", en: "Saw a whole NIK" },
    "stunting/children.register": { id: "Mendaftarkan anak", en: "Registered a child" },
    "stunting/children.update": { id: "Membetulkan data anak", en: "Corrected a child's record" },
    "stunting/measurements.list": { id: "Melihat riwayat pengukuran", en: "Read the measurements" },
    "stunting/measurements.record": { id: "Mencatat pengukuran", en: "Recorded a measurement" },
    "stunting/imports.open": { id: "Membuka impor e-PPGBM", en: "Opened an e-PPGBM import" },
    "stunting/imports.send": { id: "Mengirim berkas e-PPGBM", en: "Sent an e-PPGBM file" },
    "stunting/imports.confirm": { id: "Menyimpan impor e-PPGBM", en: "Saved an e-PPGBM import" },
    "stunting/imports.rows": { id: "Melihat baris impor", en: "Read rows of an import" },
    "stunting/imports.file": { id: "Mengunduh berkas impor", en: "Downloaded the file of an import" },
    "stunting/imports.rejects": { id: "Mengunduh baris yang ditolak", en: "Downloaded rejected rows" },
    "stunting/imports.cancel": { id: "Membatalkan impor", en: "Cancelled an import" },
  },
  subjects: {
    child: { label: { id: "Anak", en: "Child" }, to: (id) => `/stunting/anak/${id}` },
    measurement: { label: { id: "Pengukuran", en: "Measurement" } },
    import: { label: { id: "Impor", en: "Import" }, to: (id) => `/stunting/impor/${id}` },
  },
};
