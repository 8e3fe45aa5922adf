import { createHash } from "node:crypto";
import { type ClockPort, type RandomPort, systemRandom } from "@spbe-kit/core";
import { sql } from "kysely";
import type { AuditRecorder } from "../audit/record-entry.ts";
import type { Database, Transaction } from "../database/database.ts";
import type { Scope } from "../database/tenant-settings.ts";
import type { SignedIn } from "../host/server-module.ts";
import { rememberAccount } from "../notices/account-rows.ts";
import { readStoredPlaces, writePlaces } from "./places.ts";
import type { ProviderLogout } from "./provider-tokens.ts";
import { openIdToken, sealIdToken } from "./sealed-id-token.ts";
import type { SessionKey } from "./session-cookie.ts";

/** When a session ends by itself. */
export interface SessionLimits {
  /** Minutes without a request. Default 60. */
  readonly idleMinutes: number;
  /** Hours since login, however busy. Default 12. */
  readonly absoluteHours: number;
}
export const DEFAULT_SESSION_LIMITS: SessionLimits = { idleMinutes: 60, absoluteHours: 12 };

export type SessionState =
  | { readonly state: "active"; readonly signedIn: SignedIn; readonly idToken: string | undefined }
  | { readonly state: "expired" }
  | { readonly state: "unknown" };

interface SessionRow {
  account_id: string;
  name: string;
  role: string;
  unit_name: string;
  scope_kind: Scope["kind"];
  scope_codes: string;
  places: string;
  id_token: Uint8Array | null;
  expired: boolean;
  stale: boolean;
}

interface EndedRow extends Pick<SessionRow, "account_id" | "role"> {
  token_sha256: string;
}

interface StoreParts {
  readonly database: Database;
  readonly clock: ClockPort;
  readonly limits: SessionLimits;
  readonly recorder: AuditRecorder;
  /** Tokens are secrets: production always takes the platform's randomness. */
  readonly random?: RandomPort;
}

type ActiveSession = Extract<SessionState, { state: "active" }>;

/** A session found is believed this long without asking again: a screen asks many things at once. Also how late another process learns of a logout. */
const BELIEVED_MILLISECONDS = 5_000;
const MOST_BELIEVED = 5_000;

