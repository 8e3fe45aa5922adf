import type { DecimalErrorCode } from "./decimal.ts";
import type { KkErrorCode, KkWarning } from "./kk.ts";
import type { Locale } from "./locale.ts";
import type { NikErrorCode, NikWarning } from "./nik.ts";
import type { NipErrorCode, NipWarning } from "./nip.ts";
import type { NpwpErrorCode, NpwpWarning } from "./npwp.ts";
import type { PhoneErrorCode } from "./phone.ts";
import type { TypedDateErrorCode } from "./typed-date.ts";

/** A sentence for every code, in both languages. Only types are imported here, so showing a message loads no reader. */
export type Sentences<Code extends string> = Readonly<Record<Locale, Readonly<Record<Code, string>>>>;

export const nikSentences: Sentences<NikErrorCode | NikWarning> = {
  id: {
    type: "NIK harus berupa teks. Di lembar kerja, ubah format selnya menjadi teks.",
    length: "NIK harus 16 angka. Periksa apakah ada angka yang kurang atau lebih.",
    non_digit: "NIK hanya berisi angka. Hapus huruf atau tanda lain.",
    unknown_province: "Dua angka pertama NIK bukan kode provinsi. Periksa lagi pada KTP atau KK.",
    unknown_regency: "Angka ke-3 dan ke-4 NIK bukan kode kabupaten/kota di provinsi itu. Periksa lagi.",
    unknown_district: "Angka ke-5 dan ke-6 NIK bukan kode kecamatan di kabupaten/kota itu. Periksa lagi.",
    bad_day: "Tanggal lahir dalam NIK (angka ke-7 dan ke-8) harus 01–31, atau 41–71 untuk perempuan.",
    bad_month: "Bulan lahir dalam NIK (angka ke-9 dan ke-10) harus 01–12.",
    bad_date: "Tanggal lahir dalam NIK tidak ada di kalender. Periksa angka ke-7 sampai ke-12.",
    birth_in_future: "Tanggal lahir dalam NIK belum terjadi. Periksa angka ke-7 sampai ke-12.",
    serial_zero: "Empat angka terakhir NIK tidak boleh 0000. Periksa lagi.",
    historic_region_code: "NIK ini memakai kode wilayah lama. NIK tetap berlaku dan tidak perlu diubah.",
  },
  en: {
    type: "The NIK must be text. In a spreadsheet, format its cell as text.",
    length: "A NIK has 16 digits. Check for a missing or extra digit.",
    non_digit: "A NIK has digits only. Remove letters and other marks.",
    unknown_province: "The first two digits are no province code. Check them on the identity or family card.",
    unknown_regency: "Digits 3 and 4 are no regency code of that province. Check them.",
    unknown_district: "Digits 5 and 6 are no district code of that regency. Check them.",
    bad_day: "The day of birth (digits 7 and 8) must be 01–31, or 41–71 for women.",
    bad_month: "The month of birth (digits 9 and 10) must be 01–12.",
    bad_date: "The birth date in the NIK is not on the calendar. Check digits 7 to 12.",
    birth_in_future: "The birth date in the NIK lies in the future. Check digits 7 to 12.",
    serial_zero: "The last four digits cannot be 0000. Check them.",
    historic_region_code: "This NIK has an older region code. It stays valid; change nothing.",
  },
};

