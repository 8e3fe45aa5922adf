import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe } from "vitest";
import { type Database, openDatabase } from "./database.ts";
import type { Migration } from "./migration.ts";
import { databaseMigrations } from "./migrations/index.ts";
import { provision } from "./provision.ts";
import { embeddedTemplate } from "./testing/embedded-template.ts";

/** One engine inside a suite. */
export interface TestEngine {
  readonly engine: Database["engine"];
  /** The suite's own empty, migrated database. Ready in `beforeAll` of the suite and in every test. */
  readonly db: Database;
  /** PostgreSQL only: addresses of the suite's database, for tests about logins. */
  readonly urls: { readonly admin: string; readonly owner: string; readonly app: string } | undefined;
}

export interface DescribeEnginesOptions {
  /** Applied behind the database's own migrations. */
  readonly migrations?: readonly Migration[];
}

/** A database of a test's own, beside the suite's. */
export interface FreshDatabase {
  readonly db: Database;
  readonly urls: TestEngine["urls"];
  close(): Promise<void>;
}

/** An empty database of either engine that no migration has touched, for tests that move data from one to another. */
export function openFreshDatabase(engine: Database["engine"]): Promise<FreshDatabase> {
  return engine === "pglite" ? openEmbedded() : openThrowaway();
}

/**
 * Runs the same suite on the embedded engine and on PostgreSQL, each on a fresh database:
 *
 *     describeEngines("children", (engine) => {
 *       it("shows a cadre only her posyandu", async () => { await engine.db.tenant(...) });
 *     }, { migrations: stuntingMigrations });
 *
 * Titles end in "[pglite]" and "[postgresql]", by which the run counts tests per engine. PostgreSQL comes from
 * SPBE_TEST_DATABASE_URL (a superuser's address); without it these suites fail, unless SPBE_ENGINES=pglite asks for one engine.
 */
export function describeEngines(
  name: string,
  suite: (engine: TestEngine) => void,
  options: DescribeEnginesOptions = {},
): void {
  const engines = (process.env.SPBE_ENGINES ?? "pglite,postgresql").split(",");
  for (const engine of ["pglite", "postgresql"] as const) {
    if (engines.includes(engine)) describeOne(name, engine, suite, options.migrations ?? []);
  }
}

function describeOne(
  name: string,
  engine: Database["engine"],
  suite: (engine: TestEngine) => void,
  migrations: readonly Migration[],
): void {
  describe(`${name} [${engine}]`, () => {
    let opened: FreshDatabase | undefined;
    const ready = (): FreshDatabase => {
      if (!opened) throw new Error("The database opens in beforeAll. Use engine.db inside tests and hooks only.");
      return opened;
    };
    beforeAll(async () => {
      opened = await openFreshDatabase(engine);
      await opened.db.migrate([...databaseMigrations, ...migrations]);
    }, 60_000);
    afterAll(async () => {
      await opened?.close();
    }, 60_000);
    suite({
      engine,
      get db() {
        return ready().db;
      },
      get urls() {
        return ready().urls;
      },
    });
  });
}

async function openEmbedded(): Promise<FreshDatabase> {
  const db = await openDatabase({ template: await embeddedTemplate() });
  return { db, urls: undefined, close: () => db.close() };
}

const OWNER = "spbe_test_owner";
const APP = "spbe_test_server";
const PASSWORD = "spbe-test-only";

async function openThrowaway(): Promise<FreshDatabase> {
  const admin = process.env.SPBE_TEST_DATABASE_URL;
  if (!admin)
    throw new Error(
      "SPBE_TEST_DATABASE_URL is not set, so the PostgreSQL half of this suite cannot run. Run `npm test`, which starts PostgreSQL when its programs are installed (apt-get install postgresql), or set it to a superuser's address, or set SPBE_ENGINES=pglite to run one engine on purpose.",
    );
  const database = `spbe_test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await asAdmin(admin, `create database ${database}`);
  const urlFor = (login?: string): string => {
    const url = new URL(admin);
    url.pathname = `/${database}`;
    if (login) Object.assign(url, { username: login, password: PASSWORD });
    return url.href;
  };
  const urls = { admin: urlFor(), owner: urlFor(OWNER), app: urlFor(APP) };
  await provisionAlone(admin, urls.admin, database);
  const db = await openDatabase({ url: urls.app, ownerUrl: urls.owner, connections: 4 });
  return {
    db,
    urls,
    async close() {
      await db.close();
      await asAdmin(admin, `drop database if exists ${database} with (force)`);
    },
  };
}

/** Roles are shared by all test files of the cluster, so one file at a time changes them. */
async function provisionAlone(admin: string, url: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(1936744805)");
    await provision(url, {
      database,
      ownerLogin: OWNER,
      appLogin: APP,
      ownerPassword: PASSWORD,
      appPassword: PASSWORD,
    });
  } finally {
    await client.end();
  }
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
