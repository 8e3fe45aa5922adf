import { parseArgs } from "node:util";
import { importDatabase } from "../operations/import-database.ts";
import type { Command } from "./command.ts";
import { onlyFolder, requiredModules, withDatabase } from "./command-database.ts";
import { auditKeyOf, storageOf } from "./command-storage.ts";
import { readComposition } from "./composition-file.ts";
import { sayDump } from "./say-dump.ts";

export const importCommand: Command = {
  name: "import",
  help: `fill an empty database from a folder that export wrote, and compare every row afterwards
  FOLDER
  --modules FILE      the file that exports your \`modules\`, and \`settings\` with where files are stored
  --unverified        take a folder that bears no seal or another operator's; damage is still found`,
  async run(words, surroundings) {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { modules: { type: "string" }, unverified: { type: "boolean", default: false } },
    });
    const folder = onlyFolder(positionals, "import FOLDER --modules FILE");
    const { migrations } = await readComposition(requiredModules(values.modules));
    const key = auditKeyOf(surroundings.env);
    const content = await storageOf(surroundings.env, values.modules);
    const options = { folder, migrations, content, unverified: values.unverified, ...(key && { key }) };
    return await withDatabase(surroundings, async (db) => {
      sayDump(await importDatabase(db, options), surroundings.say);
      surroundings.say("Every row was read back and is as it was exported.");
      return 0;
    });
  },
};
