import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { calendarDate, fixedClock, regencyConfigSchema, systemRandom } from "@spbe-kit/core";
import {
  createHostLog,
  createSpbeServer,
  type Database,
  type PermissionTable,
  readPermissionTable,
  type SpbeServer,
} from "@spbe-kit/server";
import {
  layNotice,
  layParkedTask,
  layPendingAct,
  type TestPerson,
  testKeyRing,
  testSession,
} from "@spbe-kit/server/testing";
import { seedRegister } from "@spbe-kit/stunting/server";
import { regencySeeder } from "@spbe-kit/stunting/testing";
import {
  directoryIsolationRows,
  type HomePlace,
  type HostRecords,
  hostIsolationRows,
  type IsolationPerson,
  type IsolationRows,
  type IsolationSetup,
  type IsolationWorld,
  isolationWorld,
} from "@spbe-kit/testing";
import belitung from "../neighbour.json" with { type: "json" };
import belitungTimur from "../regency.json" with { type: "json" };
import { hostRoles, serverModules } from "../server-modules.ts";

const NOW = "2026-11-24T05:00:00.000Z";
const newId = () => systemRandom.uuid();

/** Two villages of Belitung Timur, and one of Belitung. */
const areas = {
  own: { regencyCode: "19.06", villageCode: "19.06.06.2003", posyanduCode: "19.06.06.2003-01" },
  otherUnit: { regencyCode: "19.06", villageCode: "19.06.01.2001", posyanduCode: "19.06.01.2001-01" },
  otherRegency: { regencyCode: "19.02", villageCode: "19.02.01.1001", posyanduCode: "19.02.01.1001-01" },
} as const;

/** Every role of the portal, each where such a person works. */
const scopes = {
  cadre: { kind: "posyandu", codes: [areas.own.posyanduCode] },
  nutritionist: { kind: "villages", codes: [areas.own.villageCode] },
  dinas: { kind: "regency" },
  tpps: { kind: "regency" },
  auditor: { kind: "regency" },
  diskominfo: { kind: "regency" },
} as const satisfies Record<string, TestPerson["scope"]>;
const MANY = { burst: 10_000_000, perMinute: 1 };

/** The portal's host as `server.ts` composes it, over a database of a test, on one day and with invented registers. */
export async function composedPortal(database: Database): Promise<SpbeServer> {
  const server = createSpbeServer({
    regency: [regencyConfigSchema.parse(belitungTimur), regencyConfigSchema.parse(belitung)],
    modules: serverModules(),
    database,
    storage: { kind: "disk", folder: mkdtempSync(join(tmpdir(), "spbe-isolation-")) },
    keys: testKeyRing,
    identity: {
      issuer: "http://127.0.0.1:9/none",
      clientId: "portal",
      claims: {
        role: { claim: "role" },
        regency: { claim: "regency" },
        scopeOfRole: Object.fromEntries(Object.entries(scopes).map(([role, { kind }]) => [role, kind])),
      },
    },
    operatorRoles: hostRoles.operators,
    auditorRoles: hostRoles.auditors,
    directory: hostRoles.directory,
    publicUrl: "http://127.0.0.1:4321",
    clock: fixedClock(NOW),
    rateLimits: { account: MANY, address: MANY, anonymous: MANY },
    log: createHostLog({ level: "silent" }),
  });
  await database.migrate(server.migrations);
  await server.prepare();
  const asOf = calendarDate("2026-11-24");
  for (const regency of ["19.06", "19.02"]) {
    const rows = regencySeeder.seed({ seed: 1906, regencyCode: regency, asOf, preset: "tiny" });
    const vault = server.vault.of(regency);
    await seedRegister(database, { regency, vault, rows, by: "Data contoh", at: NOW, today: asOf });
  }
  return server;
}

