import { join } from "node:path";
import { parseArgs } from "node:util";
import { listBackups } from "../operations/backup-folder.ts";
import { importDatabase } from "../operations/import-database.ts";
import type { Command } from "./command.ts";
import { requiredModules, withDatabase } from "./command-database.ts";
import { requiredAuditKey, storageOf } from "./command-storage.ts";
import { readComposition } from "./composition-file.ts";
import { sayDump } from "./say-dump.ts";

export const restoreCommand: Command = {
  name: "restore",
  help: `fill an empty database from a backup, the newest unless named
  --from FOLDER       the folder of all backups
  --backup NAME       for example spbe-2026-11-24T050000Z
  --modules FILE      the file that exports your \`modules\`, and \`settings\` with where files are stored`,
  async run(words, surroundings) {
    const { values } = parseArgs({
      args: [...words],
      options: { from: { type: "string" }, backup: { type: "string" }, modules: { type: "string" } },
    });
    const { migrations } = await readComposition(requiredModules(values.modules));
    const folder = await chosenBackup(values.from, values.backup);
    const key = requiredAuditKey(surroundings.env);
    const content = await storageOf(surroundings.env, values.modules);
    return await withDatabase(surroundings, async (db) => {
      sayDump(await importDatabase(db, { folder, migrations, content, key }), surroundings.say);
      surroundings.say(`Restored from ${folder}; every row was read back and is as it was saved.`);
      return 0;
    });
  },
};

async function chosenBackup(from: string | undefined, name: string | undefined): Promise<string> {
  if (!from) throw new Error("spbe-server: name the folder of all backups: restore --from FOLDER");
  const whole = await listBackups(from);
  const chosen = name ?? whole.at(-1);
  if (chosen !== undefined && whole.includes(chosen)) return join(from, chosen);
  const there = whole.length === 0 ? "none" : whole.join(", ");
  throw new Error(`spbe-server: no whole backup ${name ?? ""} in ${from}. There: ${there}.`);
}
