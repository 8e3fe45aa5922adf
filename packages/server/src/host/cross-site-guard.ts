import { coreRefusal } from "./refusal.ts";

/** The header only the client kit sends. Another site cannot add it without a CORS answer, which this host never gives. */
export const CLIENT_HEADER = "x-spbe-client";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Stops another site from acting with this person's cookie. An unsafe request must come from this origin, by the browser's own
 * `Sec-Fetch-Site` or, where a browser does not send it, by `Origin`; and it must carry the client's header.
 *
 * @param publicOrigin the origin the portal is reached by, for example "https://portal.belitungtimurkab.go.id"
 * @throws a refusal 403 `core/cross-site`
 */
export function refuseCrossSite(method: string, headers: Headers, publicOrigin: string): void {
  if (SAFE.has(method)) return;
  if (!headers.has(CLIENT_HEADER) || !comesFromHere(headers, publicOrigin)) throw coreRefusal("core/cross-site");
}

function comesFromHere(headers: Headers, publicOrigin: string): boolean {
  const site = headers.get("sec-fetch-site");
  return site === null ? headers.get("origin") === publicOrigin : site === "same-origin";
}
