import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Database, openDatabase } from "../database/database.ts";
import type { CommandSurroundings } from "./command.ts";

/** The folder of the embedded database. */
export function embeddedFolder(env: CommandSurroundings["env"]): string {
  return join(env.SPBE_DATA ?? "data", "database");
}

/** Opens the database that the environment names. */
export function openFromEnvironment(env: CommandSurroundings["env"], log: (line: string) => void): Promise<Database> {
  return openDatabase({
    ...(env.DATABASE_URL ? { url: env.DATABASE_URL } : { folder: embeddedFolder(env) }),
    ...(env.SPBE_OWNER_DATABASE_URL && { ownerUrl: env.SPBE_OWNER_DATABASE_URL }),
    log,
  });
}

/** Opens the database that the environment names, and closes it after `work`. */
export async function withDatabase<T>(
  { env, say }: CommandSurroundings,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  const db = await openFromEnvironment(env, say);
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

/** The file of `--modules`, for commands whose only option it is. @throws Error that asks for it */
export function modulesFile(words: readonly string[]): string {
  const { values } = parseArgs({ args: [...words], options: { modules: { type: "string" } } });
  return requiredModules(values.modules);
}

/** @throws Error that asks for `--modules` */
export function requiredModules(file: string | undefined): string {
  if (!file) throw new Error("spbe-server: name the file that exports your modules: --modules FILE");
  return file;
}

/** The one folder a command is given. @throws Error that shows how the command is written */
export function onlyFolder(positionals: readonly string[], form: string): string {
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new Error(`spbe-server: write it as: spbe-server ${form}`);
  return folder;
}
