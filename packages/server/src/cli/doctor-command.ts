import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { systemClock } from "@spbe-kit/core";
import { findings } from "../operations/doctor-checks.ts";
import { gatherFacts } from "../operations/gather-facts.ts";
import type { Command } from "./command.ts";
import { embeddedFolder, openFromEnvironment, requiredModules } from "./command-database.ts";
import { readComposition, readSettings } from "./composition-file.ts";

export const doctorCommand: Command = {
  name: "doctor",
  help: `examine a portal before it serves people: keys, address, provider, clock, folder, database, backups
  --modules FILE      the file that exports your \`modules\` and your \`settings\`
  --language id|en    default id`,
  async run(words, { env, say }) {
    const { values } = parseArgs({
      args: [...words],
      options: { modules: { type: "string" }, language: { type: "string", default: "id" } },
    });
    const file = requiredModules(values.modules);
    const language = values.language === "en" ? "en" : "id";
    const { migrations, exceptions } = await readComposition(file);
    const open = async () => {
      refuseMakingOne(env);
      return await openFromEnvironment(env, say);
    };
    const settings = await readSettings(file);
    const facts = await gatherFacts({ settings, env, migrations, exceptions, clock: systemClock, open });
    const found = findings(facts);
    for (const finding of found) say(`- ${finding[language]}`);
    say(lastLine(found.length, language));
    return found.length === 0 ? 0 : 1;
  },
};

function lastLine(count: number, language: "id" | "en"): string {
  if (count === 0) return language === "id" ? "Siap melayani: tidak ada temuan." : "Fit to serve: no findings.";
  return language === "id" ? `${count} temuan.` : `${count} finding${count === 1 ? "" : "s"}.`;
}

/** Opening the embedded engine makes a database where there is none; doctor changes nothing. */
function refuseMakingOne(env: Readonly<Record<string, string | undefined>>): void {
  if (env.DATABASE_URL || existsSync(embeddedFolder(env))) return;
  throw new Error(
    `spbe-server: there is no embedded database in ${embeddedFolder(env)} and DATABASE_URL is not set. Set one, or run: spbe-server migrate`,
  );
}
