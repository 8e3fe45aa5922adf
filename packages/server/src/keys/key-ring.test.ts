import { seededRandom } from "@spbe-kit/core";
import { describe, expect, it } from "vitest";
import { readKeyRing, refuseTrialKeys } from "./key-ring.ts";
import { environmentOf, makeKeyRing } from "./make-keys.ts";

const ring = makeKeyRing(seededRandom(1));
const env = environmentOf(ring);
const secretOf = (text: string) => text.slice(text.indexOf(":") + 1);
const zeros = Buffer.alloc(32).toString("base64url");

describe("the keys of a host", () => {
  it("are read from the environment as they were made", () => {
    expect(readKeyRing(env)).toEqual(ring);
  });

  it("may bring older vault keys behind the first, which stays the one that wraps", () => {
    const older = makeKeyRing(seededRandom(2));
    const both = readKeyRing({
      ...env,
      SPBE_VAULT_KEYS: `${env.SPBE_VAULT_KEYS}, ${environmentOf(older).SPBE_VAULT_KEYS}`,
    });
    expect(both.vault.map(({ id }) => id)).toEqual([ring.vault[0].id, older.vault[0].id]);
  });

  it.each([
    ["is missing", { SPBE_INDEX_KEY: undefined }, /SPBE_INDEX_KEY is not set.*spbe-server keys generate/],
    ["is empty", { SPBE_AUDIT_KEY: "  " }, /SPBE_AUDIT_KEY is not set/],
    [
      "has no name",
      { SPBE_VAULT_KEYS: secretOf(env.SPBE_VAULT_KEYS!) },
      /SPBE_VAULT_KEYS does not begin with a key's name/,
    ],
    ["is too short", { SPBE_AUDIT_KEY: "a:c2hvcnQ" }, /SPBE_AUDIT_KEY holds 5 bytes in key a where 32 are needed/],
    ["is no base64url", { SPBE_INDEX_KEY: "a:kunci rahasia!" }, /SPBE_INDEX_KEY holds signs in key a/],
    ["can be guessed", { SPBE_INDEX_KEY: `a:${zeros}` }, /SPBE_INDEX_KEY repeats the same few bytes/],
    ["is listed twice", { SPBE_VAULT_KEYS: `${env.SPBE_VAULT_KEYS},${env.SPBE_VAULT_KEYS}` }, /names key k-\w+ twice/],
    ["serves two ends", { SPBE_INDEX_KEY: env.SPBE_AUDIT_KEY }, /SPBE_INDEX_KEY holds the same key as SPBE_AUDIT_KEY/],
    ["ends in a comma", { SPBE_VAULT_KEYS: `${env.SPBE_VAULT_KEYS},` }, /SPBE_VAULT_KEYS does not begin/],
  ] as const)("are refused where one %s, without repeating it", (_what, change, words) => {
    const given: Record<string, string | undefined> = { ...env, ...change };
    const refused = () => readKeyRing(given);
    expect(refused).toThrow(words);
    const message = messageOf(refused);
    for (const text of Object.values(given)) {
      const secret = secretOf(text ?? "").trim();
      if (secret.length > 4) expect(message).not.toContain(secret.slice(0, 8));
    }
  });

  it.each(["trial", "test"])("made for %s do not reach production", (word) => {
    expect(() => refuseTrialKeys(makeKeyRing(seededRandom(3), word))).toThrow(/production refuses it/);
    expect(() => refuseTrialKeys(ring)).not.toThrow();
  });
});

function messageOf(work: () => unknown): string {
  try {
    work();
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
}
