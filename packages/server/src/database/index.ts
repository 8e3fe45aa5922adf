export { type CatalogueExceptions, checkCatalogue } from "./catalogue.ts";
export {
  type Database,
  type OpenDatabaseOptions,
  openDatabase,
  type Transaction,
  type TransactionOptions,
} from "./database.ts";
export { type DatabaseError, isDatabaseAway, isDatabaseError } from "./database-error.ts";
export type { Migration, MigrationReport } from "./migration.ts";
export { databaseMigrations } from "./migrations/index.ts";
export { type ProvisionOptions, provision, provisionSql, withoutPasswords } from "./provision.ts";
export { pendingMigrations } from "./run-migrations.ts";
export { assertSafeLogin, unsafeLogin } from "./safe-login.ts";
export { beforeNext } from "./sql-connection.ts";
export type { Scope, TenantSettings } from "./tenant-settings.ts";
export {
  APP_ROLE,
  definerFunctionRights,
  type PolicyForm,
  requireExtensions,
  type SearchTableOptions,
  searchTable,
  type TenantScope,
  type TenantTableOptions,
  tenantCondition,
  tenantConditionText,
  tenantTable,
} from "./tenant-table.ts";
