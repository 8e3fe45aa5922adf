import type { RandomPort } from "@spbe-kit/core";
import { KEY_VARIABLES, type KeyRing } from "./key-ring.ts";
import { KEY_BYTES, type NamedKey, writeKey } from "./named-key.ts";

/** A new key under a name nobody has used: `<word>-` and eight letters or digits. */
export function makeKey(word: string, random: RandomPort): NamedKey {
  const id = `${word}-${Buffer.from(random.bytes(4)).toString("hex")}`;
  return { id, bytes: random.bytes(KEY_BYTES) };
}

/** A whole new ring. `word` begins each name, for example "trial". */
export function makeKeyRing(random: RandomPort, word = "k"): KeyRing {
  return { audit: makeKey(word, random), vault: [makeKey(word, random)], index: makeKey(word, random) };
}

/** The lines of an environment file: what `readKeyRing` reads. */
export function environmentOf(ring: KeyRing): Readonly<Record<string, string>> {
  return {
    [KEY_VARIABLES.audit]: writeKey(ring.audit),
    [KEY_VARIABLES.vault]: ring.vault.map(writeKey).join(","),
    [KEY_VARIABLES.index]: writeKey(ring.index),
  };
}
