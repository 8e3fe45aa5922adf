import { describe, expect, it } from "vitest";
import { BACKUP_DAYS, CLOCK_TOLERANCE_SECONDS, EMBEDDED_ROWS, findings } from "./doctor-checks.ts";
import type { DatabaseFacts, DoctorFacts } from "./doctor-facts.ts";

const login = {
  login: "spbe_server",
  superuser: false,
  bypass: false,
  createsRoles: false,
  owned: [],
  becomesOwner: false,
  member: true,
};
const database: DatabaseFacts = {
  engine: "postgresql",
  version: "15.18",
  clockOffSeconds: 0.2,
  login,
  incomplete: false,
  pending: [],
  catalogueFindings: 0,
  backupAgeDays: 0.4,
  largest: undefined,
};
const settings = {
  regency: { code: "19.06" },
  publicUrl: "https://portal.example.go.id",
  identity: { issuer: "https://sso.example.go.id/realms/pemda" },
  production: true,
  host: "127.0.0.1",
  mounts: [],
  trustedProxies: [],
};
const sound: DoctorFacts = {
  settings,
  keyRefusal: undefined,
  folder: { path: "data", state: "writable" },
  storageRefusal: undefined,
  demoHasRun: false,
  issuer: { state: "answers", clockOffSeconds: -1 },
  database,
};
const withSettings = (change: Partial<DoctorFacts["settings"]>): DoctorFacts => ({
  ...sound,
  settings: { ...settings, ...change },
});
const withDatabase = (change: Partial<DatabaseFacts>): DoctorFacts => ({
  ...sound,
  database: { ...database, ...change },
});

describe("doctor", () => {
  it("has nothing to say of a sound portal", () => {
    expect(findings(sound)).toEqual([]);
  });

  it.each<[string, DoctorFacts, RegExp, RegExp]>([
    ["keys", { ...sound, keyRefusal: "SPBE_AUDIT_KEY is not set." }, /Pasang kembali kunci/, /SPBE_AUDIT_KEY/],
    [
      "storage",
      { ...sound, storageRefusal: "the storage service refused PUT with 404 (NoSuchBucket). Compare endpoint." },
      /alamat, bucket, wilayah/,
      /NoSuchBucket/,
    ],
    ["login-powerful", withDatabase({ login: { ...login, superuser: true } }), /spbe-server provision/, /superuser/],
    ["login-powerful", withDatabase({ login: { ...login, bypass: true } }), /BYPASSRLS/, /BYPASSRLS/],
    ["login-owner", withDatabase({ login: { ...login, owned: ["child"] } }), /memiliki tabel/, /owns tables/],
    ["login-owner", withDatabase({ login: { ...login, becomesOwner: true } }), /memiliki tabel/, /owns tables/],
    ["login-powerless", withDatabase({ login: { ...login, member: false } }), /spbe_app/, /may read nothing/],
    ["not-production", withSettings({ production: false }), /production: true/, /production: true/],
    [
      "demo-identity",
      withSettings({ mounts: [{ path: "/demo-identity", loopbackOnly: true }] }),
      /Hapus dari mounts/,
      /Remove it from mounts/,
    ],
    ["demo-data", { ...sound, demoHasRun: true }, /folder data dan basis data yang baru/, /fresh data folder/],
    ["issuer-http", withSettings({ identity: { issuer: "http://sso.example.go.id" } }), /https-nya/, /https address/],
    ["issuer-http", withSettings({ identity: { issuer: "sso" } }), /https-nya/, /https address/],
    ["issuer-silent", { ...sound, issuer: { state: "silent" } }, /tidak menjawab/, /does not answer/],
    ["public-bind", withSettings({ publicUrl: "http://10.0.0.8" }), /proksi TLS/, /TLS proxy/],
    ["public-bind", withSettings({ publicUrl: "portal" }), /proksi TLS/, /TLS proxy/],
    ["public-bind", withSettings({ publicUrl: "http://127.0.0.1:4321", host: "0.0.0.0" }), /proksi TLS/, /TLS proxy/],
    ["public-bind", withSettings({ host: "0.0.0.0" }), /trustedProxies/, /trustedProxies/],
    ["folder", { ...sound, folder: { path: "data", state: "not-writable" } }, /chown/, /chown/],
    ["folder", { ...sound, folder: { path: "data", state: "missing" } }, /belum ada/, /does not exist/],
    ["clock-database", withDatabase({ clockOffSeconds: -CLOCK_TOLERANCE_SECONDS - 1 }), /31 detik.*NTP/, /31 s.*NTP/],
    ["clock-issuer", { ...sound, issuer: { state: "answers", clockOffSeconds: 300 } }, /300 detik/, /300 s/],
    ["old-postgresql", { ...sound, database: { refusal: "PostgreSQL 14.9 is too old.", isOld: true } }, /15/, /14\.9/],
    [
      "database-closed",
      { ...sound, database: { refusal: "connect ECONNREFUSED", isOld: false } },
      /tidak dapat dibuka/,
      /ECONNREFUSED/,
    ],
    ["migrations", withDatabase({ pending: ["stunting/0003-x"] }), /stunting\/0003-x/, /spbe-server migrate/],
    ["catalogue", withDatabase({ catalogueFindings: 2 }), /2 tempat/, /spbe-server check/],
    ["incomplete", withDatabase({ incomplete: true }), /terputus/, /cut off/],
    ["region-code", withSettings({ regency: [{ code: "19.06" }, { code: "19.66" }] }), /"19\.66"/, /19\.66/],
    ["region-code", withSettings({ regency: { code: "1906" } }), /dengan titik/, /with its dot/],
    ["region-code", withSettings({ regency: { code: "19" } }), /dengan titik/, /with its dot/],
    ["backup", withDatabase({ backupAgeDays: undefined }), /belum pernah/, /No backup was ever made/],
    ["backup", withDatabase({ backupAgeDays: BACKUP_DAYS + 1.5 }), /3 hari lalu/, /3 days old/],
    [
      "embedded-size",
      withDatabase({ engine: "pglite", largest: { table: "measurement", rows: EMBEDDED_ROWS + 1 } }),
      /uji coba sampai 200000/,
      /for trial up to 200000/,
    ],
  ])("names %s in one sentence with its cure", (name, facts, indonesian, english) => {
    const found = findings(facts);
    expect(found.map((finding) => finding.name)).toEqual([name]);
    expect(found[0]?.id).toMatch(indonesian);
    expect(found[0]?.en).toMatch(english);
  });

  it.each<[string, DoctorFacts]>([
    [
      "a table at the embedded engine's limit",
      withDatabase({ engine: "pglite", largest: { table: "child", rows: EMBEDDED_ROWS } }),
    ],
    ["a large table on PostgreSQL", withDatabase({ largest: { table: "measurement", rows: 25_000_000 } })],
    ["a clock that is half a minute off", withDatabase({ clockOffSeconds: CLOCK_TOLERANCE_SECONDS })],
    ["a proxy on another machine that is named", withSettings({ host: "0.0.0.0", trustedProxies: ["10.0.0.5"] })],
    ["a provider on this machine", withSettings({ identity: { issuer: "http://127.0.0.1:8080/realms/pemda" } })],
    ["this machine only", withSettings({ publicUrl: "http://127.0.0.1:4321" })],
  ])("lets %s pass", (_what, facts) => {
    expect(findings(facts)).toEqual([]);
  });

  it("names all at once", () => {
    const facts = { ...withSettings({ production: false, regency: { code: "00.00" } }), demoHasRun: true };
    expect(findings(facts).map(({ name }) => name)).toEqual(["not-production", "demo-data", "region-code"]);
  });
});
