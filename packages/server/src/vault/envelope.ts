import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from "node:crypto";

/** First byte of every sealed value. A later form takes the next number, and both are read. */
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const AFTER_HEAD = 1 + NONCE_BYTES;

/** What a sealed value belongs to. Bound into it, so that a value moved to another person or field does not open. */
export type Belonging = readonly string[];

/** AES-256-GCM: version, nonce of 96 random bits, ciphertext, tag. */
export function sealBytes(key: Uint8Array | KeyObject, belonging: Belonging, plain: Uint8Array): Uint8Array {
  // Never from the random port: a nonce that a seed can foretell would come twice.
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(boundTo(belonging));
  return Buffer.concat([Uint8Array.of(VERSION), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @returns undefined for a value that was changed, cut, moved, or sealed by another key */
export function openBytes(
  key: Uint8Array | KeyObject,
  belonging: Belonging,
  sealed: Uint8Array,
): Uint8Array | undefined {
  if (sealed[0] !== VERSION || sealed.length < AFTER_HEAD + TAG_BYTES) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(1, AFTER_HEAD), { authTagLength: TAG_BYTES });
  decipher.setAAD(boundTo(belonging));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const plain = decipher.update(sealed.subarray(AFTER_HEAD, sealed.length - TAG_BYTES));
  try {
    decipher.final();
    return plain;
  } catch {
    // The tag does not fit; Node says no more than that.
    return undefined;
  }
}

/** JSON keeps the parts apart: ["a", "bc"] and ["ab", "c"] differ. */
function boundTo(belonging: Belonging): Uint8Array {
  return Buffer.from(JSON.stringify([VERSION, ...belonging]), "utf8");
}
