import { isSpreadsheetError, type SpreadsheetProblemCode } from "@spbe-kit/server/spreadsheet";
import type { ScanFailure } from "./import-sheet.ts";

const SENTENCES: Readonly<Record<SpreadsheetProblemCode, string>> = {
  "spreadsheet/empty": "Berkas kosong. Pilih berkas yang berisi tabel.",
  "spreadsheet/old-xls": "Berkas Excel lama (.xls). Buka, lalu simpan sebagai .xlsx, dan unggah lagi.",
  "spreadsheet/encrypted": "Berkas dikunci kata sandi. Simpan salinan tanpa kata sandi, lalu unggah lagi.",
  "spreadsheet/unsupported":
    "Ini bukan berkas Excel (.xlsx) atau CSV. Simpan tabelnya sebagai .xlsx, lalu unggah lagi.",
  "spreadsheet/damaged": "Berkas rusak atau terpotong. Buka di Excel, simpan lagi, lalu unggah yang baru.",
  "spreadsheet/too-large":
    "Berkas melebihi batas baris, kolom, atau ukuran. Bagi per kecamatan, lalu unggah satu per satu.",
  "spreadsheet/unsafe":
    "Berkas memuat bagian yang tidak wajar pada tabel. Salin isinya ke berkas baru, lalu unggah lagi.",
};

/** A sentence for a file that could not be read. Anything else is ours, not the file's: it is thrown on. */
export function refusalOf(error: unknown): ScanFailure {
  if (!isSpreadsheetError(error)) throw error;
  return { code: error.code, message: SENTENCES[error.code] };
}
