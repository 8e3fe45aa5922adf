import { systemClock } from "@spbe-kit/core";
import type { ContentStore } from "../files/content-store.ts";
import { contentStoreOf } from "../files/storage-options.ts";
import { type AuditKey, KEY_VARIABLES } from "../keys/key-ring.ts";
import { readKey } from "../keys/named-key.ts";
import type { CommandSurroundings } from "./command.ts";
import { hasSettings, readSettings } from "./composition-file.ts";

/**
 * Where the portal's files lie: what `settings` of the portal's file say, and otherwise the folder "files" of SPBE_DATA.
 *
 * @throws Error for `settings` that are not sound
 */
export async function storageOf(env: CommandSurroundings["env"], modules: string | undefined): Promise<ContentStore> {
  const settings = modules !== undefined && (await hasSettings(modules)) ? await readSettings(modules) : undefined;
  const dataFolder = settings?.dataFolder ?? env.SPBE_DATA ?? "data";
  return contentStoreOf(settings?.storage, dataFolder, () => systemClock.now());
}

/** The audit key of the environment; undefined where none is set. @throws Error for one that cannot be read, never with its value */
export function auditKeyOf(env: CommandSurroundings["env"]): AuditKey | undefined {
  const text = env[KEY_VARIABLES.audit]?.trim();
  return text ? readKey(KEY_VARIABLES.audit, text) : undefined;
}

/** @throws Error that asks for the key */
export function requiredAuditKey(env: CommandSurroundings["env"]): AuditKey {
  const key = auditKeyOf(env);
  if (key) return key;
  throw new Error(
    `spbe-server: ${KEY_VARIABLES.audit} is not set, and backups are sealed with it. Set the portal's keys as for the server.`,
  );
}
