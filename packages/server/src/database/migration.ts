import { createHash } from "node:crypto";

/**
 * One step of the database's shape. Lives in a file `0001-children.sql.ts` that default-exports plain SQL text, and is listed by
 * its module as `{ id: "stunting/0001-children", sql }`. Once released it is never edited: write the next one.
 */
export interface Migration {
  /** `<module>/<four digits>-<kebab words>`, unique; a module's migrations run in the order of their numbers. */
  readonly id: string;
  /** Several statements are allowed. No `begin`, no `commit`, no roles. Write for PostgreSQL 15. */
  readonly sql: string;
}

/** What `migrate` did. */
export interface MigrationReport {
  /** Ids in the order they ran now. */
  readonly applied: readonly string[];
  /** Ids that were already there. */
  readonly present: readonly string[];
}

const ID = /^[a-z][a-z0-9-]*\/\d{4}-[a-z0-9-]+$/;

/** SHA-256 of the text, hex, over LF line ends: a checkout on Windows gives the same sum. */
export function checksumOf(migration: Migration): string {
  return createHash("sha256").update(migration.sql.replaceAll("\r\n", "\n")).digest("hex");
}

/**
 * Checks ids and puts migrations in running order: modules in the order they are given, numbers ascending within each. The order
 * of the modules comes from the composition, so a module added later runs after those that are there.
 *
 * @throws Error naming the id that is malformed or given twice
 */
export function inRunningOrder(migrations: readonly Migration[]): readonly Migration[] {
  const seen = new Set<string>();
  const modules: string[] = [];
  for (const { id } of migrations) {
    if (!ID.test(id))
      throw new Error(`spbe-server: migration id "${id}" is malformed. Write it as "<module>/0001-<words>".`);
    if (seen.has(id))
      throw new Error(`spbe-server: migration "${id}" is listed twice. Give the second the next number.`);
    seen.add(id);
    const module = moduleOf(id);
    if (!modules.includes(module)) modules.push(module);
  }
  return [...migrations].sort(
    (a, b) => modules.indexOf(moduleOf(a.id)) - modules.indexOf(moduleOf(b.id)) || (a.id < b.id ? -1 : 1),
  );
}

function moduleOf(id: string): string {
  return id.slice(0, id.indexOf("/"));
}
