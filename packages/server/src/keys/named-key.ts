import { createSecretKey, type KeyObject } from "node:crypto";

/** A secret of 32 bytes and the name under which rows remember which one was used. */
export interface NamedKey {
  /** Lower-case letters, digits and hyphens, at most 32. No secret. */
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** Length of every key: AES-256 and HMAC-SHA-256. */
export const KEY_BYTES = 32;

const ID = /^[a-z0-9][a-z0-9-]{0,31}$/;
const BASE64URL = /^[A-Za-z0-9_-]+$/;

/**
 * Reads "id:base64url". Both refusals and types keep the value out: a message may end in a log.
 *
 * @throws Error naming the variable and the cure
 */
export function readKey(variable: string, text: string): NamedKey {
  const colon = text.indexOf(":");
  const id = text.slice(0, Math.max(colon, 0));
  if (colon < 0 || !ID.test(id)) throw wrong(variable, "does not begin with a key's name and a colon");
  const secret = text.slice(colon + 1).replace(/=+$/, "");
  if (!BASE64URL.test(secret)) throw wrong(variable, `holds signs in key ${id} that base64url does not have`);
  const bytes = new Uint8Array(Buffer.from(secret, "base64url"));
  if (bytes.length !== KEY_BYTES)
    throw wrong(variable, `holds ${bytes.length} bytes in key ${id} where ${KEY_BYTES} are needed`);
  if (new Set(bytes).size < 8) throw wrong(variable, `repeats the same few bytes in key ${id}, so it can be guessed`);
  return { id, bytes };
}

/** "id:base64url", as the environment holds it. A secret: for the operator's eyes only. */
export function writeKey({ id, bytes }: NamedKey): string {
  return `${id}:${Buffer.from(bytes).toString("base64url")}`;
}

function wrong(variable: string, what: string): Error {
  return new Error(
    `spbe-server: ${variable} ${what}. Write it as name:key, copied whole from where you keep it; spbe-server keys generate makes new ones.`,
  );
}

const prepared = new WeakMap<NamedKey, KeyObject>();

/** The key as the platform works with it, made once: from plain bytes it is made anew at each use, which takes five times as long. */
export function keyObjectOf(key: NamedKey): KeyObject {
  const known = prepared.get(key);
  if (known) return known;
  const made = createSecretKey(key.bytes);
  prepared.set(key, made);
  return made;
}
