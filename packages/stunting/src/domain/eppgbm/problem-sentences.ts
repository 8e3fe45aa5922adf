import type { EppgbmProblemCode } from "./problems.ts";

/** What each problem says to the officer: what is wrong, then the cure. `{hint}` is filled in. */
export const eppgbmSentences: Readonly<Record<EppgbmProblemCode, { readonly id: string; readonly en: string }>> = {
  "eppgbm/name-missing": { id: "Nama kosong. Isi nama anak.", en: "The name is empty. Fill in the child's name." },
  "eppgbm/nik-misplaced": {
    id: "Sel ini memuat NIK. Hapus dari sini dan tulis hanya di kolom NIK.",
    en: "The cell holds a NIK. Remove it here and write it in the column NIK only.",
  },
  "eppgbm/sex-unreadable": {
    id: "Jenis kelamin tidak terbaca. Tulis L atau P.",
    en: "The sex cannot be read. Write L or P.",
  },
  "eppgbm/birth-date-missing": {
    id: "Tanggal lahir kosong. Isi, misalnya 09/04/2025.",
    en: "The birth date is empty. Fill it in, for example 09/04/2025.",
  },
  "eppgbm/birth-date-unreadable": {
    id: "Tanggal lahir tidak terbaca. Tulis hari/bulan/tahun, misalnya 09/04/2025.",
    en: "The birth date cannot be read. Write day/month/year, for example 09/04/2025.",
  },
  "eppgbm/birth-in-future": {
    id: "Tanggal lahir setelah hari ini. Periksa tahunnya.",
    en: "The birth date is after today. Check the year.",
  },
  "eppgbm/measured-on-missing": {
    id: "Tanggal pengukuran kosong. Isi, misalnya 12/11/2026.",
    en: "The day of measurement is empty. Fill it in, for example 12/11/2026.",
  },
  "eppgbm/measured-on-unreadable": {
    id: "Tanggal pengukuran tidak terbaca. Tulis hari/bulan/tahun, misalnya 12/11/2026.",
    en: "The day of measurement cannot be read. Write day/month/year, for example 12/11/2026.",
  },
  "eppgbm/measured-in-future": {
    id: "Tanggal pengukuran setelah hari ini. Periksa tahun dan bulannya.",
    en: "The day of measurement is after today. Check year and month.",
  },
  "eppgbm/measured-before-birth": {
    id: "Tanggal pengukuran sebelum tanggal lahir. Periksa keduanya.",
    en: "The day of measurement is before birth. Check both dates.",
  },
  "eppgbm/no-such-day": {
    id: "Tanggal ini tidak ada di kalender. Periksa hari dan bulannya.",
    en: "There is no such day. Check day and month.",
  },
  "eppgbm/date-ambiguous": {
    id: "Kolom ini memuat dua urutan tanggal, dan tanggal ini bisa dibaca dua cara. Tulis sebagai tahun-bulan-hari, misalnya 2026-11-12.",
    en: "This column mixes two date orders, and this date can be read both ways. Write year-month-day, for example 2026-11-12.",
  },
  "eppgbm/weight-unreadable": {
    id: "Berat tidak terbaca. Tulis angka kilogram, misalnya 8,1.",
    en: "The weight cannot be read. Write kilograms, for example 8.1.",
  },
  "eppgbm/weight-in-grams": {
    id: "Berat tampaknya dalam gram. Tulis {hint} kg.",
    en: "The weight seems to be in grams. Write {hint} kg.",
  },
  "eppgbm/stature-unreadable": {
    id: "Tinggi tidak terbaca. Tulis angka sentimeter, misalnya 75,6.",
    en: "The height cannot be read. Write centimetres, for example 75.6.",
  },
  "eppgbm/stature-range": {
    id: "Tinggi di luar 20-220 cm. Tulis dalam sentimeter, misalnya 75,6.",
    en: "The height is outside 20-220 cm. Write centimetres, for example 75.6.",
  },
  "eppgbm/nothing-measured": {
    id: "Berat dan tinggi kosong. Isi paling sedikit satu.",
    en: "Weight and height are both empty. Fill in at least one.",
  },
  "eppgbm/village-missing": {
    id: "Desa/kelurahan kosong. Isi nama desa.",
    en: "The village is empty. Fill in its name.",
  },
  "eppgbm/village-unknown": {
    id: "Desa ini tidak ada di kabupaten ini. Barangkali maksudnya: {hint}.",
    en: "There is no such village in this regency. Perhaps: {hint}.",
  },
  "eppgbm/village-ambiguous": {
    id: "Ada lebih dari satu desa bernama ini. Isi kolom Kec agar jelas.",
    en: "More than one village has this name. Fill in the column Kec.",
  },
  "eppgbm/outside-your-area": {
    id: "Desa ini di luar wilayah Anda. Serahkan baris ini ke puskesmasnya.",
    en: "This village is outside your area. Hand the row to its puskesmas.",
  },
  "eppgbm/posyandu-missing": {
    id: "Posyandu kosong. Isi nama posyandu.",
    en: "The posyandu is empty. Fill in its name.",
  },
  "eppgbm/duplicate-in-file": {
    id: "Anak dan tanggal ukur yang sama sudah ada di baris {hint}. Hapus salah satu.",
    en: "The same child and day stand in row {hint}. Remove one of them.",
  },
  "eppgbm/nik-of-another-child": {
    id: "NIK ini milik anak lain ({hint}). Periksa NIK di KK.",
    en: "This NIK belongs to another child ({hint}). Check it on the family card.",
  },
  "eppgbm/differs-from-register": {
    id: "Pengukuran anak ini pada tanggal yang sama sudah tersimpan dengan angka lain ({hint}). Betulkan di layar anak bila yang tersimpan salah.",
    en: "A measurement of this child on this day is stored with other figures ({hint}). Correct it on the child's page if the stored one is wrong.",
  },
  "eppgbm/formula-error": {
    id: "Sel berisi kesalahan rumus. Ganti dengan nilainya.",
    en: "The cell holds a formula error. Replace it with the value.",
  },
  "eppgbm/date-order-assumed": {
    id: "Urutan tanggal tidak terbukti di kolom ini; dibaca hari dulu, lalu bulan.",
    en: "Nothing in this column proves the date order; read as day first.",
  },
  "eppgbm/nik-scientific": {
    id: "NIK tersimpan sebagai angka pendek (1,9E+15), digitnya hilang. Anak dicatat tanpa NIK; ubah kolom menjadi teks agar NIK ikut.",
    en: "The NIK was stored as a short number (1.9E+15) and lost digits. The child is recorded without it; make the column text to keep it.",
  },
  "eppgbm/nik-digits-lost": {
    id: "NIK tersimpan sebagai angka dan digit terakhirnya tidak pasti. Anak dicatat tanpa NIK; ubah kolom menjadi teks.",
    en: "The NIK was stored as a number and its last digits are not certain. The child is recorded without it; make the column text.",
  },
  "eppgbm/nik-masked": {
    id: "NIK disamarkan. Anak dicatat tanpa NIK.",
    en: "The NIK is masked. The child is recorded without it.",
  },
  "eppgbm/nik-length": {
    id: "NIK bukan 16 angka. Dicatat apa adanya dan ditandai; periksa di KK.",
    en: "The NIK does not have 16 digits. It is kept as written and marked; check the family card.",
  },
  "eppgbm/nik-doubtful": {
    id: "NIK tidak cocok dengan tanggal lahir, jenis kelamin, atau kode wilayah. Dicatat dan ditandai; periksa di KK.",
    en: "The NIK does not fit the birth date, sex or region code. It is kept and marked; check the family card.",
  },
  "eppgbm/position-missing": {
    id: "Cara ukur kosong; dianggap sesuai umur.",
    en: "The position is empty; the one that fits the age is assumed.",
  },
  "eppgbm/position-unreadable": {
    id: "Cara ukur tidak terbaca; dianggap sesuai umur. Tulis Terlentang atau Berdiri.",
    en: "The position cannot be read; the one that fits the age is assumed. Write Terlentang or Berdiri.",
  },
  "eppgbm/arm-unreadable": {
    id: "LiLA tidak terbaca atau di luar 4-60 cm; dilewati.",
    en: "The arm circumference cannot be read or is outside 4-60 cm; it is left out.",
  },
  "eppgbm/birth-size-unreadable": {
    id: "Berat atau panjang lahir tidak terbaca atau tidak wajar; dilewati.",
    en: "Birth weight or length cannot be read or is not plausible; it is left out.",
  },
  "eppgbm/score-flagged": {
    id: "Skor di luar batas wajar WHO. Disimpan, ditandai untuk diukur ulang, dan tidak dihitung dalam prevalensi.",
    en: "The score is beyond WHO's plausible limits. Stored, marked to be measured again, and left out of prevalence.",
  },
  "eppgbm/too-old-to-score": {
    id: "Umur 60 bulan atau lebih pada hari ukur; disimpan tanpa skor.",
    en: "60 months or older on the day; stored without a score.",
  },
  "eppgbm/posyandu-new": {
    id: "Posyandu {hint} belum ada di desa ini dan akan dibuat.",
    en: "Posyandu {hint} is new in this village and will be made.",
  },
  "eppgbm/child-looks-alike": {
    id: "Mirip dengan anak yang sudah terdaftar ({hint}). Dicatat sebagai anak tersendiri; periksa apakah anak yang sama.",
    en: "Looks like a registered child ({hint}). Recorded as a child of its own; check whether they are the same.",
  },
};
