import { piecesOf, type SpreadsheetSource } from "./source-bytes.ts";
import {
  encrypted,
  type SpreadsheetError,
  spreadsheetError,
  type UnsupportedKind,
  unsupported,
} from "./spreadsheet-error.ts";

/** How many first bytes the judgement needs. */
export const HEAD_BYTES = 4096;

const OLE = Buffer.from("d0cf11e0a1b11ae1", "hex");
/** The stream in which Office keeps a password-protected XLSX inside an OLE file. */
const ENCRYPTED_PACKAGE = Buffer.from("EncryptedPackage", "utf16le");

const MAGIC: readonly (readonly [signature: Buffer, found: UnsupportedKind])[] = [
  [Buffer.from("%PDF-"), "pdf"],
  [Buffer.from("89504e47", "hex"), "image"],
  [Buffer.from("ffd8ff", "hex"), "image"],
  [Buffer.from("GIF8"), "image"],
  [Buffer.from("RIFF"), "image"],
  [Buffer.from("49492a00", "hex"), "image"],
  [Buffer.from("4d4d002a", "hex"), "image"],
  [Buffer.from("{\\rtf"), "office-document"],
  [Buffer.from("1f8b08", "hex"), "archive"],
  [Buffer.from("Rar!"), "archive"],
  [Buffer.from("377abcaf271c", "hex"), "archive"],
];

/**
 * What the file is by its bytes; its name is never asked, because exports of web systems are often HTML named .xls.
 *
 * @returns "zip" (an XLSX if its parts say so), "text" (a CSV), "ole" (see `refusalOfOle`)
 * @throws SpreadsheetError "spreadsheet/unsupported", naming what was found
 */
export function kindOfFile(head: Buffer): "zip" | "text" | "ole" {
  if (startsWith(head, OLE)) return "ole";
  if (head.length >= 4 && head.toString("latin1", 0, 2) === "PK" && head[2]! <= 8 && head[3]! === head[2]! + 1) {
    return "zip";
  }
  const known = MAGIC.find(([signature]) => startsWith(head, signature));
  if (known) throw unsupported(known[1]);
  if (hasUtf16Mark(head)) return "text";
  if (head.includes(0)) throw unsupported("binary");
  const markup = markupOf(head.toString("latin1"));
  if (markup) throw unsupported(markup);
  return "text";
}

function startsWith(head: Buffer, signature: Buffer): boolean {
  return head.subarray(0, signature.length).equals(signature);
}

function hasUtf16Mark(head: Buffer): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
}

function markupOf(text: string): "html" | "xml" | undefined {
  const start = text.replace(/^\u00ef\u00bb\u00bf/, "").trimStart();
  if (!/^<[!?a-z]/i.test(start)) return undefined;
  return /<(?:!doctype\s+html|html|head|meta|table|body|style|div)\b/i.test(start) ? "html" : "xml";
}

/** An OLE file is an old workbook, or a new one under a password: its directory tells which. */
export async function refusalOfOle(source: SpreadsheetSource, signal?: AbortSignal): Promise<SpreadsheetError> {
  let tail = Buffer.alloc(0);
  for await (const piece of piecesOf(source, signal)) {
    const seen = Buffer.concat([tail, piece]);
    if (seen.includes(ENCRYPTED_PACKAGE)) return encrypted();
    tail = Buffer.from(seen.subarray(-ENCRYPTED_PACKAGE.length));
  }
  return spreadsheetError(
    "spreadsheet/old-xls",
    null,
    "The file is an Excel 97-2003 workbook (.xls). Open it in Excel or LibreOffice and save it as .xlsx.",
  );
}
