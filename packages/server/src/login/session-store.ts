import { createHash } from "node:crypto";
import { type ClockPort, type RandomPort, systemRandom } from "@spbe-kit/core";
import { sql } from "kysely";
import type { Database, Transaction } from "../database/database.ts";
import type { Scope } from "../database/tenant-settings.ts";
import type { SignedIn } from "../host/server-module.ts";
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
  id_token: string | null;
  expired: boolean;
  stale: boolean;
}

interface StoreParts {
  readonly database: Database;
  readonly clock: ClockPort;
  readonly limits: SessionLimits;
  /** Tokens are secrets: production always takes the platform's randomness. */
  readonly random?: RandomPort;
}

type ActiveSession = Extract<SessionState, { state: "active" }>;

/** A session found is believed this long without asking again: a screen asks many things at once. Also how late another process learns of a logout. */
const BELIEVED_MILLISECONDS = 5_000;
const MOST_BELIEVED = 5_000;

/** Sessions in the table `session`. Only the SHA-256 of a token is kept, so a copied database opens no session. */
export function sessionStore({ database, clock, limits, random = systemRandom }: StoreParts) {
  const inside = <T>(regencyCode: string, work: (tx: Transaction) => Promise<T>) =>
    database.tenant({ regency: regencyCode, scope: { kind: "regency" } }, work);

  const believed = new Map<string, { readonly session: ActiveSession; readonly until: number }>();
  const nameOf = (regencyCode: string, hash: string) => `${regencyCode}-${hash}`;

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
      const row = await inside(regencyCode, async (tx) => {
        const { rows } = await sql<SessionRow>`
          select account_id, name, role, unit_name, scope_kind, scope_codes, id_token,
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
        idToken: row.id_token ?? undefined,
      } as const;
      return believe(nameOf(regencyCode, hash), active, now);
    },

    /** A session under a token nobody has seen before. Sessions ended more than a week ago are swept out. */
    async create(signedIn: SignedIn, idToken?: string): Promise<SessionKey> {
      const token = Buffer.from(random.bytes(32)).toString("base64url");
      const now = clock.now();
      const { regencyCode, scope } = signedIn;
      await inside(regencyCode, async (tx) => {
        await sql`delete from session
          where regency_code = ${regencyCode} and ends_at < ${now}::timestamptz - interval '7 days'`.execute(tx);
        await sql`insert into session (regency_code, token_sha256, account_id, name, role, unit_name, scope_kind, scope_codes,
            id_token, signed_in_at, last_seen_at, ends_at)
          values (${regencyCode}, ${sha256(token)}, ${signedIn.accountId}, ${signedIn.name}, ${signedIn.role},
            ${signedIn.unitName}, ${scope.kind}, ${scope.kind === "regency" ? "" : scope.codes.join(",")}, ${idToken ?? null},
            ${now}::timestamptz, ${now}::timestamptz,
            ${now}::timestamptz + make_interval(hours => ${limits.absoluteHours}::int))
          on conflict do nothing`.execute(tx);
      });
      return { regencyCode, token };
    },

    async end({ regencyCode, token }: SessionKey): Promise<void> {
      believed.delete(nameOf(regencyCode, sha256(token)));
      await inside(regencyCode, (tx) =>
        sql`delete from session where regency_code = ${regencyCode} and token_sha256 = ${sha256(token)}`.execute(tx),
      );
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
  };
}

function sha256(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
