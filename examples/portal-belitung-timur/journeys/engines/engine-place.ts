import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { amcheck } from "@electric-sql/pglite/contrib/amcheck";
import { btree_gin } from "@electric-sql/pglite/contrib/btree_gin";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { spbeServerMust } from "./command.ts";
import { type PrivateCluster, privateCluster } from "./private-cluster.ts";

export type Engine = "pglite" | "postgresql";
export const ENGINES: readonly Engine[] = ["pglite", "postgresql"];

/** Asks a database as its administrator, past row-level security. */
export type Ask = <Row>(statement: string) => Promise<readonly Row[]>;

/** Where a portal's database lives: its data folder, or a database of a private PostgreSQL. */
export interface EnginePlace {
  readonly engine: Engine;
  /** What the portal and the commands are told by. */
  readonly env: Readonly<Record<string, string>>;
  readonly cluster?: PrivateCluster;
  /** Looks into the database. On the embedded engine its portal must have ended. */
  inspect<T>(dataFolder: string, look: (ask: Ask) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export async function enginePlace(engine: Engine): Promise<EnginePlace> {
  return engine === "pglite" ? embeddedPlace : await postgresPlace();
}

const embeddedPlace: EnginePlace = {
  engine: "pglite",
  env: {},
  async inspect(dataFolder, look) {
    const pglite = await PGlite.create({
      dataDir: join(dataFolder, "database", "pgdata"),
      extensions: { pg_trgm, btree_gin, amcheck },
    });
    try {
      return await look(async <Row>(statement: string) => (await pglite.query<Row>(statement)).rows);
    } finally {
      await pglite.close();
    }
  },
  close: async () => undefined,
};

/** A cluster of its own holds nothing else, so the database it is born with will do. */
const DATABASE = "postgres";

async function postgresPlace(): Promise<EnginePlace> {
  const cluster = await privateCluster();
  const passwords = { SPBE_OWNER_PASSWORD: "proof-only", SPBE_APP_PASSWORD: "proof-only" };
  const admin = { SPBE_ADMIN_DATABASE_URL: cluster.adminUrl(DATABASE) };
  await spbeServerMust(["provision", "--database", DATABASE], { ...admin, ...passwords });
  const urlOf = (login: string) =>
    Object.assign(new URL(cluster.adminUrl(DATABASE)), { username: login, password: "proof-only" }).href;
  return {
    engine: "postgresql",
    env: { DATABASE_URL: urlOf("spbe_server"), SPBE_OWNER_DATABASE_URL: urlOf("spbe_owner") },
    cluster,
    inspect: (_, look) => look((statement) => cluster.ask(DATABASE, statement)),
    close: () => cluster.stop(),
  };
}
