/**
 * What the codes of this module's schemas say to a person, Indonesian and English: what is wrong, and what to do.
 * Forms and the host's problem bodies read the same sentences.
 */
export const stuntingFieldMessages = {
  "stunting/id-not-uuid": {
    id: "Nomor catatan rusak. Muat ulang halaman, lalu isi lagi.",
    en: "The record's id is damaged. Reload the page and enter it again.",
  },
  "stunting/name-missing": {
    id: "Nama belum diisi. Tulis nama anak seperti di Buku KIA.",
    en: "The name is missing. Write it as in the KIA book.",
  },
  "stunting/name-too-long": {
    id: "Nama lebih dari 120 huruf. Singkat gelar atau nama keluarga.",
    en: "The name has more than 120 letters. Shorten titles or family names.",
  },
  "stunting/nik-too-long": {
    id: "NIK lebih dari 40 tanda. Periksa apakah ada teks lain yang ikut tersalin.",
    en: "The NIK has more than 40 characters. Check that no other text was copied with it.",
  },
  "stunting/nik-purpose": {
    id: "Keperluan melihat NIK belum dipilih. Pilih satu dari daftar.",
    en: "No purpose for seeing the NIK is chosen. Choose one from the list.",
  },
  "stunting/village-code": {
    id: "Kode desa tidak dikenal bentuknya. Pilih desa dari daftar.",
    en: "This is not a village code. Choose the village from the list.",
  },
  "stunting/posyandu-code": {
    id: "Posyandu belum dipilih. Pilih dari daftar.",
    en: "No posyandu is chosen. Choose one from the list.",
  },
  "stunting/birth-weight-range": {
    id: "Berat lahir di luar 0,3-8 kg. Tulis dalam kilogram, misalnya 3,1.",
    en: "Birth weight is outside 0.3-8 kg. Write kilograms, for example 3.1.",
  },
  "stunting/birth-length-range": {
    id: "Panjang lahir di luar 20-70 cm. Tulis dalam sentimeter, misalnya 49.",
    en: "Birth length is outside 20-70 cm. Write centimetres, for example 49.",
  },
  "stunting/weight-not-positive": {
    id: "Berat harus lebih dari 0 kg. Kosongkan bila tidak ditimbang.",
    en: "Weight must be more than 0 kg. Leave it empty if not weighed.",
  },
  "stunting/weight-in-grams": {
    id: "Berat lebih dari 200 kg: barangkali ditulis dalam gram. Tulis dalam kilogram, misalnya 8,2.",
    en: "Weight is over 200 kg: perhaps written in grams. Write kilograms, for example 8.2.",
  },
  "stunting/stature-range": {
    id: "Panjang atau tinggi badan di luar 20-220 cm. Tulis dalam sentimeter, misalnya 75,6.",
    en: "Length or height is outside 20-220 cm. Write centimetres, for example 75.6.",
  },
  "stunting/head-range": {
    id: "Lingkar kepala di luar 15-80 cm. Periksa pita ukur.",
    en: "Head circumference is outside 15-80 cm. Check the tape.",
  },
  "stunting/arm-range": {
    id: "LiLA di luar 4-60 cm. Tulis dalam sentimeter, misalnya 13,2.",
    en: "Arm circumference is outside 4-60 cm. Write centimetres, for example 13.2.",
  },
  "stunting/nothing-measured": {
    id: "Berat dan panjang badan kosong. Isi paling sedikit satu.",
    en: "Weight and length are both empty. Fill in at least one.",
  },
  "stunting/withdraws-nothing": {
    id: "Pembatalan tidak menunjuk pengukuran mana pun. Buka pengukuran yang salah, lalu batalkan dari sana.",
    en: "The withdrawal names no measurement. Open the wrong measurement and withdraw it there.",
  },
  "stunting/search-too-short": {
    id: "Tulis paling sedikit dua huruf dari nama, atau empat angka NIK.",
    en: "Write at least two letters of a name, or four digits of a NIK.",
  },
  "stunting/file-empty": {
    id: "Berkas kosong. Pilih berkas yang berisi tabel.",
    en: "The file is empty. Choose a file with a table.",
  },
  "stunting/birth-in-future": {
    id: "Tanggal lahir setelah hari ini. Periksa tahun dan bulannya.",
    en: "The birth date is after today. Check the year and month.",
  },
  "stunting/unknown-posyandu": {
    id: "Posyandu ini tidak ada di wilayah Anda. Pilih dari daftar.",
    en: "This posyandu is not in your area. Choose one from the list.",
  },
  "stunting/nik-taken": {
    id: "NIK ini sudah dipakai anak lain di register. Buka anak itu, atau periksa angkanya di KK.",
    en: "Another child in the register carries this NIK. Open that child, or check the digits on the family card.",
  },
  "stunting/child-id-taken": {
    id: "Nomor catatan sudah dipakai. Muat ulang halaman, lalu simpan lagi.",
    en: "This record id is in use. Reload the page and save again.",
  },
  "stunting/child-not-found": {
    id: "Anak ini tidak ada di register wilayah Anda.",
    en: "This child is not in the register of your area.",
  },
  "stunting/birth-after-measurement": {
    id: "Ada pengukuran sebelum tanggal lahir ini. Periksa tanggal lahir, atau batalkan dulu pengukuran yang salah.",
    en: "A measurement was taken before this birth date. Check the birth date, or withdraw the wrong measurement first.",
  },
  "stunting/measured-in-future": {
    id: "Tanggal ukur setelah hari ini. Periksa tanggal di perangkat Anda.",
    en: "The day of measurement is after today. Check the date of your device.",
  },
  "stunting/measured-before-birth": {
    id: "Tanggal ukur sebelum anak lahir. Periksa tanggal ukur dan tanggal lahir.",
    en: "The day of measurement is before the child's birth. Check both dates.",
  },
  "stunting/superseded-not-found": {
    id: "Pengukuran yang dibetulkan tidak ditemukan pada anak ini. Muat ulang halaman.",
    en: "The measurement to correct is not one of this child's. Reload the page.",
  },
  "stunting/already-superseded": {
    id: "Pengukuran ini baru saja dibetulkan orang lain. Muat ulang, lalu lihat hasilnya.",
    en: "Somebody has just corrected this measurement. Reload and see the result.",
  },
  "stunting/measurement-id-reused": {
    id: "Nomor pengukuran sudah dipakai untuk isi lain. Muat ulang halaman, lalu catat lagi.",
    en: "This measurement id was used for other content. Reload the page and record it again.",
  },
  "stunting/file-too-large": {
    id: "Berkas terlalu besar untuk server ini. Bagi per kecamatan, lalu unggah satu per satu.",
    en: "The file is too large for this server. Split it by kecamatan and upload one at a time.",
  },
  "stunting/import-id-taken": {
    id: "Nomor impor sudah dipakai. Muat ulang halaman, lalu pilih berkasnya lagi.",
    en: "This import id is in use. Reload the page and choose the file again.",
  },
  "stunting/import-not-found": {
    id: "Impor ini tidak ada, atau bukan milik Anda.",
    en: "There is no such import, or it is not yours.",
  },
  "stunting/import-file-gone": {
    id: "Berkasnya tidak disimpan lagi: barisnya sudah tersimpan, impornya dibatalkan, atau lewat 7 hari.",
    en: "The file is kept no more: its rows are saved, the import was cancelled, or 7 days have passed.",
  },
  "stunting/import-wrong-state": {
    id: "Impor ini sudah berada di langkah lain. Muat ulang halaman.",
    en: "This import is at another step by now. Reload the page.",
  },
} as const satisfies Record<string, { readonly id: string; readonly en: string }>;
export type StuntingFieldCode = keyof typeof stuntingFieldMessages;
