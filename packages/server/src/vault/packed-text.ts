import { deflateRawSync, inflateRawSync } from "node:zlib";

/** First byte of what is sealed: whether the rest is the text itself or the text deflated. */
const PLAIN = 0;
const DEFLATED = 1;

/**
 * Shorter texts gain nothing. Longer ones must be packed before they are sealed: what is sealed cannot be packed any more, and the
 * database would store it whole. Nobody who could watch the length chooses part of the text, so the length tells nothing.
 */
const WORTH_PACKING = 2_000;

export function bytesOfText(text: string): Uint8Array {
  const bytes = Buffer.from(text, "utf8");
  if (bytes.length < WORTH_PACKING) return Buffer.concat([Uint8Array.of(PLAIN), bytes]);
  return Buffer.concat([Uint8Array.of(DEFLATED), deflateRawSync(bytes, { level: 1 })]);
}

export function textOfBytes(bytes: Uint8Array): string {
  const rest = bytes.subarray(1);
  return Buffer.from(bytes[0] === DEFLATED ? inflateRawSync(rest) : rest).toString("utf8");
}
