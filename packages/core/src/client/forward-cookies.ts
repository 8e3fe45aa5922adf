/** What tells the host who asks and from where; the two of origin let a forwarded write pass its cross-site guard. */
const FORWARDED = ["cookie", "accept-language", "origin", "sec-fetch-site", "traceparent"];

/**
 * The headers a portal's own server passes on when it asks the host for the person whose request it is serving:
 *
 * `createStuntingClient({ baseUrl, headers: forwardCookies(request.headers), retry: 0, timeout: 5_000 })`
 *
 * Make such a client per request, never one for all: it acts as that person.
 */
export function forwardCookies(headers: Pick<Headers, "get">): Record<string, string> {
  const forwarded: Record<string, string> = {};
  for (const name of FORWARDED) {
    const value = headers.get(name);
    if (value !== null) forwarded[name] = value;
  }
  return forwarded;
}
