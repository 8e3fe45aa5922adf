import type { Locale } from "@spbe-kit/core";

type FailureSentence = Readonly<Record<Locale, string>>;

/** Why a file could not be read, by the code of the failure. */
const importFailureSentences: Readonly<Record<string, FailureSentence>> = {
  "spreadsheet/empty": {
    id: "Berkas kosong. Pilih berkas yang berisi tabel.",
    en: "The file is empty. Choose a file with a table.",
  },
  "spreadsheet/old-xls": {
    id: "Berkas Excel lama (.xls). Buka, lalu simpan sebagai .xlsx, dan unggah lagi.",
    en: "This is an old Excel file (.xls). Open it, save it as .xlsx and upload it again.",
  },
  "spreadsheet/encrypted": {
    id: "Berkas dikunci kata sandi. Simpan salinan tanpa kata sandi, lalu unggah lagi.",
    en: "The file is locked with a password. Save a copy without one and upload it again.",
  },
  "spreadsheet/unsupported": {
    id: "Ini bukan berkas Excel (.xlsx) atau CSV. Simpan tabelnya sebagai .xlsx, lalu unggah lagi.",
    en: "This is not an Excel (.xlsx) or CSV file. Save the table as .xlsx and upload it again.",
  },
  "stunting/import-stopped": {
    id: "Impor terhenti karena kesalahan di server. Coba unggah lagi; bila terulang, hubungi pengelola portal.",
    en: "The import stopped because of a fault of the server. Upload again; if it happens again, tell the portal's operator.",
  },
  "spreadsheet/damaged": {
    id: "Berkas rusak atau terpotong. Buka di Excel, simpan lagi, lalu unggah yang baru.",
    en: "The file is damaged or cut off. Open it in Excel, save it again and upload the new one.",
  },
  "spreadsheet/too-large": {
    id: "Berkas melebihi batas baris, kolom, atau ukuran. Bagi per kecamatan, lalu unggah satu per satu.",
    en: "The file has too many rows or columns, or is too big. Split it by kecamatan and upload one at a time.",
  },
  "spreadsheet/unsafe": {
    id: "Berkas memuat bagian yang tidak wajar pada tabel. Salin isinya ke berkas baru, lalu unggah lagi.",
    en: "The file holds parts that no table needs. Copy its content to a new file and upload that.",
  },
  "stunting/import-no-header": {
    id: "Tidak ada baris judul kolom e-PPGBM pada 30 baris pertama. Pastikan berkas memuat judul seperti Nama, JK, Tgl Lahir, Berat, Tinggi.",
    en: "The first 30 rows hold no e-PPGBM column titles. Make sure the file has titles such as Nama, JK, Tgl Lahir, Berat, Tinggi.",
  },
};

const COLUMNS_MISSING = "stunting/import-columns-missing";
const missingColumns = (names: string) =>
  `These columns were not found: ${names}. Add them, or give them the titles of the e-PPGBM export.`;
const SOME_COLUMNS_MISSING =
  "Columns that every row needs were not found. Add them, or give them the titles of the e-PPGBM export. The server says which:";

export interface FailureWords {
  readonly sentence: string;
  /** The server's own sentence, Indonesian, where it says more than the translation could be made to say. */
  readonly detail: string | undefined;
}

/** In the language of the page; a code this version does not know keeps the server's own sentence. */
export function failureWords(
  failure: { readonly code: string; readonly message: string },
  locale: Locale,
): FailureWords {
  if (failure.code === COLUMNS_MISSING && locale === "en") return columnsMissing(failure.message);
  return { sentence: importFailureSentences[failure.code]?.[locale] ?? failure.message, detail: undefined };
}

/** The titles of the missing columns are those of the export and the same in both languages: they stand after the colon. */
function columnsMissing(message: string): FailureWords {
  const names = /: ([^.]+)\./.exec(message)?.[1];
  if (names === undefined) return { sentence: SOME_COLUMNS_MISSING, detail: message };
  return { sentence: missingColumns(names), detail: undefined };
}