export const nipSentences: Sentences<NipErrorCode | NipWarning> = {
  id: {
    type: "NIP harus berupa teks. Di lembar kerja, ubah format selnya menjadi teks.",
    length: "NIP harus 18 angka. Periksa apakah ada angka yang kurang atau lebih.",
    non_digit: "NIP hanya berisi angka. Hapus huruf atau tanda lain.",
    bad_birth_date: "Tanggal lahir dalam NIP (8 angka pertama) tidak ada di kalender. Periksa lagi.",
    birth_in_future: "Tanggal lahir dalam NIP belum terjadi. Periksa 8 angka pertama.",
    bad_tmt: "Angka ke-13 dan ke-14 NIP harus bulan 01–12 (PNS) atau kode kontrak mulai 21 (PPPK).",
    tmt_before_birth: "Pengangkatan dalam NIP lebih awal dari tanggal lahir. Periksa angka ke-9 sampai ke-14.",
    bad_sex_digit: "Angka ke-15 NIP harus 1 (laki-laki) atau 2 (perempuan).",
    serial_zero: "Tiga angka terakhir NIP tidak boleh 000. Periksa lagi.",
    age_at_tmt_below_18: "Menurut NIP, usia saat pengangkatan di bawah 18 tahun. Cocokkan dengan SK.",
    tmt_in_future: "Menurut NIP, pengangkatan belum mulai. Cocokkan dengan SK.",
    legacy_nip9: "Ini NIP lama dengan 9 angka. Simpan sebagai NIP lama dan isi NIP 18 angka.",
  },
  en: {
    type: "The NIP must be text. In a spreadsheet, format its cell as text.",
    length: "A NIP has 18 digits. Check for a missing or extra digit.",
    non_digit: "A NIP has digits only. Remove letters and other marks.",
    bad_birth_date: "The birth date in the NIP (first 8 digits) is not on the calendar. Check it.",
    birth_in_future: "The birth date in the NIP lies in the future. Check the first 8 digits.",
    bad_tmt: "Digits 13 and 14 must be a month 01–12 (PNS) or a contract code from 21 (PPPK).",
    tmt_before_birth: "The appointment in the NIP is earlier than the birth date. Check digits 9 to 14.",
    bad_sex_digit: "Digit 15 must be 1 (male) or 2 (female).",
    serial_zero: "The last three digits cannot be 000. Check them.",
    age_at_tmt_below_18: "By the NIP, the person was under 18 at appointment. Compare with the decree.",
    tmt_in_future: "By the NIP, the appointment has not begun. Compare with the decree.",
    legacy_nip9: "This is an old 9-digit NIP. Keep it as such and fill in the 18-digit NIP.",
  },
};

export const kkSentences: Sentences<KkErrorCode | KkWarning> = {
  id: {
    type: "Nomor KK harus berupa teks. Di lembar kerja, ubah format selnya menjadi teks.",
    length: "Nomor KK harus 16 angka. Periksa apakah ada angka yang kurang atau lebih.",
    non_digit: "Nomor KK hanya berisi angka. Hapus huruf atau tanda lain.",
    unknown_province: "Dua angka pertama nomor KK bukan kode provinsi. Periksa lagi pada KK.",
    unknown_regency: "Angka ke-3 dan ke-4 nomor KK bukan kode kabupaten/kota di provinsi itu. Periksa lagi.",
    unknown_district: "Angka ke-5 dan ke-6 nomor KK bukan kode kecamatan di kabupaten/kota itu. Periksa lagi.",
    serial_zero: "Empat angka terakhir nomor KK tidak boleh 0000. Periksa lagi.",
    historic_region_code: "Nomor KK ini memakai kode wilayah lama. Nomornya tetap berlaku.",
    nik_shaped_day: "Nomor ini mirip NIK perempuan. Pastikan yang diisi nomor KK.",
    bad_recording_date: "Tanggal dalam nomor KK tidak terbaca. Cocokkan nomor dengan KK.",
  },
  en: {
    type: "The KK number must be text. In a spreadsheet, format its cell as text.",
    length: "A KK number has 16 digits. Check for a missing or extra digit.",
    non_digit: "A KK number has digits only. Remove letters and other marks.",
    unknown_province: "The first two digits are no province code. Check them on the family card.",
    unknown_regency: "Digits 3 and 4 are no regency code of that province. Check them.",
    unknown_district: "Digits 5 and 6 are no district code of that regency. Check them.",
    serial_zero: "The last four digits cannot be 0000. Check them.",
    historic_region_code: "This KK number has an older region code. It stays valid.",
    nik_shaped_day: "This looks like a woman's NIK. Make sure it is the KK number.",
    bad_recording_date: "The date in the KK number cannot be read. Compare it with the card.",
  },
};

