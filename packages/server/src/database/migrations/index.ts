import type { Migration } from "../migration.ts";
import host from "./0001-host.sql.ts";

/** The database's own tables. The host puts its further migrations, and then the modules', behind these. */
export const databaseMigrations: readonly Migration[] = [{ id: "server/0001-host", sql: host }];
