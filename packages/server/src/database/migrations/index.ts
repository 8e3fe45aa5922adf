import type { Migration } from "../migration.ts";
import host from "./0001-host.sql.ts";
import vault from "./0003-vault.sql.ts";
import audit from "./0004-audit.sql.ts";
import idempotency from "./0005-idempotency.sql.ts";
import task from "./0006-task.sql.ts";
import notice from "./0007-notice.sql.ts";
import directory from "./0008-directory.sql.ts";
import file from "./0009-file.sql.ts";
import acting from "./0010-acting.sql.ts";

/** The database's own tables. The host puts its further migrations, and then the modules', behind these. */
export const databaseMigrations: readonly Migration[] = [
  { id: "server/0001-host", sql: host },
  { id: "server/0003-vault", sql: vault },
  { id: "server/0004-audit", sql: audit },
  { id: "server/0005-idempotency", sql: idempotency },
  { id: "server/0006-task", sql: task },
  { id: "server/0007-notice", sql: notice },
  { id: "server/0008-directory", sql: directory },
  { id: "server/0009-file", sql: file },
  { id: "server/0010-acting", sql: acting },
];
