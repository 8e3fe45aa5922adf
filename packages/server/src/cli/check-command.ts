import { checkCatalogue } from "../database/catalogue.ts";
import { pendingMigrations } from "../database/run-migrations.ts";
import { unsafeLogin } from "../database/safe-login.ts";
import type { Command } from "./command.ts";
import { modulesFile, withDatabase } from "./command-database.ts";
import { readComposition } from "./composition-file.ts";

export const checkCommand: Command = {
  name: "check",
  help: `read the catalogue, the migrations and the login, and name what keeps regencies apart too weakly
  --modules FILE`,
  async run(words, surroundings) {
    const { migrations, exceptions } = await readComposition(modulesFile(words));
    return await withDatabase(surroundings, async (db) => {
      const pending = await db.withoutTenant((tx) => pendingMigrations(tx, migrations));
      const findings = [
        ...pending.map((id) => `Migration "${id}" is not applied. Run: spbe-server migrate`),
        ...(await unsafeLogin(db)),
        ...(await checkCatalogue(db, exceptions)),
      ];
      for (const finding of findings) surroundings.say(`- ${finding}`);
      surroundings.say(findings.length === 0 ? `Sound (${db.engine} ${db.version}).` : `${findings.length} findings.`);
      return findings.length === 0 ? 0 : 1;
    });
  },
};
