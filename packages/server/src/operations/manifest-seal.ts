import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import type { AuditKey } from "../keys/key-ring.ts";
import { KEY_BYTES } from "../keys/named-key.ts";

/**
 * "name:hex" of an HMAC-SHA-256 over the manifest, which holds the sum of every file: without the portal's keys nobody can write a
 * dump that its portal takes. The key is derived from the audit key and serves nothing else.
 */
export function sealOf({ id, bytes }: AuditKey, manifest: string): string {
  const key = new Uint8Array(hkdfSync("sha256", bytes, new Uint8Array(0), "spbe-backup manifest", KEY_BYTES));
  return `${id}:${createHmac("sha256", key).update(manifest).digest("hex")}`;
}

/** Whose seal a dump bears, as compared with this portal's key. */
export type SealFinding = "right" | "wrong" | { readonly otherKey: string };

/** @param seal undefined where the dump bears none */
export function judgeSeal(key: AuditKey, manifest: string, seal: string | undefined): SealFinding {
  const id = /^([a-z0-9][a-z0-9-]{0,31}):[0-9a-f]{64}$/.exec(seal ?? "")?.[1];
  if (seal === undefined || id === undefined) return "wrong";
  if (id !== key.id) return { otherKey: id };
  return timingSafeEqual(Buffer.from(seal), Buffer.from(sealOf(key, manifest))) ? "right" : "wrong";
}
