import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_KEYS_FILE } from "../host/demo-keys-file.ts";
import { refuseTrialKeys } from "../keys/key-ring.ts";
import { createDemoIdentity, type DemoIdentityOptions } from "./create-demo-identity.ts";
import type { DemoAccount } from "./demo-account.ts";
import { TRIAL_KEYS_FILE } from "./trial-keys.ts";

const wulan: DemoAccount = {
  id: "wulan",
  name: "Wulan Safitri",
  role: "nutritionist",
  unitName: "Puskesmas Renggiang",
  regencyCode: "19.06",
  scope: { kind: "villages", codes: ["19.06.05.2001"] },
};

describe("the demo login", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "spbe-demo-"));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const create = (more: Partial<DemoIdentityOptions>) =>
    createDemoIdentity({ accounts: [wulan], publicUrl: "http://127.0.0.1:4321", dataFolder: folder, ...more });

  it.each([
    ["production", { production: true }, /production refuses it/],
    ["an address other machines reach", { publicUrl: "https://portal.example.go.id" }, /this machine only/],
    ["a local network address", { publicUrl: "http://192.168.1.5:4321" }, /plain http beyond this machine/],
    ["a DATABASE_URL without consent", { databaseUrl: "postgres://x" }, /may hold real people/],
    ["no accounts", { accounts: [] }, /has no accounts/],
  ] satisfies [string, Partial<DemoIdentityOptions>, RegExp][])(
    "refuses %s and names the cure",
    async (_what, more, words) => {
      await expect(create(more)).rejects.toThrow(words);
    },
  );

  it("accepts a DATABASE_URL with explicit consent", async () => {
    await expect(create({ databaseUrl: "postgres://x", allowDatabaseUrl: true })).resolves.toBeDefined();
  });

  it("keeps its keys for this user only, and the same over restarts", async () => {
    await create({});
    const file = join(folder, DEMO_KEYS_FILE);
    const first = await readFile(file, "utf8");
    if (process.platform !== "win32") expect((await stat(file)).mode & 0o777).toBe(0o600);
    await create({});
    expect(await readFile(file, "utf8")).toBe(first);
  });

  it("makes the vault's keys once, for this user only, and production refuses them", async () => {
    const first = await create({});
    const file = join(folder, TRIAL_KEYS_FILE);
    if (process.platform !== "win32") expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await create({})).keys).toEqual(first.keys);
    expect(() => refuseTrialKeys(first.keys)).toThrow(/production refuses it/);
    const kept = await readFile(file, "utf8");
    await writeFile(file, kept.slice(0, 40));
    await expect(create({})).rejects.toThrow(/is damaged.*delete the whole folder/);
    await writeFile(file, kept);
  });

  it("gives each role one kind of area", async () => {
    const twice = { ...wulan, id: "lain", scope: { kind: "regency" } } as const;
    await expect(create({ accounts: [wulan, twice] })).rejects.toThrow(/one kind per role/);
  });
});
