import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A canary where it should not be: the text, the form it was written in, and where. */
export interface CanaryFound {
  readonly canary: string;
  /** "as it is", "base64", "utf-16le", "grouped by dots" ... */
  readonly form: string;
  /** What was searched: a file's path, "log", ... */
  readonly place: string;
}

interface Needle {
  readonly canary: string;
  readonly form: string;
  readonly bytes: Buffer;
}

/** A key, which is no text. */
export interface CanaryBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface CanarySearch {
  /** @param place named in what is found */
  in(place: string, content: string | Uint8Array): CanaryFound[];
  /** Every file below a folder, by its bytes. @returns also how many files were read, so that an empty folder proves nothing */
  below(folder: string): { readonly files: number; readonly found: CanaryFound[] };
}

/**
 * Looks for texts that must not be there, byte by byte, in every form a program may have given them: as they are, in lower case,
 * UTF-16, base64 at each of its three alignments, hex, percent-encoded, and a NIK also in groups. Of numbers that begin alike, search
 * the beginning: their first twelve digits are searched in groups too.
 */
export function canarySearch(canaries: readonly (string | CanaryBytes)[]): CanarySearch {
  const needles = canaries.flatMap((canary) => needlesOf(...formsOf(canary)));
  const search = (place: string, content: string | Uint8Array): CanaryFound[] => {
    const bytes = typeof content === "string" ? Buffer.from(content) : Buffer.from(content);
    return needles
      .filter((needle) => bytes.includes(needle.bytes))
      .map(({ canary, form }) => ({ canary, form, place }));
  };
  return {
    in: search,
    below(folder) {
      const files = filesBelow(folder);
      return { files: files.length, found: files.flatMap((file) => search(file, readFileSync(file))) };
    },
  };
}

/** Found canaries, a line each: `expect(canaryLines(found)).toEqual([])`. */
export function canaryLines(found: readonly CanaryFound[]): string[] {
  return found.map(({ canary, form, place }) => `${place}: ${canary} (${form})`);
}

type Form = readonly [form: string, bytes: Buffer];

function formsOf(canary: string | CanaryBytes): [canary: string, forms: Form[]] {
  if (typeof canary === "string") return [canary, [...byteForms(Buffer.from(canary)), ...textForms(canary)]];
  return [canary.name, byteForms(Buffer.from(canary.bytes))];
}

function textForms(canary: string): Form[] {
  return [
    ["lower case", Buffer.from(canary.toLowerCase())],
    ["utf-16le", Buffer.from(canary, "utf16le")],
    ["utf-16be", Buffer.from(canary, "utf16le").swap16()],
    ["percent-encoded", Buffer.from(encodeURIComponent(canary))],
    ["of a form", Buffer.from(encodeURIComponent(canary).replaceAll("%20", "+"))],
    ...groupedForms(canary),
  ];
}

function byteForms(bytes: Buffer): Form[] {
  const hex = bytes.toString("hex");
  return [
    ["as it is", bytes],
    ["hex", Buffer.from(hex)],
    ["hex, capitals", Buffer.from(hex.toUpperCase())],
    ...base64Forms(bytes),
  ];
}

/** Each form once: many texts look the same in several. */
function needlesOf(canary: string, forms: readonly Form[]): Needle[] {
  const seen = new Set<string>();
  return forms.flatMap(([form, bytes]) => {
    const key = bytes.toString("latin1");
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ canary, form, bytes }];
  });
}

/** What a text becomes inside base64, whatever stands before and behind it: the letters its own bytes alone decide. */
function base64Forms(canary: Buffer): Form[] {
  return [0, 1, 2].flatMap((before): Form[] => {
    const bytes = Buffer.concat([Buffer.alloc(before), canary]);
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 3));
    const letters = whole.toString("base64").slice(before === 0 ? 0 : 4);
    const url = letters.replaceAll("+", "-").replaceAll("/", "_");
    return [
      ["base64", Buffer.from(letters)],
      ["base64url", Buffer.from(url)],
    ];
  });
}

const GROUPINGS = [
  [6, 6, 4],
  [4, 4, 4, 4],
  [2, 2, 2, 6, 4],
  [2, 2, 2, 2, 2, 2, 4],
];

function groupedForms(canary: string): Form[] {
  if (!/^\d{12,16}$/.test(canary)) return [];
  const signs = { spaces: " ", dots: ".", dashes: "-" };
  return GROUPINGS.flatMap((sizes) => {
    const ends = sizes.map((_, index) => sizes.slice(0, index + 1).reduce((sum, size) => sum + size, 0));
    const groups = ends.map((end, index) => canary.slice(ends[index - 1] ?? 0, end)).filter((group) => group !== "");
    return Object.entries(signs).map(([name, sign]): Form => [`grouped by ${name}`, Buffer.from(groups.join(sign))]);
  });
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
