import { FILE_KINDS, type FileKind } from "./file-kinds.ts";

/** Names longer than this do not fit every file system (255 bytes, four for one sign at most). */
const LONGEST_NAME = 60;
/** Control signs, and the marks that turn the direction of text: "laporan\u202Efdp.exe" is read as "laporanexe.pdf". */
const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const NOT_IN_NAMES = /[/\\:*?"<>|]/g;
const NOT_IN_ASCII_NAME = /[^\x20-\x7e]|[%"\\;]/g;

/**
 * A name fit to be kept and shown: the last part of a path, without signs that steer a screen, a header or a file system.
 *
 * @returns at most 60 signs; "berkas" where nothing is left
 */
export function safeFileName(given: string): string {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const clean = last
    .replace(INVISIBLE, "")
    .replace(NOT_IN_NAMES, "_")
    .trim()
    .replace(/^\.+/, "")
    .replace(/[. ]+$/, "");
  if (clean === "") return "berkas";
  const signs = [...clean];
  if (signs.length <= LONGEST_NAME) return clean;
  const ending = endingOf(clean);
  if (ending.length > 8) return signs.slice(0, LONGEST_NAME).join("");
  return [...signs.slice(0, LONGEST_NAME - ending.length - 1), ".", ending].join("");
}

/** Lower-case letters behind the last dot; "" where there is none. */
export function endingOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot < 0 ? "" : name.slice(dot + 1).toLowerCase();
}

/** True where the name's last ending says the same as the bytes, or says nothing. */
export function endingFits(name: string, kind: FileKind): boolean {
  const ending = endingOf(name);
  return ending === "" || FILE_KINDS[kind].endings.includes(ending);
}

/** What an answer needs to know of a file. */
export interface SentFile {
  readonly name: string;
  /** Null for content nobody judged: it goes out as bytes without a kind. */
  readonly kind: FileKind | null;
  readonly sizeBytes: number;
}

/**
 * Headers of an answer that gives a file: saved and never shown inside the portal, with the kind its bytes have, kept by no cache
 * between (RFC 6266, RFC 8187).
 */
export function attachmentHeaders({ name, kind, sizeBytes }: SentFile): Record<string, string> {
  const shown = withEnding(safeFileName(name), kind);
  const ascii = shown.replace(NOT_IN_ASCII_NAME, "_");
  return {
    "content-type": kind === null ? "application/octet-stream" : FILE_KINDS[kind].mediaType,
    "content-length": String(sizeBytes),
    "content-disposition": `attachment; filename="${ascii}"; filename*=UTF-8''${percentEncoded(shown)}`,
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
  };
}

function withEnding(name: string, kind: FileKind | null): string {
  if (kind === null || FILE_KINDS[kind].endings.includes(endingOf(name))) return name;
  return `${name}.${FILE_KINDS[kind].endings[0]}`;
}

/** `encodeURIComponent` leaves ' ( ) * as they are, which RFC 8187 does not allow. */
function percentEncoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
