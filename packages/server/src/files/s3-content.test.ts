import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock, systemRandom } from "@spbe-kit/core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeEngines } from "../database/testing-engines.ts";
import { testKeyRing } from "../keys/test-key-ring.ts";
import { fileStores } from "./file-store.ts";
import { type S3Options, s3Content } from "./s3-content.ts";
import { openS3Double } from "./s3-double.fixture.ts";
import { inPieces } from "./sample-files.fixture.ts";

const REGENCY = "19.06";
const credentials = { accessKeyId: "portal", secretAccessKey: "rahasia portal", region: "us-east-1" };

describeEngines("files in a bucket", (engine) => {
  const spoolFolder = mkdtempSync(join(tmpdir(), "spbe-spool-"));
  let service: Awaited<ReturnType<typeof openS3Double>>;
  beforeAll(async () => {
    service = await openS3Double("berkas", credentials);
  });
  afterAll(async () => {
    await service.close();
    await rm(spoolFolder, { recursive: true, force: true });
  });

  const store = (change: Partial<S3Options> = {}, now = () => systemClock.now()) => {
    const content = s3Content(
      { endpoint: service.endpoint, bucket: "berkas", prefix: "portal/", spoolFolder, ...credentials, ...change },
      now,
    );
    return fileStores({ database: engine.db, ring: testKeyRing, content, clock: systemClock, random: systemRandom }).of(
      REGENCY,
    );
  };
  const expiresAt = "2099-01-01T00:00:00.000Z";
  const clear = Buffer.concat([Buffer.from("nama;nik\n"), Buffer.from(randomBytes(150_000).toString("hex"))]);
  const put = (from = store()) =>
    from.put(inPieces(clear, 40_000), { maxBytes: 1_000_000, kinds: ["csv"], expiresAt, name: "rekap.csv" });

  it("lie there sealed under the host's prefix, come back as they were, and leave nothing on this machine", async () => {
    const result = await put();
    expect(result.ok).toBe(true);
    const [key, object] = [...service.objects][0]!;
    expect(key).toMatch(/^\/berkas\/portal\/19\.06\/[0-9a-f-]{36}$/);
    expect(object.includes("nama;nik")).toBe(false);
    const file = await store().open(result.ok ? result.value.fileId : "");
    expect((await readFile(file!.sealed.path)).equals(object)).toBe(true);
    const pieces: Uint8Array[] = [];
    for await (const piece of file!.stream()) pieces.push(piece);
    expect(Buffer.concat(pieces).equals(clear)).toBe(true);
    expect(await readdir(spoolFolder)).toEqual([]);
    await store().remove(file!.fileId);
    expect(service.objects.size).toBe(0);
  });

  it("do not open when the service gives another object, or a part of it", async () => {
    const [first, second] = [await put(), await put()];
    if (!first.ok || !second.ok) throw new Error("not stored");
    const [[firstKey, object], [, other]] = [...service.objects] as [[string, Buffer], [string, Buffer]];
    for (const given of [other, object.subarray(0, 1 + 65_552)]) {
      service.objects.set(firstKey, given);
      await expect(store().open(first.value.fileId)).rejects.toThrow(/does not open/);
    }
    service.objects.delete(firstKey);
    await expect(store().open(first.value.fileId)).rejects.toThrow(/is missing where files are stored/);
    expect(await readdir(spoolFolder)).toEqual([]);
  });

  it.each<[string, Partial<S3Options>, (() => string) | undefined, string]>([
    ["a wrong secret", { secretAccessKey: "salah" }, undefined, "SignatureDoesNotMatch"],
    ["another region", { region: "ap-southeast-3" }, undefined, "SignatureDoesNotMatch"],
    ["a clock that is a day off", {}, () => new Date(Date.now() - 86_400_000).toISOString(), "RequestTimeTooSkewed"],
    ["a bucket that is not there", { bucket: "lain" }, undefined, "NoSuchBucket"],
  ])("are refused with %s, in words an operator can act on", async (_what, change, now, code) => {
    await expect(put(store(change, now))).rejects.toThrow(code);
    await expect(put(store(change, now))).rejects.not.toThrow(/salah|rahasia/);
    expect(await readdir(spoolFolder)).toEqual([]);
  });

  it("are not stored by half when the service is away", async () => {
    service.state.failing = true;
    await expect(put()).rejects.toThrow(/refused \w+ with 503 \(SlowDown\)/);
    service.state.failing = false;
    expect(await readdir(spoolFolder)).toEqual([]);
    const gone = store({ endpoint: "http://127.0.0.1:9" });
    await expect(put(gone)).rejects.toThrow(/to the storage service 127.0.0.1:9 failed/);
  });
});
