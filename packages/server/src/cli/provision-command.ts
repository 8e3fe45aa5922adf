import { parseArgs } from "node:util";
import { type ProvisionOptions, provision, provisionSql, withoutPasswords } from "../database/provision.ts";
import type { Command } from "./command.ts";

export const provisionCommand: Command = {
  name: "provision",
  help: `make roles, rights and extensions as the database's administrator (PostgreSQL)
  --database NAME     the portal's database; it must exist
  --owner-login NAME  default spbe_owner
  --app-login NAME    default spbe_server
  --print             print the SQL instead of running it`,
  async run(words, { env, say }) {
    const { values } = parseArgs({
      args: [...words],
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
  },
};
