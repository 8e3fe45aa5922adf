/** Where people reach the portal, and what that means for cookies. */
export interface PublicUrl {
  /** Without a trailing slash: "https://portal.belitungtimurkab.go.id". */
  readonly origin: string;
  readonly host: string;
  readonly secure: boolean;
  readonly loopback: boolean;
}

/** True for names and addresses that never leave this machine. */
export function isLoopback(hostname: string): boolean {
  const name = hostname.replace(/^\[|\]$/g, "").toLowerCase();
  return name === "localhost" || name.endsWith(".localhost") || name === "::1" || /^127(\.\d{1,3}){3}$/.test(name);
}

/** Reads the public address. @throws Error with the cure for plain http beyond this machine, and for an address with a path */
export function readPublicUrl(text: string): PublicUrl {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:"))
    throw new Error(`spbe-server: publicUrl "${text}" is no web address. Write it like https://portal.example.go.id.`);
  if (url.pathname !== "/" || url.search || url.hash || url.username)
    throw new Error(`spbe-server: publicUrl "${text}" holds more than an origin. Write only ${url.origin}.`);
  const secure = url.protocol === "https:";
  const loopback = isLoopback(url.hostname);
  if (!secure && !loopback)
    throw new Error(
      `spbe-server: publicUrl "${text}" is plain http beyond this machine, so login cookies could be read on the way. ` +
        `Put a TLS proxy in front and write https://${url.host}, or use http://127.0.0.1 while developing.`,
    );
  return { origin: url.origin, host: url.host, secure, loopback };
}
