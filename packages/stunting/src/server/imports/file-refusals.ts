import type { ModuleLog } from "@spbe-kit/server";
import { isSpreadsheetError, type SpreadsheetProblemCode } from "@spbe-kit/server/spreadsheet";
import type { TableFailure } from "./import-sheet.ts";

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

/** What an officer is told when the fault is the server's, not the file's. The log has the rest. */
export const SERVER_FAULT: TableFailure = {
  code: "stunting/import-stopped",
  message: "Impor terhenti karena kesalahan di server. Coba unggah lagi; bila terulang, hubungi pengelola portal.",
};

/** A sentence for a file that could not be read. Anything else is ours: it is logged, and the import ends in a stated condition. */
export function refusalOf(error: unknown, log: ModuleLog): TableFailure {
  if (isSpreadsheetError(error)) return { code: error.code, message: SENTENCES[error.code] };
  log.error({ err: error }, "an import stopped while reading");
  return SERVER_FAULT;
}
