import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { regencyConfigSchema, systemClock } from "@spbe-kit/core";
import {
  choosePort,
  createHostLog,
  createSpbeServer,
  type Database,
  openDatabase,
  startServer,
} from "@spbe-kit/server";
import { createDemoIdentity } from "@spbe-kit/server/demo-identity";
import { seedRegister } from "@spbe-kit/stunting/server";
import { REGENCY_GENERATOR, regencySeeder } from "@spbe-kit/stunting/testing";
import { demoAccounts, sampleRegencies } from "./demo-accounts.ts";
import { sampleDirectory } from "./sample-directory.ts";
import { hostRoles, serverModules } from "./server-modules.ts";

/** Of the sample data: the same number makes the same regencies. */
const SEED = 1906;

/*
 * The trial portal: embedded database, sample accounts, sample data, this machine only. Portal and API are one origin.
 * PORT and SPBE_DATA come from `npm start`.
 */
const here = fileURLToPath(new URL(".", import.meta.url));
const dataFolder = process.env.SPBE_DATA ?? join(here, "../../.data/portal-belitung-timur");
mkdirSync(dataFolder, { recursive: true });

const port = await choosePort({ port: Number(process.env.PORT ?? 4321) });
/** `pnpm dev` puts Vite in front; people then type its address. */
const publicUrl = process.env.SPBE_PUBLIC_URL ?? `http://127.0.0.1:${port}`;
const database = await openDatabase({ folder: join(dataFolder, "database"), log: (sentence) => console.log(sentence) });
const { identity, mount, keys } = await createDemoIdentity({
  accounts: demoAccounts,
  publicUrl,
  dataFolder,
  databaseUrl: process.env.DATABASE_URL,
});
const server = createSpbeServer({
  regency: [readRegency("regency.json"), readRegency("neighbour.json")],
  modules: serverModules(),
  database,
  storage: { kind: "disk", folder: join(dataFolder, "files") },
  keys,
  identity,
  mounts: [mount],
  operatorRoles: hostRoles.operators,
  auditorRoles: hostRoles.auditors,
  directory: { ...hostRoles.directory, sample: sampleDirectory },
  publicUrl,
  openDocuments: true,
  staticFolder: join(here, "dist"),
  about: { title: "Portal Kabupaten Belitung Timur (data contoh)", version: "0.1.0" },
  log: createHostLog({ level: process.env.LOG_LEVEL ?? "warn" }),
});

await database.migrate(server.migrations);
await seedOnce(database);
await startServer({ server, port });
console.log(`
Portal Belitung Timur siap: ${publicUrl}
Data contoh, semua orang rekaan. Masuk tanpa kata sandi sebagai:
${demoAccounts.map(({ name, title, unitName }) => `  - ${name}, ${title ?? ""} ${unitName}`).join("\n")}

Ctrl-C untuk berhenti.`);

function readRegency(file: string) {
  return regencyConfigSchema.parse(JSON.parse(readFileSync(join(here, file), "utf8")));
}

/** Sample data is made at the first start; a start that was interrupted begins it again, which doubles nothing. */
async function seedOnce(target: Database): Promise<void> {
  const marker = join(dataFolder, "sample-data.json");
  if (existsSync(marker)) return;
  const today = systemClock.today("Asia/Jakarta");
  for (const regencyCode of sampleRegencies) {
    console.log(`Membuat data contoh kabupaten ${regencyCode} ...`);
    const rows = regencySeeder.seed({ seed: SEED, regencyCode, asOf: today, preset: "demo" });
    const now = systemClock.now();
    const vault = server.vault.of(regencyCode);
    await seedRegister(target, { regency: regencyCode, vault, rows, by: "Data contoh", at: now, today });
    const sample = { database: target, vault, regencyCode, today, now, seed: SEED };
    for (const { seed } of server.modules) await seed?.(sample);
  }
  writeFileSync(marker, JSON.stringify({ generator: REGENCY_GENERATOR, asOf: today }));
}
