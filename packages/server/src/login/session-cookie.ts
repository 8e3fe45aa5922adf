import { parse, serialize } from "hono/utils/cookie";
import type { PublicUrl } from "../host/public-url.ts";

/** Which session a cookie names: its tenant, so that the row is read inside it, and the secret token. */
export interface SessionKey {
  readonly regencyCode: string;
  readonly token: string;
}

const VALUE = /^(\d{2}\.\d{2})-([A-Za-z0-9_-]{43})$/;
const LOGIN_MINUTES = 10;

/** The cookies of a portal. `__Host-` binds them to this very host over TLS; plain loopback gets another name, so none is mistaken. */
export function sessionCookies(publicUrl: PublicUrl) {
  const name: string = publicUrl.secure ? "__Host-spbe" : "spbe-dev";
  const loginName: string = `${name}-login`;
  const common = { path: "/", httpOnly: true, secure: publicUrl.secure, sameSite: "Lax" } as const;

  return {
    name,
    /** The session a request brings; `undefined` when its cookie is missing or not of our making. */
    read(headers: Headers): SessionKey | undefined {
      const match = VALUE.exec(parse(headers.get("cookie") ?? "", name)[name] ?? "");
      return match ? { regencyCode: match[1]!, token: match[2]! } : undefined;
    },
    /** A browser session cookie; the server decides when it ends. */
    write: (key: SessionKey) => serialize(name, `${key.regencyCode}-${key.token}`, common),
    clear: () => serialize(name, "", { ...common, maxAge: 0 }),
    /** What a login in flight must remember: readable by this browser only, of no use to anybody else. */
    readLogin: (headers: Headers) => parse(headers.get("cookie") ?? "", loginName)[loginName],
    writeLogin: (value: string) => serialize(loginName, value, { ...common, maxAge: LOGIN_MINUTES * 60 }),
    clearLogin: () => serialize(loginName, "", { ...common, maxAge: 0 }),
  };
}
export type SessionCookies = ReturnType<typeof sessionCookies>;
