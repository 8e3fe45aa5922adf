import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fixedClock, regencyConfigSchema, systemClock } from "@spbe-kit/core";
import { createHostLog, createSpbeServer, openDatabase, startServer } from "@spbe-kit/server";
import { createDemoIdentity } from "@spbe-kit/server/demo-identity";
import { seedRegister } from "@spbe-kit/stunting/server";
import { regencySeeder } from "@spbe-kit/stunting/testing";
import { demoAccounts } from "../../demo-accounts.ts";
import { desk, modules } from "./modules.ts";

/*
 * The portal of the proofs, a process of its own: the example's modules and a desk, on the embedded engine or, where DATABASE_URL
 * is set, on PostgreSQL. SMTP_URL turns e-mail on, SPBE_SEED=1 fills two villages with children once. It obeys two messages:
 * `{ advanceSeconds }` moves its clock on, `{ trap: true }` makes the next task tell when it is inside its transaction, and wait there.
 */
const { PORT, SPBE_DATA: dataFolder = "", DATABASE_URL, SPBE_OWNER_DATABASE_URL, SMTP_URL, SPBE_SEED } = process.env;
const port = Number(PORT);
const publicUrl = `http://127.0.0.1:${port}`;

let advanced = 0;
const now = () => new Date(Date.parse(systemClock.now()) + advanced * 1_000).toISOString();
const clock = { now, today: (zone: Parameters<typeof systemClock.today>[0]) => fixedClock(now()).today(zone) };
process.on("message", (message: { readonly advanceSeconds?: number; readonly trap?: boolean }) => {
  advanced += message.advanceSeconds ?? 0;
  if (message.trap) desk.trapNextTask();
});

const database = await openDatabase(
  DATABASE_URL
    ? { url: DATABASE_URL, ...(SPBE_OWNER_DATABASE_URL && { ownerUrl: SPBE_OWNER_DATABASE_URL }) }
    : { folder: join(dataFolder, "database") },
);
const { identity, mount, keys } = await createDemoIdentity({
  accounts: demoAccounts,
  publicUrl,
  dataFolder,
  databaseUrl: DATABASE_URL,
  allowDatabaseUrl: true,
});
const uncounted = { burst: 1_000_000, perMinute: 1_000_000 };
const regencies = ["regency.json", "neighbour.json"].map((file) =>
  regencyConfigSchema.parse(JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8"))),
);
const server = createSpbeServer({
  regency: regencies,
  modules,
  database,
  storage: { kind: "disk", folder: join(dataFolder, "files") },
  keys,
  identity: {
    ...identity,
    // The sample accounts have no e-mail claim: their ids are read as one.
    scope: "openid profile",
    claims: { ...identity.claims, email: { claim: "sub", values: addresses() } },
    session: { idleMinutes: 100_000, absoluteHours: 2_000 },
  },
  mounts: [mount],
  operatorRoles: ["diskominfo"],
  directory: { writers: ["diskominfo"] },
  publicUrl,
  clock,
  rateLimits: { account: uncounted, address: uncounted, anonymous: uncounted, login: uncounted },
  ...(SMTP_URL && { notices: { email: { smtpUrl: SMTP_URL, from: "Portal <portal@example.go.id>" } } }),
  log: createHostLog({ level: process.env.LOG_LEVEL ?? "error" }),
});

await database.migrate(server.migrations);
if (SPBE_SEED) await seedOnce();
await startServer({ server, port });

function addresses(): Record<string, string> {
  return Object.fromEntries(demoAccounts.map(({ id }) => [id, `${id}@example.go.id`]));
}

/** A seeding that was cut off begins again, which doubles nothing. */
async function seedOnce(): Promise<void> {
  const marker = join(dataFolder, "seeded");
  if (existsSync(marker)) return;
  const today = clock.today("Asia/Jakarta");
  for (const { code } of server.regencies) {
    const rows = regencySeeder.seed({ seed: 1906, regencyCode: code, asOf: today, preset: "tiny" });
    await seedRegister(database, {
      regency: code,
      vault: server.vault.of(code),
      rows,
      by: "Data contoh",
      at: now(),
      today,
    });
  }
  writeFileSync(marker, "");
}