export const npwpSentences: Sentences<NpwpErrorCode | NpwpWarning> = {
  id: {
    type: "NPWP harus berupa teks. Di lembar kerja, ubah format selnya menjadi teks.",
    length: "NPWP harus 15 atau 16 angka, atau 22 dengan NITKU. Periksa jumlah angkanya.",
    non_digit: "NPWP hanya berisi angka. Hapus huruf atau tanda lain.",
    check_digit: "Angka pemeriksa NPWP tidak cocok. Cocokkan dengan kartu NPWP.",
    not_a_nik: "NPWP 16 angka ini tidak terbaca sebagai NIK. Cocokkan dengan kartu NPWP atau KTP.",
  },
  en: {
    type: "The NPWP must be text. In a spreadsheet, format its cell as text.",
    length: "An NPWP has 15 or 16 digits, or 22 with the NITKU. Check the number of digits.",
    non_digit: "An NPWP has digits only. Remove letters and other marks.",
    check_digit: "The check digit of the NPWP does not fit. Compare it with the card.",
    not_a_nik: "This 16-digit NPWP does not read as a NIK. Compare it with the card.",
  },
};

export const phoneSentences: Sentences<PhoneErrorCode> = {
  id: {
    type: "Nomor telepon harus berupa teks. Di lembar kerja, ubah format selnya menjadi teks.",
    non_digit: "Nomor telepon hanya berisi angka. Hapus huruf atau tanda lain.",
    length: "Jumlah angka nomor telepon tidak sesuai. Contoh: 0812-3456-7890.",
    not_indonesian: "Nomor ini bukan nomor Indonesia (+62). Isi nomor Indonesia.",
    area_code_missing: "Kode wilayah belum ada. Tulis dari 0, contoh: 0719 21234.",
    not_a_subscriber: "Ini nomor layanan, bukan nomor orang. Isi nomor pribadi atau kantor.",
  },
  en: {
    type: "The phone number must be text. In a spreadsheet, format its cell as text.",
    non_digit: "A phone number has digits only. Remove letters and other marks.",
    length: "The phone number has the wrong number of digits. Example: 0812-3456-7890.",
    not_indonesian: "This is no Indonesian number (+62). Give an Indonesian number.",
    area_code_missing: "The area code is missing. Start from 0, for example 0719 21234.",
    not_a_subscriber: "This is a service number. Give the number of a person or an office.",
  },
};

export const typedDateSentences: Sentences<TypedDateErrorCode> = {
  id: {
    type: "Tanggal harus berupa teks. Contoh: 12/11/2026.",
    empty: "Tanggal belum diisi. Contoh: 12/11/2026.",
    unreadable: "Tanggal tidak terbaca. Tulis hari, bulan, tahun. Contoh: 12/11/2026.",
    short_year: "Tahun harus empat angka. Contoh: 12/11/2026.",
    month_first: "Bulan tertulis lebih dulu. Tulis hari dulu, lalu bulan. Contoh: 22/11/2026.",
    no_such_day: "Tanggal itu tidak ada di kalender. Periksa hari dan bulannya.",
  },
  en: {
    type: "The date must be text. Example: 12/11/2026.",
    empty: "Fill in the date. Example: 12/11/2026.",
    unreadable: "The date cannot be read. Write day, month, year. Example: 12/11/2026.",
    short_year: "Write the year with four digits. Example: 12/11/2026.",
    month_first: "The month comes first here. Write the day first. Example: 22/11/2026.",
    no_such_day: "That day is not on the calendar. Check day and month.",
  },
};

export const decimalSentences: Sentences<DecimalErrorCode> = {
  id: {
    type: "Angka harus berupa teks. Contoh: 12,5.",
    empty: "Angka belum diisi. Contoh: 12,5.",
    unreadable: "Angka tidak terbaca. Tulis angka saja, tanpa satuan. Contoh: 12,5.",
    ambiguous: "Angka ini bisa berarti ribuan atau desimal. Tulis ribuan tanpa titik, desimal dengan koma.",
    too_many_decimals: "Angka di belakang koma terlalu banyak. Bulatkan seperti pada alat ukur.",
  },
  en: {
    type: "The number must be text. Example: 12.5.",
    empty: "Fill in the number. Example: 12.5.",
    unreadable: "The number cannot be read. Write digits only, no unit. Example: 12.5.",
    ambiguous: "This could mean thousands or decimals. Write thousands without a mark.",
    too_many_decimals: "Too many decimals. Round as the instrument shows.",
  },
};
