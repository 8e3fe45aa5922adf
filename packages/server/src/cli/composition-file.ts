import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { CatalogueExceptions } from "../database/catalogue.ts";
import type { Migration } from "../database/migration.ts";
import { databaseMigrations } from "../database/migrations/index.ts";
import sessionMigration from "../login/0002-session.sql.ts";
import { type PortalSettings, portalSettingsSchema } from "../operations/portal-settings.ts";
import type { ProcessingModule } from "../vault/processing-record.ts";
import type { SubjectSource } from "../vault/subject-source.ts";

/** What the commands need of a module; a `ServerModule` has it. */
export interface CommandModule {
  readonly name: string;
  readonly migrations: readonly Migration[];
  readonly catalogue?: CatalogueExceptions;
  readonly subjects?: readonly SubjectSource[];
  readonly contract?: ProcessingModule["contract"];
  readonly permissions?: ProcessingModule["permissions"];
  readonly processing?: ProcessingModule["processing"];
}

/** A portal's tables, from its list of modules. */
export interface Composition {
  readonly migrations: readonly Migration[];
  readonly exceptions: CatalogueExceptions;
}

/**
 * Reads the file in which a portal lists its modules: it exports `modules`, in the order their migrations run. The host's own
 * migrations come first by themselves.
 *
 * @throws Error naming the file and what it lacks
 */
export async function readComposition(file: string): Promise<Composition> {
  return compositionOf(await readModules(file));
}

/** The modules such a file lists. @throws Error naming the file and what it lacks */
export async function readModules(file: string): Promise<readonly CommandModule[]> {
  const { modules } = await loadFile(file);
  if (!Array.isArray(modules) || !modules.every(isModule))
    throw new Error(
      `spbe-server: ${resolve(file)} exports no \`modules\`. Write: export const modules = [stuntingModule];`,
    );
  return modules;
}

/**
 * Reads the `settings` that a portal's file exports beside its modules.
 *
 * @throws Error naming the file and what is missing or of another kind
 */
export async function readSettings(file: string): Promise<PortalSettings> {
  const parsed = portalSettingsSchema.safeParse((await loadFile(file)).settings);
  if (parsed.success) return parsed.data;
  const where = ["settings", ...(parsed.error.issues[0]?.path ?? [])].join(".");
  throw new Error(
    `spbe-server: ${resolve(file)} exports no sound \`${where}\`. Export as \`settings\` what you give to createSpbeServer: regency, publicUrl, identity, production, host.`,
  );
}

/** True where a portal's file exports `settings` at all. */
export async function hasSettings(file: string): Promise<boolean> {
  return (await loadFile(file)).settings !== undefined;
}

async function loadFile(file: string): Promise<Readonly<Record<string, unknown>>> {
  const path = resolve(file);
  if (!existsSync(path))
    throw new Error(`spbe-server: ${path} does not exist. Name the file that exports your modules: --modules FILE`);
  return (await import(pathToFileURL(path).href)) as Readonly<Record<string, unknown>>;
}

/** The host's own, so that a portal's list may hold its modules only. */
const HOST_MIGRATIONS: readonly Migration[] = [
  ...databaseMigrations,
  { id: "server/0002-session", sql: sessionMigration },
];

/** Joins what modules declare. */
export function compositionOf(modules: readonly CommandModule[]): Composition {
  return {
    migrations: withoutRepeats([...HOST_MIGRATIONS, ...modules.flatMap(({ migrations }) => migrations)]),
    exceptions: {
      searchTables: modules.flatMap(({ catalogue }) => catalogue?.searchTables ?? []),
      definerFunctions: modules.flatMap(({ catalogue }) => catalogue?.definerFunctions ?? []),
    },
  };
}

/** A list taken from `createSpbeServer(...).modules` holds the host's own once more. */
function withoutRepeats(migrations: readonly Migration[]): readonly Migration[] {
  return migrations.filter(({ id, sql }, at) => {
    const first = migrations.findIndex((other) => other.id === id);
    return first === at || migrations[first]?.sql !== sql;
  });
}

function isModule(value: unknown): value is CommandModule {
  return (
    typeof value === "object" &&
    value !== null &&
    "name" in value &&
    "migrations" in value &&
    Array.isArray(value.migrations)
  );
}
