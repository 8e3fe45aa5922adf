import { fixedClock, regencyConfigSchema } from "@spbe-kit/core";
import { createHostLog, createSpbeServer, type Database, type HostLog, type SpbeServer } from "@spbe-kit/server";
import { type TestPerson, testKeyRing, testSession } from "@spbe-kit/server/testing";
import { createSpbeIndexClient, type SpbeIndexClient } from "../client/index.ts";
import { spbeIndexSeeder } from "../testing/index.ts";
import { spbeIndexServer } from "./spbe-index-server.ts";

/** Half past midnight of New Year in Belitung Timur: a server that counts days in UTC still has the old year. */
const NOW = "2026-12-31T17:30:00.000Z";
export const THIS_YEAR = 2027;

const regency = (code: string, name: string) =>
  regencyConfigSchema.parse({
    code,
    name,
    kind: "kabupaten",
    provinceName: "Kepulauan Bangka Belitung",
    timeZone: "Asia/Jakarta",
    portalName: "Portal uji",
    monogram: "BT",
    theme: "belitung-timur",
    modules: ["spbe-index"],
  });

export const people = {
  diskominfo: { role: "diskominfo", name: "Bagus Pratama" },
  dinas: { role: "dinas" },
  auditor: { role: "auditor" },
  cadre: { role: "cadre", scope: { kind: "posyandu", codes: [] } },
  diskominfoOfBelitung: { role: "diskominfo", regencyCode: "19.02" },
} as const satisfies Record<string, TestPerson>;

/** A host of two regencies with the module, on one day; migrated and open. */
export async function prepareHost(
  database: Database,
  log: HostLog = createHostLog({ level: "silent" }),
): Promise<SpbeServer> {
  const server = createSpbeServer({
    regency: [regency("19.06", "Belitung Timur"), regency("19.02", "Belitung")],
    modules: [spbeIndexServer({ sample: spbeIndexSeeder })],
    database,
    keys: testKeyRing,
    identity: {
      issuer: "http://127.0.0.1:9/none",
      clientId: "portal",
      claims: { role: { claim: "role" }, regency: { claim: "regency" }, scopeOfRole: {} },
    },
    publicUrl: "http://127.0.0.1:4321",
    clock: fixedClock(NOW),
    log,
  });
  await database.migrate(server.migrations);
  await server.prepare();
  return server;
}

/** The module's own client, calling the host without a network. */
export async function clientOf(server: SpbeServer, person: TestPerson): Promise<SpbeIndexClient> {
  const headers = await testSession(server, person);
  return createSpbeIndexClient({
    baseUrl: "http://127.0.0.1:4321",
    headers,
    retry: 0,
    fetch: async (input, init) => server.app.fetch(new Request(input, init)),
  });
}
