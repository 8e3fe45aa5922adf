import { seededRandom } from "@spbe-kit/core";
import { createVault, type RegencyVault } from "../vault/vault.ts";
import type { KeyRing } from "./key-ring.ts";
import { makeKeyRing } from "./make-keys.ts";

/** For tests only: the same keys every time, known to everybody. Production refuses them by their names. */
export const testKeyRing: KeyRing = makeKeyRing(seededRandom(1906), "test");

/** A ring whose first vault key is new and whose second is the one of `ring`, as after `keys generate --next`. */
export function withNewVaultKey(ring: KeyRing, seed = 1907): KeyRing {
  return { ...ring, vault: [makeKeyRing(seededRandom(seed), "test").vault[0], ...ring.vault] };
}

/** For tests only: the vault of one regency as a host with `testKeyRing` has it. */
export function testVault(regency: string): RegencyVault {
  return createVault(testKeyRing).of(regency);
}
