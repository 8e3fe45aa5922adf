import { fail, ok, type Result } from "@spbe-kit/core";
import type { Scope } from "../database/tenant-settings.ts";
import type { Place, SignedIn } from "../host/server-module.ts";
import { plainAddress } from "../notices/notice-email.ts";
import { isSamePlace } from "./places.ts";

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
  /** Where notices go by e-mail, if the portal sends any. Default claim "email". */
  readonly email?: ClaimRule;
  /** Village or posyandu codes, a list or comma-separated text. Default claim "areas". */
  readonly areas?: ClaimRule;
  /**
   * Further units the account may act in: a list of objects, each with the claims of role, unit and areas by the same names.
   * Default claim "places".
   */
  readonly places?: Pick<ClaimRule, "claim">;
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
  const places = readPlaces(claims, { role, scope, unitName }, regencyCode, map);
  return ok({ accountId, name, regencyCode, role, scope, unitName, ...(places.length > 1 && { places }) });
}

const MOST_PLACES = 20;

/** The first place is the one signed in to. One that cannot be read is left out: fewer rights, never more. */
function readPlaces(claims: Claims, first: Place, regencyCode: string, map: ClaimMap): readonly Place[] {
  const listed = (map.places?.claim ?? "places").split(".").reduce<unknown>(step, claims);
  const further = (Array.isArray(listed) ? listed : []).flatMap((item: unknown): Place[] => {
    if (typeof item !== "object" || item === null) return [];
    const said = item as Claims;
    const role = valuesOf(said, map.role).find((value) => Object.hasOwn(map.scopeOfRole, value));
    const areas = valuesOf(said, map.areas ?? { claim: "areas" });
    const scope = role === undefined ? undefined : readScope(map.scopeOfRole[role]!, areas, regencyCode);
    if (role === undefined || scope === undefined) return [];
    return [{ role, scope, unitName: valuesOf(said, map.unitName ?? { claim: "unit_name" })[0] ?? "" }];
  });
  return [first, ...further.filter((place) => !isSamePlace(place, first))].slice(0, MOST_PLACES);
}

/** The address the provider vouches for; null without one, or when the provider says it is not verified. */
export function readEmail(claims: Claims, map: ClaimMap): string | null {
  if (claims.email_verified === false) return null;
  return plainAddress(valuesOf(claims, map.email ?? { claim: "email" })[0] ?? null);
}

/** The provider's own session, by which it later says that this one ended; undefined when it names none. */
export function readProviderSession({ sid }: Claims): string | undefined {
  return typeof sid === "string" && sid !== "" ? sid : undefined;
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