/** People, rows and reviewed tables of the whole portal. */
export async function portalIsolation(server: SpbeServer, database: Database): Promise<IsolationSetup> {
  const call: IsolationSetup["call"] = async (path, init) => server.app.request(path, init);
  const world = isolationWorld({
    call,
    areas,
    newId,
    session: (place, role) => testSession(server, strangerOf(place, role)),
  });
  const people = await Promise.all(Object.keys(scopes).map((role) => personOf(server, role as keyof typeof scopes)));
  const directory = await directoryIsolationRows(world, { writer: "diskominfo" });
  const host = await hostIsolationRows(world, await hostRecords(database, world));
  const own = await Promise.all(serverModules().map(({ name }) => rowsOf(name, world)));
  const tables = Object.fromEntries(server.modules.map(({ name }) => [name, tableOf(name)]));
  return {
    call,
    modules: server.modules,
    tables,
    people,
    rows: [directory, ...host, ...own.filter((rows) => rows !== undefined)],
  };
}

const accountOf = (place: HomePlace, role: string) => (place === "own" ? `uji-${role}` : `uji-${role}-${place}`);

/** Somebody of a role in a place, who lays the records of the matrix there. */
function strangerOf(place: HomePlace, role: string): TestPerson {
  const { regencyCode, villageCode } = areas[place];
  const scope: TestPerson["scope"] =
    role === "nutritionist" ? { kind: "villages", codes: [villageCode] } : { kind: "regency" };
  return { role, regencyCode, scope, accountId: accountOf(place, role) };
}

async function personOf(server: SpbeServer, role: keyof typeof scopes): Promise<IsolationPerson> {
  const scope: NonNullable<TestPerson["scope"]> = scopes[role];
  const headers = await testSession(server, { role, regencyCode: "19.06", scope, accountId: accountOf("own", role) });
  return { name: role, role, headers, sees: scope.kind === "regency" ? ["own", "otherUnit"] : ["own"] };
}

/** Another account of the same regency, or the same account name in another one. */
function accountIn(place: HomePlace, role: string) {
  const accountId = place === "otherUnit" ? "uji-akun-lain" : accountOf("own", role);
  return { regencyCode: areas[place].regencyCode, accountId };
}

async function hostRecords(database: Database, { send }: IsolationWorld): Promise<HostRecords> {
  const unit = async (place: "own" | "otherRegency") => {
    const unitId = newId();
    const facts = { parentId: null, kind: "dinas", name: "Dinas Tercatat", shortName: null, code: null };
    const body = { unitId, ...facts, validFrom: "2020-01-01" };
    await send(place, "diskominfo", { method: "POST", path: "/directory/units", body });
    return `unit/${unitId}`;
  };
  return {
    async parkTask(place, lastError) {
      const taskId = newId();
      await layParkedTask(database, { regencyCode: areas[place].regencyCode, taskId, lastError });
      return taskId;
    },
    async leaveNotice(place, { role }, path) {
      const noticeId = newId();
      await layNotice(database, { ...accountIn(place, role), noticeId, path });
      return noticeId;
    },
    async leaveAct(place, { role }) {
      const undoId = newId();
      await layPendingAct(database, { ...accountIn(place, role), undoId });
      return undoId;
    },
    auditSubjects: { own: await unit("own"), otherRegency: await unit("otherRegency") },
    auditAccounts: { own: accountOf("own", "diskominfo"), otherRegency: accountOf("otherRegency", "diskominfo") },
  };
}

/** Each module's door for tests brings its rows under one name. One that has none is told by the matrix. */
async function rowsOf(module: string, world: IsolationWorld): Promise<IsolationRows | undefined> {
  const door: { isolationRows?: (world: IsolationWorld) => Promise<IsolationRows> } = await import(
    `@spbe-kit/${module}/testing`
  );
  return door.isolationRows?.(world);
}

const portalTable = readPermissionTable(readFileSync(new URL("../permissions.md", import.meta.url), "utf8"));

/** The portal's own table for what the host brings; a module's beside its domain. */
function tableOf(module: string): PermissionTable {
  if (!serverModules().some(({ name }) => name === module)) return linesOf(module);
  const file = new URL(`../../../packages/${module}/src/domain/permissions.md`, import.meta.url);
  return readPermissionTable(readFileSync(file, "utf8"));
}

function linesOf(module: string): PermissionTable {
  return new Map(
    [...portalTable].flatMap(([act, allowed]) =>
      act.startsWith(`${module}/`) ? [[act.slice(module.length + 1), allowed] as const] : [],
    ),
  );
}
