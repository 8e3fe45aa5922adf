import { join } from "node:path";
import { parseArgs } from "node:util";
import { checkCatalogue } from "../database/catalogue.ts";
import { type Database, openDatabase } from "../database/database.ts";
import { type ProvisionOptions, provision, provisionSql, withoutPasswords } from "../database/provision.ts";
import { pendingMigrations } from "../database/run-migrations.ts";
import { unsafeLogin } from "../database/safe-login.ts";
import { readComposition } from "./composition-file.ts";

const HELP = `spbe-server <command>

  migrate     bring the database to the shape of this version
                --modules FILE      the file that exports your \`modules\`
  check       read the catalogue, the migrations and the login, and name what keeps regencies apart too weakly
                --modules FILE
  provision   make roles, rights and extensions as the database's administrator (PostgreSQL)
                --database NAME     the portal's database; it must exist
                --owner-login NAME  default spbe_owner
                --app-login NAME    default spbe_server
                --print             print the SQL instead of running it

Environment
  DATABASE_URL              PostgreSQL as the application login; unset means the embedded database
  SPBE_OWNER_DATABASE_URL   PostgreSQL as the owner login, for migrate
  SPBE_ADMIN_DATABASE_URL   PostgreSQL as the administrator, in the portal's database, for provision
  SPBE_OWNER_PASSWORD, SPBE_APP_PASSWORD   for provision; never as an argument, which other users of the machine can read
  SPBE_DATA                 folder of the embedded database, default ./data
`;

/** Where a command reads and says things. */
export interface CommandSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  say(line: string): void;
}

/**
 * Runs one command.
 *
 * @returns the exit code: 0 done and sound, 1 findings or unknown command
 * @throws Error with the cause and the cure when the command could not do its work
 */
export async function runCommand(words: readonly string[], surroundings: CommandSurroundings): Promise<number> {
  const [command, ...rest] = words;
  switch (command) {
    case "migrate":
      return await migrate(rest, surroundings);
    case "check":
      return await check(rest, surroundings);
    case "provision":
      return await provisionCommand(rest, surroundings);
    default:
      surroundings.say(HELP);
      return command === undefined || command === "help" || command === "--help" ? 0 : 1;
  }
}

async function migrate(words: string[], { env, say }: CommandSurroundings): Promise<number> {
  const { migrations } = await readComposition(modulesFile(words));
  return await withDatabase(env, say, async (db) => {
    const { applied, present } = await db.migrate(migrations);
    for (const id of applied) say(`applied  ${id}`);
    say(`${applied.length} applied, ${present.length} were there already.`);
    return 0;
  });
}

async function check(words: string[], { env, say }: CommandSurroundings): Promise<number> {
  const { migrations, exceptions } = await readComposition(modulesFile(words));
  return await withDatabase(env, say, async (db) => {
    const pending = await db.withoutTenant((tx) => pendingMigrations(tx, migrations));
    const findings = [
      ...pending.map((id) => `Migration "${id}" is not applied. Run: spbe-server migrate`),
      ...(await unsafeLogin(db)),
      ...(await checkCatalogue(db, exceptions)),
    ];
    for (const finding of findings) say(`- ${finding}`);
    say(findings.length === 0 ? `Sound (${db.engine} ${db.version}).` : `${findings.length} findings.`);
    return findings.length === 0 ? 0 : 1;
  });
}

async function provisionCommand(words: string[], { env, say }: CommandSurroundings): Promise<number> {
  const { values } = parseArgs({
    args: words,
    options: {
      database: { type: "string" },
      "owner-login": { type: "string" },
      "app-login": { type: "string" },
      print: { type: "boolean" },
    },
  });
  if (!values.database) throw new Error("spbe-server: name the portal's database: --database NAME");
  const options: ProvisionOptions = {
    database: values.database,
    ...(values["owner-login"] && { ownerLogin: values["owner-login"] }),
    ...(values["app-login"] && { appLogin: values["app-login"] }),
    ...(env.SPBE_OWNER_PASSWORD && { ownerPassword: env.SPBE_OWNER_PASSWORD }),
    ...(env.SPBE_APP_PASSWORD && { appPassword: env.SPBE_APP_PASSWORD }),
  };
  if (values.print) {
    for (const statement of provisionSql(options)) say(`${withoutPasswords(statement)};`);
    return 0;
  }
  if (!env.SPBE_ADMIN_DATABASE_URL)
    throw new Error(
      "spbe-server: set SPBE_ADMIN_DATABASE_URL to the administrator's address, or add --print and run the SQL yourself.",
    );
  await provision(env.SPBE_ADMIN_DATABASE_URL, options);
  say(`Database ${values.database} is ready for: spbe-server migrate`);
  return 0;
}

function modulesFile(words: string[]): string {
  const { values } = parseArgs({ args: words, options: { modules: { type: "string" } } });
  if (!values.modules) throw new Error("spbe-server: name the file that exports your modules: --modules FILE");
  return values.modules;
}

async function withDatabase(
  env: CommandSurroundings["env"],
  say: CommandSurroundings["say"],
  work: (db: Database) => Promise<number>,
): Promise<number> {
  const db = await openDatabase({
    ...(env.DATABASE_URL ? { url: env.DATABASE_URL } : { folder: join(env.SPBE_DATA ?? "data", "database") }),
    ...(env.SPBE_OWNER_DATABASE_URL && { ownerUrl: env.SPBE_OWNER_DATABASE_URL }),
    log: say,
  });
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}
