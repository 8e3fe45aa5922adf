import { parseArgs } from "node:util";
import { systemClock } from "@spbe-kit/core";
import { backUp } from "../operations/backup-folder.ts";
import type { Command } from "./command.ts";
import { withDatabase } from "./command-database.ts";
import { requiredAuditKey, storageOf } from "./command-storage.ts";
import { sayDump } from "./say-dump.ts";

export const backupCommand: Command = {
  name: "backup",
  help: `export the whole database and the stored files into a folder named after the moment
  --into FOLDER       the folder of all backups; copy it to another machine
  --keep N            delete all but the newest N, after the new one is whole
  --modules FILE      the file that exports your \`settings\`, where these hold a \`storage\` or \`dataFolder\``,
  async run(words, surroundings) {
    const { values } = parseArgs({
      args: [...words],
      options: { into: { type: "string" }, keep: { type: "string" }, modules: { type: "string" } },
    });
    const { into } = values;
    if (!into) throw new Error("spbe-server: name the folder of all backups: backup --into FOLDER");
    const keep = readKeep(values.keep);
    const key = requiredAuditKey(surroundings.env);
    const content = await storageOf(surroundings.env, values.modules);
    return await withDatabase(surroundings, async (db) => {
      const now = systemClock.now();
      const backup = await backUp(db, { into, now, content, key, ...(keep !== undefined && { keep }) });
      sayDump(backup.manifest, surroundings.say);
      for (const name of backup.deleted) surroundings.say(`Deleted ${name}`);
      surroundings.say(`Written to ${backup.folder}`);
      return 0;
    });
  },
};

function readKeep(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new Error("spbe-server: --keep wants a whole number of backups, at least 1.");
}
