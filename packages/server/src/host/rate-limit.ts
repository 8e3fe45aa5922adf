import type { ClockPort } from "@spbe-kit/core";
import type { Context, Hono } from "hono";
import { loginFaultPage } from "../login/login-page.ts";
import type { SessionCookies } from "../login/session-cookie.ts";
import type { HostEnv } from "./host-env.ts";
import { preferredLanguage } from "./language.ts";
import { type ClientAddress, clientAddress } from "./rate-limit-address.ts";
import { type RateLimit, rateLimitBuckets } from "./rate-limit-buckets.ts";
import { coreRefusal } from "./refusal.ts";
import type { SignedIn } from "./server-module.ts";

/** What is counted, each by its own measure. */
export interface RateLimits {
  /** Requests of one signed-in account, over all its sessions. */
  readonly account: RateLimit;
  /** All requests of one address. Generous: a whole office or village may share one. */
  readonly address: RateLimit;
  /** Requests of one address that bring no session. */
  readonly anonymous: RateLimit;
  /** Steps of a login of one address; each login has two. */
  readonly login: RateLimit;
}

/** A page of the portal asks some ten times; thirty people of one office may sign in within the same minute. */
export const DEFAULT_RATE_LIMITS: RateLimits = {
  account: { burst: 300, perMinute: 1_200 },
  address: { burst: 1_500, perMinute: 6_000 },
  anonymous: { burst: 120, perMinute: 240 },
  login: { burst: 60, perMinute: 60 },
};

export interface RateLimiter {
  /** @throws Refusal core/too-many-requests with Retry-After */
  takeAccount(signedIn: Pick<SignedIn, "regencyCode" | "accountId">): void;
  /** Refuses by address, before anything is read. Mount it right behind the edge. */
  mount(app: Hono<HostEnv>): void;
}

interface RateLimiterParts {
  readonly limits: RateLimits;
  readonly trustedProxies: readonly string[];
  readonly cookies: SessionCookies;
  readonly clock: ClockPort;
}

/** `/healthz` and the portal's own files cost nothing that is worth counting. */
const COUNTED = /^\/(api|auth)(\/|$)|^\/(readyz|openapi\.json)$/;
const LOGIN = /^\/auth\/(login|callback)$/;

/** Counts in this process: two processes let twice as much pass. */
export function rateLimiter({ limits, trustedProxies, cookies, clock }: RateLimiterParts): RateLimiter {
  const now = () => Date.parse(clock.now());
  const account = rateLimitBuckets(limits.account, now);
  const address = rateLimitBuckets(limits.address, now);
  const anonymous = rateLimitBuckets(limits.anonymous, now);
  const login = rateLimitBuckets(limits.login, now);
  const addressOf = clientAddress(trustedProxies);

  /** Seconds to wait, or undefined when the request may pass. */
  function byAddress(c: Context<HostEnv>, from: string): number | undefined {
    if (LOGIN.test(c.req.path)) return address.take(from) ?? login.take(from);
    const hasSession = cookies.read(c.req.raw.headers) !== undefined;
    return address.take(from) ?? (hasSession ? undefined : anonymous.take(from));
  }

  return {
    takeAccount({ regencyCode, accountId }) {
      const seconds = account.take(`${regencyCode}/${accountId}`);
      if (seconds !== undefined) throw tooMany(seconds);
    },
    mount(app) {
      app.use("*", async (c, next) => {
        const from = COUNTED.test(c.req.path) ? callerOf(c, addressOf) : undefined;
        const seconds = from === undefined ? undefined : byAddress(c, from);
        if (seconds === undefined) return await next();
        if (!c.req.header("accept")?.includes("text/html")) throw tooMany(seconds);
        c.get("facts").code = "core/too-many-requests";
        return tooManyPage(c, seconds);
      });
    },
  };
}

function callerOf(c: Context<HostEnv>, addressOf: ClientAddress): string | undefined {
  // Set by @hono/node-server; absent for calls inside this process.
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return addressOf(incoming?.socket?.remoteAddress, c.req.header("x-forwarded-for") ?? null);
}

function tooMany(seconds: number): Error {
  return coreRefusal("core/too-many-requests", { headers: { "retry-after": String(seconds) } });
}

/** For somebody who followed a link or typed the address, a page and not a problem body. */
function tooManyPage(c: Context<HostEnv>, seconds: number): Response {
  const language = preferredLanguage(c.req.header("accept-language"));
  return new Response(loginFaultPage("too-many-requests", language, c.get("traceId")), {
    status: 429,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "retry-after": String(seconds),
    },
  });
}
