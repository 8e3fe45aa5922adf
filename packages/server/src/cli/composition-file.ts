import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { CatalogueExceptions } from "../database/catalogue.ts";
import type { Migration } from "../database/migration.ts";
import { databaseMigrations } from "../database/migrations/index.ts";

/** What the commands need of a module; a `ServerModule` has it. */
export interface CommandModule {
  readonly name: string;
  readonly migrations: readonly Migration[];
  readonly catalogue?: CatalogueExceptions;
}

/** A portal's tables, from its list of modules. */
export interface Composition {
  readonly migrations: readonly Migration[];
  readonly exceptions: CatalogueExceptions;
}

/**
 * Reads the file in which a portal lists its modules: it exports `modules`, in the order their migrations run, the host's own first
 * (`createSpbeServer(...).modules` is such a list).
 *
 * @throws Error naming the file and what it lacks
 */
export async function readComposition(file: string): Promise<Composition> {
  const path = resolve(file);
  if (!existsSync(path))
    throw new Error(`spbe-server: ${path} does not exist. Name the file that exports your modules: --modules FILE`);
  const loaded: unknown = await import(pathToFileURL(path).href);
  const modules = typeof loaded === "object" && loaded !== null && "modules" in loaded ? loaded.modules : undefined;
  if (!Array.isArray(modules) || !modules.every(isModule))
    throw new Error(`spbe-server: ${path} exports no \`modules\`. Write: export const modules = [stuntingModule];`);
  return compositionOf(modules);
}

/** Joins what modules declare. */
export function compositionOf(modules: readonly CommandModule[]): Composition {
  return {
    migrations: [...databaseMigrations, ...modules.flatMap(({ migrations }) => migrations)],
    exceptions: {
      searchTables: modules.flatMap(({ catalogue }) => catalogue?.searchTables ?? []),
      definerFunctions: modules.flatMap(({ catalogue }) => catalogue?.definerFunctions ?? []),
    },
  };
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
