import { timingSafeEqual } from "node:crypto";
import { KEY_BYTES, type NamedKey, readKey } from "./named-key.ts";

/** Seals the audit chain. */
export type AuditKey = NamedKey;

/** Every secret a host works with. It comes from the environment and is never written to the database or the log. */
export interface KeyRing {
  readonly audit: AuditKey;
  /** Wrap the keys of persons. The first wraps new ones; the others still open what they wrapped, until `keys rotate` is done. */
  readonly vault: readonly [NamedKey, ...NamedKey[]];
  /** Makes the index by which a NIK is found again. It cannot be changed without reading every NIK once. */
  readonly index: NamedKey;
}

/** Names of the variables, in the order they are explained. */
export const KEY_VARIABLES = {
  audit: "SPBE_AUDIT_KEY",
  vault: "SPBE_VAULT_KEYS",
  index: "SPBE_INDEX_KEY",
} as const;

/**
 * Reads the keys of a host from its environment.
 *
 * @throws Error naming the variable and the cure, never a value
 */
export function readKeyRing(env: Readonly<Record<string, string | undefined>>): KeyRing {
  const ring: KeyRing = {
    audit: readKey(KEY_VARIABLES.audit, required(env, KEY_VARIABLES.audit)),
    vault: readList(KEY_VARIABLES.vault, required(env, KEY_VARIABLES.vault)),
    index: readKey(KEY_VARIABLES.index, required(env, KEY_VARIABLES.index)),
  };
  refuseSameKey(ring);
  return ring;
}

/** Ids that begin like this belong to keys that lie beside the data or in public code; production refuses them. */
const NOT_FOR_PRODUCTION = /^(trial|test)-/;

/** @throws Error for keys made for trial or for tests */
export function refuseTrialKeys(ring: KeyRing): void {
  const found = [ring.audit, ...ring.vault, ring.index].find(({ id }) => NOT_FOR_PRODUCTION.test(id));
  if (found)
    throw new Error(
      `spbe-server: key ${found.id} was made for trial and is known to others, so production refuses it. Run: spbe-server keys generate`,
    );
}

function required(env: Readonly<Record<string, string | undefined>>, variable: string): string {
  const text = env[variable]?.trim();
  if (text) return text;
  throw new Error(
    `spbe-server: ${variable} is not set, so nothing personal can be read or written. Put back the value you keep, or for a new portal run: spbe-server keys generate`,
  );
}

function readList(variable: string, text: string): readonly [NamedKey, ...NamedKey[]] {
  const [first, ...others] = text.split(",").map((part) => readKey(variable, part.trim()));
  const keys = [first!, ...others] as const;
  const ids = keys.map(({ id }) => id);
  const doubled = ids.find((id, at) => ids.indexOf(id) !== at);
  if (doubled)
    throw new Error(
      `spbe-server: ${variable} names key ${doubled} twice, so one of the two would never be used. Remove one of them.`,
    );
  return keys;
}

function refuseSameKey(ring: KeyRing): void {
  const named = [
    [KEY_VARIABLES.audit, ring.audit],
    ...ring.vault.map((key) => [KEY_VARIABLES.vault, key] as const),
    [KEY_VARIABLES.index, ring.index],
  ] as const;
  for (const [at, [variable, key]] of named.entries())
    for (const [earlier, other] of named.slice(0, at))
      if (key.bytes.length === KEY_BYTES && timingSafeEqual(key.bytes, other.bytes))
        throw new Error(
          `spbe-server: ${variable} holds the same key as ${earlier}; who learns one would hold both. Run: spbe-server keys generate`,
        );
}
