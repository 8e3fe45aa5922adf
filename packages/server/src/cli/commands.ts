import { auditCommand } from "./audit-command.ts";
import { backupCommand } from "./backup-command.ts";
import { checkCommand } from "./check-command.ts";
import type { Command, CommandSurroundings } from "./command.ts";
import { doctorCommand } from "./doctor-command.ts";
import { exportCommand } from "./export-command.ts";
import { importCommand } from "./import-command.ts";
import { keysCommand } from "./keys-command.ts";
import { migrateCommand } from "./migrate-command.ts";
import { privacyCommand } from "./privacy-command.ts";
import { provisionCommand } from "./provision-command.ts";
import { restoreCommand } from "./restore-command.ts";
import { tasksCommand } from "./tasks-command.ts";

/** Every command, in the order of the help. A new one is a file `<name>-command.ts` and a line here. */
export const COMMANDS: readonly Command[] = [
  migrateCommand,
  checkCommand,
  doctorCommand,
  provisionCommand,
  exportCommand,
  importCommand,
  backupCommand,
  restoreCommand,
  auditCommand,
  keysCommand,
  privacyCommand,
  tasksCommand,
];

const ENVIRONMENT = `Environment
  DATABASE_URL              PostgreSQL as the application login; unset means the embedded database
  SPBE_OWNER_DATABASE_URL   PostgreSQL as the owner login, for migrate, export, import, backup, restore
  SPBE_ADMIN_DATABASE_URL   PostgreSQL as the administrator, in the portal's database, for provision
  SPBE_OWNER_PASSWORD, SPBE_APP_PASSWORD   for provision; never as an argument, which other users of the machine can read
  SPBE_AUDIT_KEY, SPBE_VAULT_KEYS, SPBE_INDEX_KEY   the portal's keys; spbe-server keys generate explains and makes them
  SPBE_DATA                 folder of the embedded database, default ./data
`;

/**
 * Runs one command.
 *
 * @returns the exit code: 0 done and sound, 1 findings or unknown command
 * @throws Error with the cause and the cure when the command could not do its work
 */
export async function runCommand(words: readonly string[], surroundings: CommandSurroundings): Promise<number> {
  const [name, ...rest] = words;
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command) return await command.run(rest, surroundings);
  surroundings.say(helpText());
  return name === undefined || name === "help" || name === "--help" ? 0 : 1;
}

function helpText(): string {
  const lines = COMMANDS.map(
    ({ name, help }) => `  ${name.padEnd(11)} ${help.replaceAll("\n", `\n${" ".repeat(14)}`)}`,
  );
  return `spbe-server <command>\n\n${lines.join("\n")}\n\n${ENVIRONMENT}`;
}
