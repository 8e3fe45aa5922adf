import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemRandom } from "@spbe-kit/core";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDatabase } from "../database/database.ts";
import { tenantTable } from "../database/tenant-table.ts";
import { describeEngines } from "../database/testing-engines.ts";
import { environmentOf, makeKeyRing } from "../keys/make-keys.ts";
import { markIncomplete } from "../operations/incomplete-import.ts";
import { runCommand } from "./commands.ts";

const folder = mkdtempSync(join(tmpdir(), "spbe-doctor-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const measurement = `create table measurement (regency_code text collate "C" not null, n integer not null, primary key (regency_code, n));\n${tenantTable("measurement")}`;
const modules = [{ name: "sample", migrations: [{ id: "sample/0001-measurement", sql: measurement }] }];

/** How far the provider's clock is from ours, seconds. */
let clockOff = 0;
let provider: Server;
let issuer = "";
beforeAll(async () => {
  provider = createServer((_request, response) => {
    response.setHeader("date", new Date(Date.now() + clockOff * 1000).toUTCString());
    response.end("{}");
  });
  await new Promise<void>((resolve) => provider.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/realms/pemda`;
});
afterAll(() => new Promise((resolve) => provider.close(resolve)));

let portals = 0;
/** Writes a portal's file; each has its own name, since Node keeps what it imported. */
function portalFile(settings: Record<string, unknown>, list: readonly unknown[] = modules): string {
  portals += 1;
  const file = join(folder, `portal-${portals}.mjs`);
  const text = JSON.stringify(settings);
  writeFileSync(file, `export const modules = ${JSON.stringify(list)};\nexport const settings = ${text};\n`);
  return file;
}

describeEngines("spbe-server doctor", (engine) => {
  const data = () => join(folder, engine.engine);
  const settings = () => ({
    regency: [{ code: "19.06" }],
    publicUrl: "https://portal.example.go.id",
    identity: { issuer },
    production: true,
    dataFolder: data(),
  });
  const env = (): Record<string, string | undefined> => ({
    ...environmentOf(makeKeyRing(systemRandom)),
    SPBE_DATA: data(),
    ...(engine.urls && { DATABASE_URL: engine.urls.app, SPBE_OWNER_DATABASE_URL: engine.urls.owner }),
  });
  async function run(words: string[], more: Record<string, string | undefined> = {}) {
    const lines: string[] = [];
    const code = await runCommand(words, { env: { ...env(), ...more }, say: (line) => lines.push(line) });
    return { code, said: lines.join("\n") };
  }
  const examine = (change: Record<string, unknown> = {}, more: Record<string, string | undefined> = {}) =>
    run(["doctor", "--modules", portalFile({ ...settings(), ...change })], more);
  async function open() {
    return await openDatabase(
      engine.urls ? { url: engine.urls.app, ownerUrl: engine.urls.owner } : { folder: join(data(), "database") },
    );
  }
  async function fill(from: number, to: number): Promise<void> {
    const db = await open();
    await db.tenant({ regency: "19.06", scope: { kind: "regency" } }, (tx) =>
      sql`insert into measurement select '19.06', n from generate_series(${from}::int, ${to}::int) n`.execute(tx),
    );
    await db.close();
  }

  beforeAll(async () => {
    mkdirSync(data(), { recursive: true });
    await run(["migrate", "--modules", portalFile(settings())]);
  }, 60_000);

  it("names a database that was never backed up, and is content once it was", async () => {
    const before = await examine();
    expect(before.code).toBe(1);
    expect(before.said).toContain("Cadangan belum pernah dibuat");
    expect(before.said).toMatch(/^1 temuan\.$/m);
    await run(["backup", "--into", join(data(), "backups")]);
    expect(await examine()).toEqual({ code: 0, said: "Siap melayani: tidak ada temuan." });
    const english = await run(["doctor", "--language", "en", "--modules", portalFile(settings())]);
    expect(english).toEqual({ code: 0, said: "Fit to serve: no findings." });
  }, 60_000);

  it.each([
    ["no key", { SPBE_AUDIT_KEY: undefined }, /SPBE_AUDIT_KEY is not set/],
    ["a key that is too short", { SPBE_INDEX_KEY: "a:c2hvcnQ" }, /SPBE_INDEX_KEY holds 5 bytes/],
    ["keys made for trial", environmentOf(makeKeyRing(systemRandom, "trial")), /made for trial/],
  ] as const)(
    "names %s",
    async (_what, change, words) => {
      const { code, said } = await examine({}, change);
      expect(code).toBe(1);
      expect(said).toMatch(words);
      expect(said).toMatch(/^1 temuan\.$/m);
    },
    30_000,
  );

  it.each<[string, Record<string, unknown>, RegExp]>([
    ["the demo login", { mounts: [{ path: "/demo-identity", loopbackOnly: true }] }, /Masuk tanpa kata sandi/],
    ["a provider without https", { identity: { issuer: "http://sso.example.go.id" } }, /tidak memakai https/],
    ["a provider that does not answer", { identity: { issuer: "http://127.0.0.1:9/none" } }, /tidak menjawab/],
    ["an open port without TLS", { host: "0.0.0.0" }, /tanpa TLS/],
    ["a wrong region code", { regency: { code: "19.60" } }, /Kode wilayah "19\.60"/],
  ])(
    "names %s",
    async (_what, change, words) => {
      const { code, said } = await examine(change);
      expect(code).toBe(1);
      expect(said).toMatch(words);
      expect(said).toMatch(/^1 temuan\.$/m);
    },
    30_000,
  );

  it("names a folder it may not write, whoever runs it", async () => {
    const file = join(data(), "file");
    writeFileSync(file, "");
    const { said } = await examine({ dataFolder: join(file, "below") });
    expect(said).toMatch(/tidak dapat ditulis/);
    expect((await examine({ dataFolder: file })).said).toMatch(/tidak dapat ditulis/);
    expect((await examine({ dataFolder: join(data(), "nowhere") })).said).toMatch(/belum ada/);
    expect(existsSync(join(data(), "nowhere"))).toBe(false);
  }, 30_000);

  it("names a clock that is off", async () => {
    clockOff = 180;
    const { said } = await examine();
    clockOff = 0;
    expect(said).toMatch(/berbeda 1[78]\d detik dari jam penyedia akun/);
  }, 30_000);

  it("names a migration that was not applied", async () => {
    const later = [...modules, { name: "later", migrations: [{ id: "later/0001-more", sql: "select 1;" }] }];
    const { code, said } = await run(["doctor", "--modules", portalFile(settings(), later)]);
    expect(code).toBe(1);
    expect(said).toMatch(/later\/0001-more belum dijalankan/);
  }, 30_000);

  it("names a login that is a superuser, and one that owns the tables", async () => {
    if (!engine.urls) return expect((await examine()).code).toBe(0); // the embedded engine has no logins
    expect((await examine({}, { DATABASE_URL: engine.urls.admin })).said).toMatch(/dapat melewati pemisahan/);
    expect((await examine({}, { DATABASE_URL: engine.urls.owner })).said).toMatch(/memiliki tabel/);
  }, 30_000);

  it("names a database that does not open", async () => {
    const closed = engine.urls
      ? { DATABASE_URL: engine.urls.app.replace(/:\d+\//, ":9/") }
      : { SPBE_DATA: join(folder, "empty") };
    const { code, said } = await examine({}, closed);
    expect(code).toBe(1);
    expect(said).toMatch(/Basis data tidak dapat dibuka/);
    expect(existsSync(join(folder, "empty"))).toBe(false);
  }, 30_000);

  it("says at 200,001 measurements that the embedded engine is for trial, and says it of no other", async () => {
    await fill(1, 200_000);
    expect((await examine()).code).toBe(0);
    await fill(200_001, 200_001);
    const { code, said } = await examine();
    if (engine.engine === "postgresql") return expect(code).toBe(0);
    expect(said).toMatch(/Tabel measurement berisi 200001 baris.*spbe-server export/);
  }, 60_000);

  it("names a restore that was cut off", async () => {
    const db = await open();
    await db.owner(markIncomplete);
    await db.close();
    const { code, said } = await examine();
    expect(code).toBe(1);
    expect(said).toMatch(/Pemulihan ke basis data ini terputus/);
  }, 30_000);

  it("asks for the settings when the file has none", async () => {
    const file = join(folder, "bare.mjs");
    writeFileSync(file, "export const modules = [];");
    await expect(run(["doctor", "--modules", file])).rejects.toThrow(/exports no sound `settings`/);
    await expect(run(["doctor"])).rejects.toThrow(/--modules FILE/);
    const { issuer: _gone, ...broken } = { ...settings(), identity: {}, issuer };
    await expect(run(["doctor", "--modules", portalFile(broken)])).rejects.toThrow(/`settings\.identity\.issuer`/);
  });
});
