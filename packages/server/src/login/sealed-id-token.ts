import { hkdfSync } from "node:crypto";
import { openBytes, sealBytes } from "../vault/envelope.ts";
import type { SessionKey } from "./session-cookie.ts";

/**
 * The provider's ID token, which names the person, sealed by a key made from the session's own token. Only the browser holds that:
 * neither a copied database nor the keys of the environment open it, and it is needed only when the browser asks to sign out.
 */
export function sealIdToken(session: SessionKey, idToken: string): Uint8Array {
  return sealBytes(keyOf(session), belonging(session), Buffer.from(idToken, "utf8"));
}

/** @returns undefined for a value that was changed or moved from another session */
export function openIdToken(session: SessionKey, sealed: Uint8Array): string | undefined {
  const bytes = openBytes(keyOf(session), belonging(session), sealed);
  return bytes && Buffer.from(bytes).toString("utf8");
}

/** The token is 256 random bits, so one step of HKDF is enough; the label keeps the key apart from the token's stored hash. */
function keyOf({ token }: SessionKey): Uint8Array {
  return new Uint8Array(
    hkdfSync("sha256", Buffer.from(token, "utf8"), new Uint8Array(), "spbe-kit/session.id-token", 32),
  );
}

function belonging({ regencyCode }: SessionKey): readonly string[] {
  return ["session.id-token", regencyCode];
}
