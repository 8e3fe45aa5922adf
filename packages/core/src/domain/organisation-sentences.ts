/** What the directory's codes say to a person: what is wrong, and what to do. Screens and the host read the same sentences. */
export const organisationSentences = {
  "directory/name-missing": { id: "Nama belum diisi.", en: "The name is missing." },
  "directory/text-too-long": { id: "Teks terlalu panjang. Singkatkan.", en: "The text is too long. Shorten it." },
  "directory/unit-kind-unknown": { id: "Jenis unit belum dipilih.", en: "Choose the kind of unit." },
  "directory/post-kind-unknown": { id: "Jenis jabatan belum dipilih.", en: "Choose the kind of post." },
  "directory/capacity-unknown": {
    id: "Pilih definitif, Plt, Plh, Pj, atau Pjs.",
    en: "Choose definitif, Plt, Plh, Pj or Pjs.",
  },
  "directory/ends-before-it-begins": {
    id: "Hari terakhir mendahului hari pertama. Periksa kedua tanggal.",
    en: "The last day comes before the first. Check both dates.",
  },
  "directory/unit-not-found": { id: "Unit ini tidak ada.", en: "There is no such unit." },
  "directory/post-not-found": { id: "Jabatan ini tidak ada.", en: "There is no such post." },
  "directory/holding-not-found": { id: "Pemangkuan ini tidak ada.", en: "There is no such holding." },
  "directory/person-not-found": { id: "Orang ini tidak ada.", en: "There is no such person." },
  "directory/household-not-found": { id: "Keluarga ini tidak ada.", en: "There is no such household." },
  "directory/id-taken": {
    id: "Catatan ini sudah tersimpan. Muat ulang untuk melihatnya.",
    en: "This record exists already. Reload to see it.",
  },
  "directory/code-taken": {
    id: "Kode ini milik unit lain yang masih berlaku. Pakai kode lain, atau akhiri unit itu dahulu.",
    en: "Another unit that lasts has this code. Use another, or end that unit first.",
  },
  "directory/parent-not-in-force": {
    id: "Unit atasan tidak berlaku pada hari itu. Pilih atasan lain, atau hari yang lebih lambat.",
    en: "The unit above is not in force on that day. Choose another, or a later day.",
  },
  "directory/unit-circle": {
    id: "Unit ini akan berada di bawah dirinya sendiri. Pilih atasan lain.",
    en: "The unit would stand below itself. Choose another unit above it.",
  },
  "directory/unit-in-use": {
    id: "Masih ada jabatan atau unit bawahan pada hari itu. Tunjuk unit penerus, atau akhiri semuanya dahulu.",
    en: "It still has posts or units below it on that day. Name a successor, or end those first.",
  },
  "directory/successor-not-in-force": {
    id: "Unit penerus belum atau tidak lagi berlaku pada hari itu.",
    en: "The successor is not in force on that day.",
  },
  "directory/already-ended": { id: "Sudah berakhir sebelumnya.", en: "It has ended already." },
  "directory/post-held": {
    id: "Jabatan masih dipangku pada hari itu. Akhiri pemangkuannya dahulu.",
    en: "Somebody holds the post on that day. End the holding first.",
  },
  "directory/outside-of-post": {
    id: "Jabatan tidak berlaku selama waktu itu. Sesuaikan tanggalnya.",
    en: "The post is not in force for that time. Change the dates.",
  },
  "directory/post-already-held": {
    id: "Sudah ada pemangku definitif pada waktu itu. Akhiri masa jabatannya dahulu, atau pilih Plt, Plh, Pj, atau Pjs.",
    en: "Somebody holds the post for good at that time. End that holding first, or choose Plt, Plh, Pj or Pjs.",
  },
  "directory/person-merged": {
    id: "Catatan ini sudah digabung. Pakai catatan penggantinya.",
    en: "This record was merged. Use the record that stands for it.",
  },
  "directory/nik-taken": {
    id: "NIK ini ada pada catatan orang lain. Periksa apakah keduanya orang yang sama, lalu gabungkan.",
    en: "Another person's record has this NIK. Check whether both are the same person, then merge them.",
  },
  "directory/nip-taken": {
    id: "NIP ini ada pada catatan orang lain. Periksa apakah keduanya orang yang sama, lalu gabungkan.",
    en: "Another person's record has this NIP. Check whether both are the same person, then merge them.",
  },
  "directory/kk-taken": {
    id: "Nomor KK ini sudah dipakai keluarga lain. Gabungkan dengan keluarga itu.",
    en: "Another household has this KK number by now. Merge with that one.",
  },
  "directory/account-taken": {
    id: "Akun ini sudah dipasangkan dengan orang lain.",
    en: "This account belongs to another person already.",
  },
  "directory/kk-is-nik": {
    id: "Nomor KK sama dengan NIK. Salah satunya keliru.",
    en: "The KK number equals the NIK. One of the two is wrong.",
  },
  "directory/merge-circle": {
    id: "Keduanya sudah catatan yang sama setelah penggabungan sebelumnya.",
    en: "After earlier merges both are the same record already.",
  },
  "directory/not-merged": { id: "Catatan ini tidak sedang digabung.", en: "This record is not merged." },
  "directory/purpose-missing": {
    id: "Pilih untuk apa nomor ini dibuka; keperluan itu tercatat.",
    en: "Choose what the numbers are opened for; it is recorded.",
  },
  "directory/reason-missing": {
    id: "Tulis alasannya; alasan itu disimpan bersama penggabungan.",
    en: "Write the reason; it is kept with the merge.",
  },
  "directory/import-unreadable": {
    id: "Berkas tidak terbaca. Simpan sebagai .xlsx atau CSV tanpa kata sandi, lalu unggah lagi.",
    en: "The file cannot be read. Save it as .xlsx or CSV without a password and send it again.",
  },
  "directory/import-too-large": {
    id: "Berkas melebihi 2 MB atau 2.000 baris. Bagi per unit, lalu unggah satu per satu.",
    en: "The file has more than 2 MB or 2,000 rows. Split it by unit.",
  },
  "directory/import-columns-missing": {
    id: "Baris pertama harus memuat judul kolom; kolom “kode unit” tidak ada.",
    en: "The first row must hold the headings; “kode unit” is missing.",
  },
  "directory/row-unit-code-missing": { id: "Kode unit kosong. Isi kodenya.", en: "The unit's code is empty." },
  "directory/row-unit-name-missing": {
    id: "Unit dengan kode ini belum ada, jadi nama dan jenisnya wajib diisi.",
    en: "There is no unit of this code yet, so its name and kind are needed.",
  },
  "directory/row-kind-unknown": {
    id: "Jenis unit tidak dikenal. Pakai misalnya dinas, badan, bagian, uptd, puskesmas, kecamatan, desa.",
    en: "The kind of unit is unknown.",
  },
  "directory/row-parent-unknown": {
    id: "Kode induk tidak ada, di direktori maupun di baris sebelumnya. Naikkan baris induknya, atau betulkan kodenya.",
    en: "The parent's code is neither in the directory nor in a row above.",
  },
  "directory/row-post-kind-unknown": {
    id: "Jenis jabatan harus struktural, fungsional, atau pelaksana.",
    en: "The kind of post must be struktural, fungsional or pelaksana.",
  },
  "directory/row-post-missing": {
    id: "Ada nama pemangku tetapi tidak ada nama jabatan.",
    en: "There is a holder but no name of a post.",
  },
  "directory/row-nip-malformed": {
    id: "NIP harus 18 angka. Jadikan kolomnya teks agar angka di belakang tidak hilang.",
    en: "A NIP has 18 digits. Make the column text, so that no digits are lost.",
  },
  "directory/row-nip-missing": {
    id: "Pemangku dikenali dari NIP. Isi NIP-nya, atau kosongkan nama.",
    en: "A holder is known by the NIP. Fill it in, or leave the name empty.",
  },
  "directory/row-capacity-unknown": {
    id: "Kapasitas harus definitif, Plt, Plh, Pj, atau Pjs.",
    en: "The capacity must be definitif, Plt, Plh, Pj or Pjs.",
  },
  "directory/row-date-unreadable": {
    id: "Tanggal tidak terbaca. Tulis seperti 31-12-2026.",
    en: "The date cannot be read. Write it as 31-12-2026.",
  },
  "directory/row-start-missing": {
    id: "Hari mulai memangku kosong. Isi kolom mulai.",
    en: "The first day of the holding is empty.",
  },
  "directory/row-holder-clash": {
    id: "Sudah ada pemangku definitif pada waktu itu. Akhiri dahulu, atau betulkan tanggalnya.",
    en: "Somebody holds the post for good at that time. End that first, or correct the dates.",
  },
  "directory/row-nik-misplaced": {
    id: "Sel ini memuat NIK. Hapus; berkas ini tidak memerlukan NIK.",
    en: "The cell holds a NIK. Remove it; this file needs none.",
  },
  "directory/row-cell-broken": {
    id: "Sel ini berisi galat rumus. Ganti dengan nilainya.",
    en: "The cell holds a formula's error. Put its value there.",
  },
} as const satisfies Record<string, { readonly id: string; readonly en: string }>;
export type OrganisationCode = keyof typeof organisationSentences;
