import type { Command } from "./command.ts";
import { modulesFile, withDatabase } from "./command-database.ts";
import { readComposition } from "./composition-file.ts";

export const migrateCommand: Command = {
  name: "migrate",
  help: `bring the database to the shape of this version
  --modules FILE      the file that exports your \`modules\``,
  async run(words, surroundings) {
    const { migrations } = await readComposition(modulesFile(words));
    return await withDatabase(surroundings, async (db) => {
      const { applied, present } = await db.migrate(migrations);
      for (const id of applied) surroundings.say(`applied  ${id}`);
      surroundings.say(`${applied.length} applied, ${present.length} were there already.`);
      return 0;
    });
  },
};
