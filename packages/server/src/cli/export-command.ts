import { parseArgs } from "node:util";
import { systemClock } from "@spbe-kit/core";
import { exportDatabase } from "../operations/export-database.ts";
import type { Command } from "./command.ts";
import { onlyFolder, withDatabase } from "./command-database.ts";
import { auditKeyOf, storageOf } from "./command-storage.ts";
import { sayDump } from "./say-dump.ts";

export const exportCommand: Command = {
  name: "export",
  help: `write the database and the stored files into a folder that any engine and any later version can read
  FOLDER              made by the command; holds personal data, readable by this account only
  --regency CODE      only this regency; may be repeated. Default: all that have a row
  --modules FILE      the file that exports your \`settings\`, where these hold a \`storage\` or \`dataFolder\``,
  async run(words, surroundings) {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { regency: { type: "string", multiple: true }, modules: { type: "string" } },
    });
    const folder = onlyFolder(positionals, "export FOLDER");
    const key = auditKeyOf(surroundings.env);
    const content = await storageOf(surroundings.env, values.modules);
    return await withDatabase(surroundings, async (db) => {
      const { regency: regencies } = values;
      const now = systemClock.now();
      const options = { folder, now, content, ...(key && { key }), ...(regencies && { regencies }) };
      const manifest = await exportDatabase(db, options);
      sayDump(manifest, surroundings.say);
      if (!key) surroundings.say("SPBE_AUDIT_KEY is not set, so this folder bears no seal.");
      surroundings.say(`Written to ${folder}`);
      return 0;
    });
  },
};
