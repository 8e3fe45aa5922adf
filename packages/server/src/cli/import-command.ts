import { parseArgs } from "node:util";
import { importDatabase } from "../operations/import-database.ts";
import type { Command } from "./command.ts";
import { onlyFolder, requiredModules, withDatabase } from "./command-database.ts";
import { readComposition } from "./composition-file.ts";
import { sayDump } from "./say-dump.ts";

export const importCommand: Command = {
  name: "import",
  help: `fill an empty database from a folder that export wrote, and compare every row afterwards
  FOLDER
  --modules FILE      the file that exports your \`modules\``,
  async run(words, surroundings) {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { modules: { type: "string" } },
    });
    const folder = onlyFolder(positionals, "import FOLDER --modules FILE");
    const { migrations } = await readComposition(requiredModules(values.modules));
    return await withDatabase(surroundings, async (db) => {
      sayDump(await importDatabase(db, { folder, migrations }), surroundings.say);
      surroundings.say("Every row was read back and is as it was exported.");
      return 0;
    });
  },
};
