import { createHmac, timingSafeEqual } from "node:crypto";
import canonicalize from "canonicalize";
import type { AuditKey } from "../keys/key-ring.ts";
import { keyObjectOf } from "../keys/named-key.ts";

export type AuditKind = "write" | "disclosure" | "login" | "logout";

/** One line of the audit: ids and field names, never values. */
export interface AuditEntry {
  /** UUID version 7. */
  readonly entryId: string;
  /** Kemendagri's code with its dot. */
  readonly regencyCode: string;
  /** UTC with six digits, as the database says it: "2026-11-24T05:00:00.123000Z". */
  readonly at: string;
  readonly kind: AuditKind;
  /** `<module>/<resource>.<operation>`, with ` (job name)` behind it for background work. */
  readonly act: string;
  readonly accountId: string;
  readonly role: string;
  readonly traceId: string;
  /** Why personal data were shown, where the operation asks for it. */
  readonly purpose: string | null;
  /** `<kind>/<id>`, sorted, for example "child/0190…". */
  readonly subjects: readonly string[];
  /** Names of the fields written or shown, sorted. */
  readonly fields: readonly string[];
}

/** An entry's own code: it proves that a holder of the key wrote it, so a row put in by hand is found out. Hex, 64 digits. */
export function entryMac(entry: AuditEntry, key: AuditKey): string {
  return hmac(key, { ...entry });
}

/** The link of the chain. `previous` is the seal before it, empty for the first. Hex, 64 digits. */
export function sealOf(
  link: { readonly number: number; readonly previous: string; readonly entryId: string; readonly mac: string },
  key: AuditKey,
): string {
  return hmac(key, { ...link });
}

/** Compares two codes in constant time. */
export function sameCode(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

/** RFC 8785: one text for one value, so that the same entry gives the same code on every machine. */
function hmac(key: AuditKey, value: Readonly<Record<string, unknown>>): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("spbe-server: an audit entry holds a value that JSON cannot carry.");
  return createHmac("sha256", keyObjectOf(key)).update(text).digest("hex");
}
