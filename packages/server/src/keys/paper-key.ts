import { createHash } from "node:crypto";
import { KEY_BYTES, type NamedKey } from "./named-key.ts";

/** Crockford's base 32: no I, L, O, U, so that handwriting is read one way. */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LINES = 4;
const LINE_BYTES = KEY_BYTES / LINES;
const LINE_SIGNS = Math.ceil((LINE_BYTES * 8) / 5);
const CHECK_SIGNS = 2;

/** A key as it is written on paper: four lines of thirteen signs, each with two signs that tell a slip of the pen. */
export function writeOnPaper(variable: string, { id, bytes }: NamedKey): readonly string[] {
  return Array.from({ length: LINES }, (_, at) => {
    const signs = toSigns(bytes.subarray(at * LINE_BYTES, (at + 1) * LINE_BYTES));
    const grouped = [signs.slice(0, 5), signs.slice(5, 9), signs.slice(9)].join(" ");
    return `${at + 1}  ${grouped}  ${checkOf(variable, id, at + 1, signs)}`;
  });
}

/**
 * Reads the four lines back, however they were spaced; small letters, O for zero, I and L for one are understood.
 *
 * @throws Error naming the line that was copied wrongly
 */
export function readFromPaper(variable: string, id: string, lines: readonly string[]): NamedKey {
  if (lines.length !== LINES)
    throw new Error(`spbe-server: key ${id} of ${variable} has ${lines.length} lines where ${LINES} are needed.`);
  return { id, bytes: new Uint8Array(lines.flatMap((line, at) => [...readLine(variable, id, at + 1, line)])) };
}

function readLine(variable: string, id: string, number: number, line: string): Uint8Array {
  const wrong = () =>
    new Error(`spbe-server: line ${number} of key ${id} (${variable}) was copied wrongly. Compare it sign by sign.`);
  const bare = line.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  if (bare.length !== 1 + LINE_SIGNS + CHECK_SIGNS || bare[0] !== String(number)) throw wrong();
  const signs = bare.slice(1, 1 + LINE_SIGNS);
  if (bare.slice(1 + LINE_SIGNS) !== checkOf(variable, id, number, signs)) throw wrong();
  return fromSigns(signs);
}

function checkOf(variable: string, id: string, line: number, signs: string): string {
  const hash = createHash("sha256")
    .update(JSON.stringify([variable, id, line, signs]))
    .digest();
  return SIGNS[hash[0]! & 31]! + SIGNS[hash[1]! & 31]!;
}

/** Big-endian, filled with zero bits at the left: 64 bits in 13 signs. */
function toSigns(bytes: Uint8Array): string {
  let value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let signs = "";
  for (let at = 0; at < LINE_SIGNS; at += 1) {
    signs = SIGNS[Number(value & 31n)]! + signs;
    value >>= 5n;
  }
  return signs;
}

function fromSigns(signs: string): Uint8Array {
  const value = [...signs].reduce((sum, sign) => (sum << 5n) | BigInt(SIGNS.indexOf(sign)), 0n);
  return Uint8Array.from({ length: LINE_BYTES }, (_, at) =>
    Number((value >> BigInt(8 * (LINE_BYTES - 1 - at))) & 255n),
  );
}
