import { calendarDate, fixedClock, regencyConfigSchema, systemRandom } from "@spbe-kit/core";
import { createModuleClient, type ModuleClient } from "@spbe-kit/core/client";
import {
  type DirectoryContract,
  directoryContract,
  type Holding,
  type Person,
  type Unit,
} from "@spbe-kit/core/organisation";
import type { Database } from "../database/index.ts";
import { createSpbeServer, type SpbeServer } from "../host/create-spbe-server.ts";
import { createHostLog } from "../host/host-log.ts";
import { testKeyRing } from "../keys/test-key-ring.ts";
import { type TestPerson, testSession } from "../login/test-session.ts";

/** Half past eleven in the evening in Belitung Timur: a server that counts days in UTC is caught. */
const NOW = "2026-11-24T16:30:00.000Z";
export const TODAY = calendarDate("2026-11-24");
export const newId = () => systemRandom.uuid();
export const day = calendarDate;

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
    modules: ["directory"],
  });

export const people = {
  admin: { role: "admin", name: "Bagus Pratama" },
  kepegawaian: { role: "kepegawaian" },
  petugas: { role: "petugas", accountId: "petugas-1" },
  cadre: { role: "petugas", scope: { kind: "posyandu", codes: ["19.06.06.2003-01"] } },
  scopedReader: { role: "kepegawaian", scope: { kind: "villages", codes: ["19.06.06.2003"] } },
  adminOfBelitung: { role: "admin", regencyCode: "19.02" },
} as const satisfies Record<string, TestPerson>;

export interface DirectoryClient extends ModuleClient<DirectoryContract> {}

const UNCOUNTED = { burst: 1_000_000, perMinute: 1 };

/** A host of two regencies with its own modules only, on one day; migrated and open. */
export async function prepareHost(database: Database): Promise<SpbeServer> {
  const server = createSpbeServer({
    regency: [regency("19.06", "Belitung Timur"), regency("19.02", "Belitung")],
    modules: [],
    database,
    keys: testKeyRing,
    identity: {
      issuer: "http://127.0.0.1:9/none",
      clientId: "portal",
      claims: {
        role: { claim: "role" },
        regency: { claim: "regency" },
        scopeOfRole: { admin: "regency", kepegawaian: "regency", petugas: "regency" },
      },
    },
    directory: { peopleReaders: ["kepegawaian"] },
    publicUrl: "http://127.0.0.1:4321",
    clock: fixedClock(NOW),
    // On a clock that stands still nothing is given back.
    rateLimits: { account: UNCOUNTED, address: UNCOUNTED, anonymous: UNCOUNTED },
    log: createHostLog({ level: "silent" }),
  });
  await database.migrate(server.migrations);
  await server.prepare();
  return server;
}

export async function clientOf(server: SpbeServer, person: TestPerson): Promise<DirectoryClient> {
  const headers = await testSession(server, person);
  return createModuleClient(directoryContract, {
    baseUrl: "http://127.0.0.1:4321",
    headers,
    retry: 0,
    fetch: async (input, init) => server.app.fetch(new Request(input, init)),
  });
}

export function addUnit(client: DirectoryClient, changes: Partial<Unit> & Pick<Unit, "name">): Promise<Unit> {
  const { name, kind = "dinas", parentId = null, shortName = null, code = null } = changes;
  const { validFrom = day("2020-01-01"), unitId = newId() } = changes;
  return client.units.create({ body: { unitId, parentId, kind, name, shortName, code, validFrom } });
}

export async function addPost(
  client: DirectoryClient,
  unitId: string,
  name = "Kepala Dinas",
  validFrom = "2020-01-01",
) {
  const body = { postId: newId(), unitId, kind: "struktural", name, level: "II.b", code: null } as const;
  return client.posts.create({ body: { ...body, validFrom: day(validFrom) } });
}

type PersonInput = Parameters<DirectoryClient["people"]["create"]>[0]["body"];
export function addPerson(client: DirectoryClient, name: string, changes: Partial<PersonInput> = {}): Promise<Person> {
  const nothing = { frontTitle: null, backTitle: null, birthDate: null, nip: null, accountId: null };
  return client.people.create({ body: { personId: newId(), name, ...nothing, ...changes } });
}

type HoldingInput = Parameters<DirectoryClient["holdings"]["create"]>[0]["body"];
export function addHolding(
  client: DirectoryClient,
  wanted: Pick<HoldingInput, "postId" | "personId"> & { from: string; until?: string } & Partial<HoldingInput>,
): Promise<Holding> {
  const { from, until, ...rest } = wanted;
  const days = { validFrom: day(from), validUntil: until === undefined ? null : day(until) };
  return client.holdings.create({
    body: { holdingId: newId(), capacity: "definitif", decree: null, ...days, ...rest },
  });
}
