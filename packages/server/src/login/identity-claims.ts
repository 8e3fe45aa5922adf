import { fail, ok, type Result } from "@spbe-kit/core";
import type { Scope } from "../database/tenant-settings.ts";
import type { SignedIn } from "../host/server-module.ts";

/** A claim by its path ("realm_access.roles") and, where the provider's words are not ours, what each means here. */
export interface ClaimRule {
  readonly claim: string;
  /** Provider's value -> ours. Without it the value is taken as it is. */
  readonly values?: Readonly<Record<string, string>>;
}

/** How the provider's claims become a role, a regency, a unit and an area. */
export interface ClaimMap {
  readonly role: ClaimRule;
  readonly regency: ClaimRule;
  /** Display name of the person. Default claim "name". */
  readonly name?: ClaimRule;
  /** The unit as people call it. Default claim "unit_name". */
  readonly unitName?: ClaimRule;
  /** Village or posyandu codes, a list or comma-separated text. Default claim "areas". */
  readonly areas?: ClaimRule;
  /** Roles that may sign in, and the kind of area each one sees. */
  readonly scopeOfRole: Readonly<Record<string, Scope["kind"]>>;
}

export type ClaimFault = "subject-missing" | "role-unknown" | "regency-unknown" | "area-unknown";

type Claims = Readonly<Record<string, unknown>>;

const AREA = { villages: /^\d{2}\.\d{2}\.\d{2}\.\d{4}$/, posyandu: /^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/ } as const;

/** Reads who signed in. A role or regency this portal does not know is refused, never guessed. */
export function readClaims(
  claims: Claims,
  map: ClaimMap,
  regencies: ReadonlySet<string>,
): Result<SignedIn, ClaimFault> {
  const accountId = claims.sub;
  if (typeof accountId !== "string" || accountId === "") return fail("subject-missing");
  const role = valuesOf(claims, map.role).find((value) => Object.hasOwn(map.scopeOfRole, value));
  if (role === undefined) return fail("role-unknown");
  const regencyCode = valuesOf(claims, map.regency).find((value) => regencies.has(value));
  if (regencyCode === undefined) return fail("regency-unknown");
  const scope = readScope(map.scopeOfRole[role]!, valuesOf(claims, map.areas ?? { claim: "areas" }), regencyCode);
  if (!scope) return fail("area-unknown");
  const name = valuesOf(claims, map.name ?? { claim: "name" })[0] ?? accountId;
  const unitName = valuesOf(claims, map.unitName ?? { claim: "unit_name" })[0] ?? "";
  return ok({ accountId, name, regencyCode, role, scope, unitName });
}

function readScope(kind: Scope["kind"], codes: readonly string[], regencyCode: string): Scope | undefined {
  if (kind === "regency") return { kind };
  const fits = (code: string) => AREA[kind].test(code) && (kind === "posyandu" || code.startsWith(`${regencyCode}.`));
  return codes.length > 0 && codes.every(fits) ? { kind, codes } : undefined;
}

function valuesOf(claims: Claims, rule: ClaimRule): string[] {
  const found = rule.claim.split(".").reduce<unknown>(step, claims);
  const texts = typeof found === "string" ? found.split(",") : Array.isArray(found) ? found : [];
  const given = texts.filter((text) => typeof text === "string").map((text) => text.trim());
  if (!rule.values) return given.filter((text) => text !== "");
  const { values } = rule;
  return given.flatMap((text) => (Object.hasOwn(values, text) ? [values[text]!] : []));
}

function step(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
