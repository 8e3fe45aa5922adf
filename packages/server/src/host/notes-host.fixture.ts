import { Writable } from "node:stream";
import { type RegencyConfig, regencyConfigSchema } from "@spbe-kit/core";
import type { Database } from "../database/database.ts";
import type { Migration } from "../database/migration.ts";
import type { NamedKey } from "../keys/named-key.ts";
import { testKeyRing } from "../keys/test-key-ring.ts";
import sessionMigration from "../login/0002-session.sql.ts";
import type { ClaimMap } from "../login/identity-claims.ts";
import { createSpbeServer, type SpbeServer } from "./create-spbe-server.ts";
import { createHostLog } from "./host-log.ts";
import { notesModule } from "./notes.fixture.ts";
import type { SpbeServerOptions } from "./server-options.ts";

const belitung = (code: string, name: string): RegencyConfig =>
  regencyConfigSchema.parse({
    code,
    name,
    kind: "kabupaten",
    provinceName: "Kepulauan Bangka Belitung",
    timeZone: "Asia/Jakarta",
    portalName: "SIGAP",
    monogram: "BT",
    theme: "belitung-timur",
    modules: ["notes"],
  });

export const belitungTimur = belitung("19.06", "Belitung Timur");
export const belitungInduk = belitung("19.02", "Belitung");

export const notesClaims: ClaimMap = {
  role: { claim: "role" },
  regency: { claim: "regency" },
  scopeOfRole: { writer: "regency", reader: "villages", stranger: "regency" },
};

/** The same keys under names that production takes, since a suite's hosts share one database. */
const renamed = ({ id, bytes }: NamedKey): NamedKey => ({ id: id.replace("test-", "k-"), bytes });
const productionKeys = {
  audit: renamed(testKeyRing.audit),
  vault: [renamed(testKeyRing.vault[0])] as const,
  index: renamed(testKeyRing.index),
};

/** A host of two regencies with the notes module, and every line it writes to its log. */
export function notesHost(
  database: Database,
  more: Partial<SpbeServerOptions> = {},
): { server: SpbeServer; logLines: string[] } {
  const logLines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      logLines.push(String(chunk));
      done();
    },
  });
  const server = createSpbeServer({
    regency: [belitungTimur, belitungInduk],
    modules: [notesModule],
    database,
    keys: more.production ? productionKeys : testKeyRing,
    identity: { issuer: "http://127.0.0.1:9/none", clientId: "portal", claims: notesClaims },
    publicUrl: "http://127.0.0.1:4321",
    log: createHostLog({ destination: sink }),
    ...more,
  });
  return { server, logLines };
}

/** What `describeEngines` applies behind the database's own migrations. */
export const notesMigrations: readonly Migration[] = [
  { id: "server/0002-session", sql: sessionMigration },
  ...notesModule.migrations,
];
