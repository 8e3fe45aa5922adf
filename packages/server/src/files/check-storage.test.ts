import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixedClock, systemClock, type TimeZone } from "@spbe-kit/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeEngines } from "../database/testing-engines.ts";
import { notesHost, notesMigrations } from "../host/notes-host.fixture.ts";
import { storageRefusal } from "./check-storage.ts";
import { diskContent } from "./disk-content.ts";
import { type S3Options, s3Content } from "./s3-content.ts";
import { openS3Double } from "./s3-double.fixture.ts";

const credentials = { accessKeyId: "portal", secretAccessKey: "rahasia portal", region: "us-east-1" };
const folder = mkdtempSync(join(tmpdir(), "spbe-storage-"));
let service: Awaited<ReturnType<typeof openS3Double>>;
beforeAll(async () => {
  service = await openS3Double("berkas", credentials);
});
afterAll(async () => {
  await service.close();
  rmSync(folder, { recursive: true, force: true });
});
const bucket = (change: Partial<S3Options> = {}): S3Options => ({
  endpoint: service.endpoint,
  bucket: "berkas",
  prefix: "portal/",
  spoolFolder: join(folder, "spool"),
  ...credentials,
  ...change,
});

describe("a place for files", () => {
  const asked = (change?: Partial<S3Options>) =>
    storageRefusal(
      s3Content(bucket(change), () => systemClock.now()),
      "19.06",
    );

  it("that works is left as it was", async () => {
    expect(await asked()).toBeUndefined();
    expect(service.objects.size).toBe(0);
    const disk = join(folder, "disk");
    expect(await storageRefusal(diskContent(disk), "19.06")).toBeUndefined();
    expect(readdirSync(join(disk, "19.06"))).toEqual([]);
  });

  it.each<[string, Partial<S3Options>, RegExp]>([
    ["a wrong secret", { secretAccessKey: "salah" }, /403 \(SignatureDoesNotMatch\)/],
    ["another region", { region: "ap-southeast-3" }, /SignatureDoesNotMatch/],
    ["a bucket that is not there", { bucket: "lain" }, /404 \(NoSuchBucket\)/],
    ["a service nobody answers at", { endpoint: "http://127.0.0.1:9" }, /127\.0\.0\.1:9 failed/],
  ])("with %s is named, and no key with it", async (_what, change, sentence) => {
    const refusal = await asked(change);
    expect(refusal).toMatch(sentence);
    expect(refusal).not.toMatch(/salah|rahasia/);
  });

  it("that is a file and no folder is named", async () => {
    const file = join(folder, "berkas.txt");
    writeFileSync(file, "");
    expect(await storageRefusal(diskContent(file), "19.06")).toMatch(/ENOTDIR|EEXIST/);
    expect(existsSync(file)).toBe(true);
  });
});

describeEngines(
  "a host whose storage goes away",
  (engine) => {
    it("starts, is not ready while files cannot be stored, and is ready again within a minute after", async () => {
      // The service compares clocks, so the host's own begins at the true time.
      let at = Date.now();
      const now = () => new Date(at).toISOString();
      const clock = { now: () => now(), today: (zone: TimeZone) => fixedClock(now()).today(zone) };
      const database = Object.assign(Object.create(engine.db), { close: async () => undefined });
      const wrong = { kind: "s3", ...bucket({ bucket: "lain" }) } as const;
      const broken = notesHost(database, { storage: wrong, clock });
      await broken.server.prepare();
      expect(broken.logLines.join("")).toContain("NoSuchBucket");
      expect((await broken.server.app.request("/readyz")).status).toBe(503);
      await broken.server.close();

      const { server } = notesHost(database, { storage: { kind: "s3", ...bucket() }, clock });
      await server.prepare();
      expect((await server.app.request("/readyz")).status).toBe(200);
      service.state.failing = true;
      at += 61_000;
      expect((await server.app.request("/readyz")).status).toBe(503);
      service.state.failing = false;
      at += 61_000;
      expect((await server.app.request("/readyz")).status).toBe(200);
      await server.close();
    });
  },
  { migrations: [...notesMigrations] },
);
