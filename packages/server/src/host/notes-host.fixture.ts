import { Writable } from "node:stream";
import { type RegencyConfig, regencyConfigSchema } from "@spbe-kit/core";
import { pino } from "pino";
import type { Database } from "../database/database.ts";
import type { Migration } from "../database/migration.ts";
import sessionMigration from "../login/0002-session.sql.ts";
import type { ClaimMap } from "../login/identity-claims.ts";
import { createSpbeServer, type SpbeServer } from "./create-spbe-server.ts";
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
    identity: { issuer: "http://127.0.0.1:9/none", clientId: "portal", claims: notesClaims },
    publicUrl: "http://127.0.0.1:4321",
    log: pino({ base: null }, sink),
    ...more,
  });
  return { server, logLines };
}

/** What `describeEngines` applies behind the database's own migrations. */
export const notesMigrations: readonly Migration[] = [
  { id: "server/0002-session", sql: sessionMigration },
  ...notesModule.migrations,
];