/** Sessions in the table `session`. Only the SHA-256 of a token is kept, so a copied database opens no session. */
export function sessionStore({ database, clock, limits, recorder, random = systemRandom }: StoreParts) {
  const inside = <T>(regencyCode: string, work: (tx: Transaction) => Promise<T>) =>
    database.tenant({ regency: regencyCode, scope: { kind: "regency" } }, work);

  const believed = new Map<string, { readonly session: ActiveSession; readonly until: number }>();
  const nameOf = (regencyCode: string, hash: string) => `${regencyCode}-${hash}`;
  let endings = 0;

  /** A row that was read before the ending must not be believed after it, so whoever is reading now believes nothing. */
  function disbelieve(name: string): void {
    endings += 1;
    believed.delete(name);
  }

  function believe(name: string, session: ActiveSession, now: string): ActiveSession {
    const oldest = believed.size >= MOST_BELIEVED ? believed.keys().next().value : undefined;
    if (oldest !== undefined) believed.delete(oldest);
    believed.delete(name);
    believed.set(name, { session, until: Date.parse(now) + BELIEVED_MILLISECONDS });
    return session;
  }

  return {
    async find({ regencyCode, token }: SessionKey): Promise<SessionState> {
      const now = clock.now();
      const hash = sha256(token);
      const recent = believed.get(nameOf(regencyCode, hash));
      if (recent && recent.until > Date.parse(now)) return recent.session;
      const endingsBefore = endings;
      const row = await inside(regencyCode, async (tx) => {
        const { rows } = await sql<SessionRow>`
          select account_id, name, role, unit_name, scope_kind, scope_codes, places, id_token,
            ends_at <= ${now}::timestamptz
              or last_seen_at <= ${now}::timestamptz - make_interval(mins => ${limits.idleMinutes}::int) as expired,
            last_seen_at <= ${now}::timestamptz - interval '1 minute' as stale
          from session where regency_code = ${regencyCode} and token_sha256 = ${hash}`.execute(tx);
        const found = rows[0];
        // Once a minute is enough to know that somebody is there, and spares a write on every read.
        if (found && !found.expired && found.stale)
          await sql`update session set last_seen_at = ${now}::timestamptz
            where regency_code = ${regencyCode} and token_sha256 = ${hash}`.execute(tx);
        return found;
      });
      if (!row) return { state: "unknown" };
      if (row.expired) return { state: "expired" };
      const active = {
        state: "active",
        signedIn: signedInOf(regencyCode, row),
        idToken: row.id_token ? openIdToken({ regencyCode, token }, row.id_token) : undefined,
      } as const;
      return endings === endingsBefore ? believe(nameOf(regencyCode, hash), active, now) : active;
    },

    /** A session under a token nobody has seen before; the account is remembered as it is now. Sessions ended more than a week ago are swept out. */
    async create(
      signedIn: SignedIn,
      idToken?: string,
      traceId = "",
      email: string | null = null,
      providerSession?: string,
    ): Promise<SessionKey> {
      const token = Buffer.from(random.bytes(32)).toString("base64url");
      const now = clock.now();
      const { regencyCode, scope } = signedIn;
      await inside(regencyCode, async (tx) => {
        await sql`delete from session
          where regency_code = ${regencyCode} and ends_at < ${now}::timestamptz - interval '7 days'`.execute(tx);
        await sql`insert into session (regency_code, token_sha256, account_id, name, role, unit_name, scope_kind, scope_codes,
            places, id_token, provider_session_sha256, signed_in_at, last_seen_at, ends_at)
          values (${regencyCode}, ${sha256(token)}, ${signedIn.accountId}, ${signedIn.name}, ${signedIn.role},
            ${signedIn.unitName}, ${scope.kind}, ${codesOf(scope)},
            ${writePlaces(signedIn.places)}, ${idToken === undefined ? null : sealIdToken({ regencyCode, token }, idToken)},
            ${providerSession === undefined ? null : sha256(providerSession)},
            ${now}::timestamptz, ${now}::timestamptz,
            ${now}::timestamptz + make_interval(hours => ${limits.absoluteHours}::int))
          on conflict do nothing`.execute(tx);
        await rememberAccount(tx, signedIn, email, now);
        recorder.happened(tx, "login", { ...signedIn, traceId, act: "session/login" });
      });
      return { regencyCode, token };
    },

    /**
     * Lets the session act in another of its own places, under a new token; the old one opens nothing any more. It does not last
     * longer for it.
     *
     * @param place number in the session's list
     */
    async switchPlace(key: SessionKey, place: number, traceId = ""): Promise<SessionKey | "gone" | "no-such-place"> {
      const { regencyCode } = key;
      const token = Buffer.from(random.bytes(32)).toString("base64url");
      const now = clock.now();
      const outcome = await inside(regencyCode, async (tx) => {
        const { rows } = await sql<Pick<SessionRow, "account_id" | "places" | "id_token">>`
          select account_id, places, id_token from session
          where regency_code = ${regencyCode} and token_sha256 = ${sha256(key.token)} and ends_at > ${now}::timestamptz
            and last_seen_at > ${now}::timestamptz - make_interval(mins => ${limits.idleMinutes}::int)
          for update`.execute(tx);
        const before = rows[0];
        if (!before) return "gone";
        const chosen = readStoredPlaces(before.places)[place];
        if (!chosen) return "no-such-place";
        const idToken = before.id_token && openIdToken(key, before.id_token);
        await sql`
          insert into session (regency_code, token_sha256, account_id, name, role, unit_name, scope_kind, scope_codes, places,
            id_token, provider_session_sha256, signed_in_at, last_seen_at, ends_at)
          select regency_code, ${sha256(token)}, account_id, name, ${chosen.role}, ${chosen.unitName}, ${chosen.scope.kind},
            ${codesOf(chosen.scope)}, places, ${idToken ? sealIdToken({ regencyCode, token }, idToken) : null}::bytea,
            provider_session_sha256, signed_in_at, ${now}::timestamptz, ends_at
          from session where regency_code = ${regencyCode} and token_sha256 = ${sha256(key.token)}
          on conflict do nothing`.execute(tx);
        await sql`delete from session where regency_code = ${regencyCode} and token_sha256 = ${sha256(key.token)}`.execute(
          tx,
        );
        const actor = { regencyCode, accountId: before.account_id, role: chosen.role, traceId, act: "session/switch" };
        recorder.happened(tx, "login", actor);
        return { regencyCode, token };
      });
      if (outcome !== "no-such-place") disbelieve(nameOf(regencyCode, sha256(key.token)));
      return outcome;
    },

    async end({ regencyCode, token }: SessionKey, traceId = ""): Promise<void> {
      const ended = await inside(regencyCode, async (tx) => {
        const { rows } = await sql<EndedRow>`delete from session
          where regency_code = ${regencyCode} and token_sha256 = ${sha256(token)}
          returning token_sha256, account_id, role`.execute(tx);
        for (const row of rows) recorder.happened(tx, "logout", actorOf(regencyCode, row, traceId, "session/logout"));
        return rows;
      });
      for (const row of ended) disbelieve(nameOf(regencyCode, row.token_sha256));
    },

    /**
     * Ends what the provider says has ended, of one regency: the sessions that came from its session, else all of the account. One
     * that came without the provider's session id ends with its account.
     *
     * @returns how many ended, or "obeyed-before": the same token a second time, also in another process, ends nothing
     */
    async endByProvider(regencyCode: string, logout: ProviderLogout, traceId = ""): Promise<number | "obeyed-before"> {
      const { accountId = null, providerSession } = logout;
      const session = providerSession === undefined ? null : sha256(providerSession);
      const ended = await inside(regencyCode, async (tx) => {
        await sql`delete from logout_token
          where regency_code = ${regencyCode} and forget_at < ${clock.now()}::timestamptz`.execute(tx);
        const first = await sql`insert into logout_token (regency_code, jti_sha256, forget_at)
          values (${regencyCode}, ${sha256(logout.id)}, ${logout.forgetAt}::timestamptz)
          on conflict do nothing returning jti_sha256`.execute(tx);
        if (first.rows.length === 0) return "obeyed-before";
        const { rows } = await sql<EndedRow>`delete from session
          where regency_code = ${regencyCode} and (provider_session_sha256 = ${session}::text
            or account_id = ${accountId}::text and (${session}::text is null or provider_session_sha256 is null))
          returning token_sha256, account_id, role`.execute(tx);
        for (const row of rows)
          recorder.happened(tx, "logout", actorOf(regencyCode, row, traceId, "session/provider-logout"));
        return rows;
      });
      if (ended === "obeyed-before") return ended;
      for (const row of ended) disbelieve(nameOf(regencyCode, row.token_sha256));
      return ended.length;
    },
  };
}
export type SessionStore = ReturnType<typeof sessionStore>;

function signedInOf(regencyCode: string, row: SessionRow): SignedIn {
  const codes = row.scope_codes === "" ? [] : row.scope_codes.split(",");
  return {
    accountId: row.account_id,
    name: row.name,
    regencyCode,
    role: row.role,
    unitName: row.unit_name,
    scope: row.scope_kind === "regency" ? { kind: "regency" } : { kind: row.scope_kind, codes },
    ...(row.places !== "[]" && { places: readStoredPlaces(row.places) }),
  };
}

function actorOf(regencyCode: string, row: EndedRow, traceId: string, act: string) {
  return { regencyCode, accountId: row.account_id, role: row.role, traceId, act };
}

function codesOf(scope: Scope): string {
  return scope.kind === "regency" ? "" : scope.codes.join(",");
}

function sha256(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
