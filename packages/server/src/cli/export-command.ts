import { parseArgs } from "node:util";
import { systemClock } from "@spbe-kit/core";
import { exportDatabase } from "../operations/export-database.ts";
import type { Command } from "./command.ts";
import { onlyFolder, withDatabase } from "./command-database.ts";
import { sayDump } from "./say-dump.ts";

export const exportCommand: Command = {
  name: "export",
  help: `write the database into a folder that any engine and any later version can read
  FOLDER              made by the command; holds personal data, readable by this account only
  --regency CODE      only this regency; may be repeated. Default: all that have a row`,
  async run(words, surroundings) {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { regency: { type: "string", multiple: true } },
    });
    const folder = onlyFolder(positionals, "export FOLDER");
    return await withDatabase(surroundings, async (db) => {
      const { regency: regencies } = values;
      const manifest = await exportDatabase(db, { folder, now: systemClock.now(), ...(regencies && { regencies }) });
      sayDump(manifest, surroundings.say);
      surroundings.say(`Written to ${folder}`);
      return 0;
    });
  },
};
