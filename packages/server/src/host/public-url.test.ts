import { describe, expect, it } from "vitest";
import { sessionCookies } from "../login/session-cookie.ts";
import { isLoopback, readPublicUrl } from "./public-url.ts";

describe("the public address", () => {
  it.each([
    "http://portal.example.go.id",
    "http://192.168.1.5:4321",
    "http://127.0.0.1.evil.example",
    "http://0.0.0.0:4321",
  ])("%s is plain http beyond this machine: refused with the cure", (url) =>
    expect(() => readPublicUrl(url)).toThrow(/TLS proxy/),
  );
  it.each(["", "portal", "ftp://x", "https://x/portal", "https://a:b@x"])("%s is no origin", (url) => {
    expect(() => readPublicUrl(url)).toThrow(/spbe-server/);
  });
  it.each(["127.0.0.1", "127.9.9.9", "localhost", "[::1]", "portal.localhost"])("%s is this machine", (name) => {
    expect(isLoopback(name)).toBe(true);
  });

  it("https gets the __Host- cookie with every lock on it", () => {
    const cookies = sessionCookies(readPublicUrl("https://portal.example.go.id"));
    const key = { regencyCode: "19.06", token: "t".repeat(43) };
    expect(cookies.write(key)).toBe(`__Host-spbe=19.06-${key.token}; Path=/; HttpOnly; Secure; SameSite=Lax`);
    expect(cookies.read(new Headers({ cookie: `a=b; __Host-spbe=19.06-${key.token}` }))).toEqual(key);
    expect(cookies.read(new Headers({ cookie: `spbe-dev=19.06-${key.token}` }))).toBeUndefined();
  });
});
