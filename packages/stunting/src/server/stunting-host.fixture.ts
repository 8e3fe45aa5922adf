import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { calendarDate, fixedClock, regencyConfigSchema, seededRandom } from "@spbe-kit/core";
import {
  createHostLog,
  createSpbeServer,
  type Database,
  type HostLog,
  type SpbeServer,
  type SpbeServerOptions,
} from "@spbe-kit/server";
import { type TestPerson, testKeyRing, testSession } from "@spbe-kit/server/testing";
import { createStuntingClient, type StuntingClient } from "../client/index.ts";
import type { Posyandu, Village } from "../domain/areas.contract.ts";
import type { NewChild } from "../domain/child.schema.ts";
import { upsertAreas } from "./areas/areas.ts";
import { stuntingServer } from "./stunting-server.ts";

export const TODAY = calendarDate("2026-11-24");
/** Half past eleven in the evening in Belitung Timur: a server that counts days in UTC is caught. */
const NOW = "2026-11-24T16:30:00.000Z";

const belitungTimur = regency("19.06", "Belitung Timur");
const belitung = regency("19.02", "Belitung");

function regency(code: string, name: string) {
  return regencyConfigSchema.parse({
    code,
    name,
    kind: "kabupaten",
    provinceName: "Kepulauan Bangka Belitung",
    timeZone: "Asia/Jakarta",
    portalName: "Portal uji",
    monogram: "BT",
    theme: "belitung-timur",
    modules: ["stunting"],
  });
}

const village = (code: string, name: string, districtName: string): Village => ({
  code,
  name,
  districtCode: code.slice(0, 8),
  districtName,
  puskesmasName: `Puskesmas ${districtName}`,
  latitude: null,
  longitude: null,
});
const posyandu = (villageCode: string, number: number, name: string): Posyandu => ({
  code: `${villageCode}-0${number}`,
  name,
  villageCode,
});

export const AIK_MADU = "19.06.06.2003";
export const LINTANG = "19.06.06.2004";
export const KENANGA = `${AIK_MADU}-01`;
export const MELATI = `${AIK_MADU}-02`;
export const ANGGREK = `${LINTANG}-01`;

const areasOf = {
  "19.06": {
    villages: [village(AIK_MADU, "Aik Madu", "Simpang Renggiang"), village(LINTANG, "Lintang", "Simpang Renggiang")],
    posyandu: [posyandu(AIK_MADU, 1, "Kenanga 2"), posyandu(AIK_MADU, 2, "Melati"), posyandu(LINTANG, 1, "Anggrek")],
  },
  "19.02": {
    villages: [village("19.02.01.1001", "Kota", "Tanjungpandan")],
    posyandu: [posyandu("19.02.01.1001", 1, "Mawar")],
  },
};

/** People of the tests. The cadre works at Kenanga 2, the nutritionist in Aik Madu. */
export const people = {
  cadre: { role: "cadre", name: "Sri Wahyuni", scope: { kind: "posyandu", codes: [KENANGA] } },
  nutritionist: { role: "nutritionist", name: "Wulan Safitri", scope: { kind: "villages", codes: [AIK_MADU] } },
  nutritionistOfLintang: {
    role: "nutritionist",
    accountId: "test-lintang",
    scope: { kind: "villages", codes: [LINTANG] },
  },
  dinas: { role: "dinas", scope: { kind: "regency" } },
  tpps: { role: "tpps", scope: { kind: "regency" } },
  auditor: { role: "auditor", scope: { kind: "regency" } },
  nutritionistOfBelitung: {
    role: "nutritionist",
    accountId: "test-belitung",
    regencyCode: "19.02",
    scope: { kind: "regency" },
  },
} as const satisfies Record<string, TestPerson>;

const newFolder = () => mkdtempSync(join(tmpdir(), "spbe-files-"));

const UNCOUNTED = { burst: 1_000_000, perMinute: 1 };

/** A host of two regencies with the stunting module, on one day. */
export function stuntingHost(
  database: Database,
  folder = newFolder(),
  log: HostLog = createHostLog({ level: "silent" }),
  more: Partial<SpbeServerOptions> = {},
): SpbeServer {
  return createSpbeServer({
    regency: [belitungTimur, belitung],
    modules: [stuntingServer({ importLimitBytes: 8_000_000 })],
    database,
    storage: { kind: "disk", folder },
    keys: testKeyRing,
    identity: {
      issuer: "http://127.0.0.1:9/none",
      clientId: "portal",
      claims: { role: { claim: "role" }, regency: { claim: "regency" }, scopeOfRole: {} },
    },
    publicUrl: "http://127.0.0.1:4321",
    clock: fixedClock(NOW),
    // On a clock that stands still nothing is given back.
    rateLimits: { account: UNCOUNTED, address: UNCOUNTED, anonymous: UNCOUNTED },
    log,
    ...more,
  });
}

/** Migrates and fills the areas of both regencies. */
export async function prepareHost(
  database: Database,
  folder?: string,
  log?: HostLog,
  more?: Partial<SpbeServerOptions>,
): Promise<SpbeServer> {
  const server = stuntingHost(database, folder, log, more);
  await database.migrate(server.migrations);
  await server.prepare();
  for (const [code, areas] of Object.entries(areasOf))
    await database.tenant({ regency: code, scope: { kind: "regency" } }, (tx) => upsertAreas(tx, code, areas));
  return server;
}

/** The module's own client, calling the host without a network. */
export async function clientOf(server: SpbeServer, person: TestPerson): Promise<StuntingClient> {
  const headers = await testSession(server, person);
  return createStuntingClient({
    baseUrl: "http://127.0.0.1:4321",
    headers,
    retry: 0,
    fetch: async (input, init) => server.app.fetch(new Request(input, init)),
  });
}

const random = seededRandom(7);
export const newId = () => random.uuid();

export function aChild(changes: Partial<NewChild> = {}): NewChild {
  return {
    childId: newId(),
    name: "Naura Alesha Rahmawati",
    sex: "F",
    birthDate: calendarDate("2025-04-09"),
    nik: null,
    motherName: "Dian Rahmawati",
    posyanduCode: KENANGA,
    ...changes,
  };
}
