import { zipSync } from "fflate";
import { writeSpreadsheet } from "../spreadsheet/write-spreadsheet.ts";

/** Smallest files of each kind, and of kinds that pretend. */
export const PNG = Buffer.concat([
  Buffer.from("89504e470d0a1a0a0000000d4948445200000001000000010806000000", "hex"),
  Buffer.from("1f15c4890000000a49444154789c636000000000020001e221bc330000000049454e44ae426082", "hex"),
]);
export const JPEG = Buffer.from("ffd8ffe000104a46494600010100000100010000ffd9", "hex");
export const PDF = Buffer.from("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");
export const CSV = Buffer.from("nama;nik\nNaura Alesha;1906064904259941\n");
export const HTML = Buffer.from("<!doctype html><script>alert(1)</script>");
export const ZIP = Buffer.from(zipSync({ "rahasia.txt": Buffer.from("bukan tabel") }));

export async function workbook(): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  const rows = [
    ["Nama", "NIK"],
    ["Naura Alesha", "1906064904259941"],
  ];
  for await (const part of writeSpreadsheet({ sheets: [{ name: "Sheet1", rows }] })) parts.push(part);
  return Buffer.concat(parts);
}

/** A workbook by the names of its parts. */
export function madeUpWorkbook(others: Readonly<Record<string, Uint8Array>>): Buffer {
  const part = Buffer.from("<x/>");
  return Buffer.from(zipSync({ "[Content_Types].xml": part, "xl/workbook.xml": part, ...others }, { level: 9 }));
}

export async function* inPieces(bytes: Uint8Array, length = 1_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}
