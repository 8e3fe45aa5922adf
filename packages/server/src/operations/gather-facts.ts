import { accessSync, constants, existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import type { ClockPort } from "@spbe-kit/core";
import { sql } from "kysely";
import { type CatalogueExceptions, checkCatalogue } from "../database/catalogue.ts";
import type { Database, Transaction } from "../database/database.ts";
import type { Migration } from "../database/migration.ts";
import { OLD_POSTGRESQL } from "../database/postgres-engine.ts";
import { pendingMigrations } from "../database/run-migrations.ts";
import { readLoginFacts } from "../database/safe-login.ts";
import { storageRefusal } from "../files/check-storage.ts";
import { contentStoreOf } from "../files/storage-options.ts";
import { DEMO_KEYS_FILE } from "../host/demo-keys-file.ts";
import { isLoopback } from "../host/public-url.ts";
import { readKeyRing, refuseTrialKeys } from "../keys/key-ring.ts";
import { lastBackup } from "./backup-folder.ts";
import type { DatabaseFacts, DoctorFacts } from "./doctor-facts.ts";
import { quoted } from "./dump-tables.ts";
import { isIncomplete } from "./incomplete-import.ts";
import type { PortalSettings } from "./portal-settings.ts";

export interface FactSources {
  readonly settings: PortalSettings;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly migrations: readonly Migration[];
  readonly exceptions: CatalogueExceptions;
  readonly clock: ClockPort;
  /** Opens the database that the environment names. */
  open(): Promise<Database>;
}

const ISSUER_MILLISECONDS = 5_000;
const DAY = 86_400_000;

/** Looks at the environment, the folder, the storage, the provider and the database, and leaves all of them as they were. */
export async function gatherFacts(sources: FactSources): Promise<DoctorFacts> {
  const { settings, env } = sources;
  const path = settings.dataFolder ?? env.SPBE_DATA ?? "data";
  return {
    settings,
    keyRefusal: keyRefusal(env),
    folder: { path, state: folderState(path) },
    storageRefusal: await askStorage(sources),
    demoHasRun: existsSync(join(path, DEMO_KEYS_FILE)),
    issuer: await askIssuer(settings.identity.issuer, sources.clock),
    database: await askDatabase(sources),
  };
}

function keyRefusal(env: FactSources["env"]): string | undefined {
  try {
    refuseTrialKeys(readKeyRing(env));
    return undefined;
  } catch (error) {
    return wordsOf(error);
  }
}

function folderState(path: string): DoctorFacts["folder"]["state"] {
  try {
    if (!statSync(path).isDirectory()) return "not-writable";
    accessSync(path, constants.W_OK | constants.X_OK);
    return "writable";
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ENOENT" ? "missing" : "not-writable";
  }
}

async function askStorage({ settings, clock }: FactSources): Promise<string | undefined> {
  const { storage, regency } = settings;
  const [first] = Array.isArray(regency) ? regency : [regency];
  if (!storage || !/^\d{2}\.\d{2}$/.test(first?.code ?? "")) return undefined;
  const refusal = await storageRefusal(
    contentStoreOf(storage, undefined, () => clock.now()),
    first?.code ?? "",
  );
  return refusal?.replace(/^spbe-server: /, "");
}

async function askIssuer(issuer: string, clock: ClockPort): Promise<DoctorFacts["issuer"]> {
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined;
  if (!url || (url.protocol !== "https:" && !isLoopback(url.hostname))) return { state: "not-asked" };
  try {
    const started = performance.now();
    const response = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, {
      signal: AbortSignal.timeout(ISSUER_MILLISECONDS),
    });
    const halfWay = (performance.now() - started) / 2;
    await response.body?.cancel();
    if (!response.ok) return { state: "silent" };
    const theirs = Date.parse(response.headers.get("date") ?? "");
    if (Number.isNaN(theirs)) return { state: "answers" };
    return { state: "answers", clockOffSeconds: (Date.parse(clock.now()) - halfWay - theirs) / 1_000 };
  } catch {
    // Whatever the network says, the cure is the same: nobody can reach the provider from here.
    return { state: "silent" };
  }
}

async function askDatabase(sources: FactSources): Promise<DoctorFacts["database"]> {
  let database: Database;
  try {
    database = await sources.open();
  } catch (error) {
    const isOld = error instanceof Error && "code" in error && error.code === OLD_POSTGRESQL;
    return { refusal: wordsOf(error), isOld };
  }
  try {
    return await readDatabase(database, sources);
  } finally {
    await database.close();
  }
}

async function readDatabase(database: Database, sources: FactSources): Promise<DatabaseFacts> {
  const { clock, migrations, exceptions } = sources;
  const catalogue = await checkCatalogue(database, exceptions);
  const facts = await database.withoutTenant(async (tx) => {
    const { rows } = await sql<{ now: string }>`select clock_timestamp() as now`.execute(tx);
    const backup = await lastBackup(tx);
    return {
      clockOffSeconds: (Date.parse(clock.now()) - Date.parse(rows[0]?.now ?? "")) / 1_000,
      login: await readLoginFacts(tx),
      incomplete: await isIncomplete(tx),
      pending: await pendingMigrations(tx, migrations),
      backupAgeDays: backup === undefined ? undefined : (Date.parse(clock.now()) - Date.parse(backup)) / DAY,
    };
  });
  const { engine, version } = database;
  return {
    engine,
    version,
    ...facts,
    catalogueFindings: catalogue.length,
    largest: engine === "pglite" ? await largestTable(database, sources.settings) : undefined,
  };
}

/** Counted, not estimated: the embedded engine keeps no statistics. */
async function largestTable(database: Database, { regency }: PortalSettings): Promise<DatabaseFacts["largest"]> {
  const names = await database.withoutTenant(readTableNames);
  if (names.length === 0) return undefined;
  const totals = new Map<string, number>();
  const codes = (Array.isArray(regency) ? regency : [regency]).map(({ code }) => code);
  for (const code of codes.filter((text) => /^\d{2}\.\d{2}$/.test(text)))
    await database.tenant({ regency: code, scope: { kind: "regency" } }, async (tx) => {
      const counts = names.map(
        (name) => `(select count(*) from ${quoted(name)} where regency_code = '${code}') as ${quoted(name)}`,
      );
      const { rows } = await sql.raw<Record<string, number>>(`select ${counts.join(", ")}`).execute(tx);
      for (const [name, count] of Object.entries(rows[0] ?? {})) totals.set(name, (totals.get(name) ?? 0) + count);
    });
  const [largest] = [...totals].sort(([, a], [, b]) => b - a);
  return largest && { table: largest[0], rows: largest[1] };
}

/** Tables of regencies that the application may read. */
async function readTableNames(tx: Transaction): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'regency_code'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and has_column_privilege(c.oid, a.attnum, 'select')
    order by 1`.execute(tx);
  return rows.map(({ name }) => name);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/^spbe-server: /, "") : String(error);
}
