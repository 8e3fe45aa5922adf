import type { SpbeServer } from "../host/create-spbe-server.ts";
import { CLIENT_HEADER } from "../host/cross-site-guard.ts";
import type { SignedIn } from "../host/server-module.ts";

/** What a test says about who is calling; the rest is filled in. */
export type TestPerson = Pick<SignedIn, "role"> & Partial<SignedIn>;

/** For tests only: opens a true session without the provider and gives the headers the portal's client would send. */
export async function testSession(server: SpbeServer, person: TestPerson): Promise<Record<string, string>> {
  const { regencyCode = server.regencies[0]!.code, scope = { kind: "regency" }, ...rest } = person;
  const { sessions, cookies, publicUrl } = server.login;
  const signedIn = {
    accountId: `test-${rest.role}`,
    name: "Petugas Uji",
    unitName: "Unit Uji",
    ...rest,
    regencyCode,
    scope,
  };
  const cookie = cookies.write(await sessions.create(signedIn)).split(";")[0]!;
  return { cookie, origin: publicUrl.origin, "sec-fetch-site": "same-origin", [CLIENT_HEADER]: "test" };
}
