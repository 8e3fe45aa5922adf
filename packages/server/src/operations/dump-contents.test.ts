import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seededRandom, systemRandom } from "@spbe-kit/core";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, databaseMigrations } from "../database/index.ts";
import { describeEngines, openFreshDatabase } from "../database/testing-engines.ts";
import type { ContentStore } from "../files/content-store.ts";
import { diskContent } from "../files/disk-content.ts";
import { type FileStore, fileStores } from "../files/file-store.ts";
import { s3Content } from "../files/s3-content.ts";
import { openS3Double } from "../files/s3-double.fixture.ts";
import { inPieces, PDF, PNG } from "../files/sample-files.fixture.ts";
import { makeKeyRing } from "../keys/make-keys.ts";
import { testKeyRing } from "../keys/test-key-ring.ts";
import { contentName, type DumpContent, type DumpManifest } from "./dump-manifest.ts";
import { exportDatabase } from "./export-database.ts";
import { importDatabase } from "./import-database.ts";
import { assertComplete } from "./incomplete-import.ts";
import { sealOf } from "./manifest-seal.ts";

const now = "2026-11-24T05:00:00.000Z";
const LATER = "2099-11-25T05:00:00.000Z";
const clock = { now: () => now, today: () => "2026-11-24" as never };
const migrations = databaseMigrations;
const key = testKeyRing.audit;
const folder = mkdtempSync(join(tmpdir(), "spbe-contents-"));
const credentials = { region: "id", accessKeyId: "kunci", secretAccessKey: "rahasia" };
let bucket: Awaited<ReturnType<typeof openS3Double>>;
beforeAll(async () => {
  bucket = await openS3Double("berkas", credentials);
});
afterAll(async () => {
  await bucket.close();
  rmSync(folder, { recursive: true, force: true });
});

const storeOf = (db: Database, content: ContentStore): FileStore =>
  fileStores({ database: db, ring: testKeyRing, content, clock, random: systemRandom }).of("19.06");
async function put(db: Database, content: ContentStore, bytes: Uint8Array, expiresAt = LATER): Promise<string> {
  const kinds = ["pdf", "png"] as const;
  const result = await storeOf(db, content).put(inPieces(bytes), { maxBytes: 1e6, kinds, expiresAt, name: "berkas" });
  if (!result.ok) throw new Error(result.error.code);
  return result.value.fileId;
}
async function read(db: Database, content: ContentStore, fileId: string): Promise<Buffer | undefined> {
  const file = await storeOf(db, content).open(fileId);
  if (!file) return undefined;
  const pieces: Uint8Array[] = [];
  for await (const piece of file.stream()) pieces.push(piece);
  return Buffer.concat(pieces);
}
async function onFresh<T>(engine: Database["engine"], work: (db: Database) => Promise<T>): Promise<T> {
  const { db, close } = await openFreshDatabase(engine);
  try {
    return await work(db);
  } finally {
    await close();
  }
}
/** As somebody without the keys would: the manifest and its sum are written anew. */
function rewriteManifest(dump: string, change: (manifest: DumpManifest) => void): void {
  const manifest = JSON.parse(readFileSync(join(dump, "manifest.json"), "utf8")) as DumpManifest;
  change(manifest);
  const text = `${JSON.stringify(manifest, null, 1)}\n`;
  writeFileSync(join(dump, "manifest.json"), text);
  writeFileSync(join(dump, "manifest.sha256"), `${createHash("sha256").update(text).digest("hex")}\n`);
}

describeEngines("a dump with stored files", (engine) => {
  const place = (name: string) => join(folder, `${engine.engine}-${name}`);
  const other = () => (engine.engine === "pglite" ? "postgresql" : "pglite");
  const disk = (name: string) => diskContent(place(name));
  const s3 = () =>
    s3Content(
      {
        ...credentials,
        endpoint: bucket.endpoint,
        bucket: "berkas",
        prefix: `${engine.engine}/`,
        spoolFolder: place("spool"),
      },
      () => new Date().toISOString(),
    );
  const dump = () => place("dump");
  let pdf: string;
  let png: string;
  let expired: string;
  let contents: readonly DumpContent[];
  beforeAll(async () => {
    pdf = await put(engine.db, disk("home"), PDF);
    png = await put(engine.db, disk("home"), PNG);
    expired = await put(engine.db, disk("home"), PNG, "2026-11-24T04:59:59.000Z");
    ({ contents } = await exportDatabase(engine.db, { folder: dump(), now, content: disk("home"), key }));
  }, 60_000);
  const copyOf = (name: string) => {
    cpSync(dump(), place(name), { recursive: true });
    return place(name);
  };
  /** Expects a refusal that left neither a table nor a content behind. */
  async function refused(from: string, words: RegExp, ring = testKeyRing): Promise<void> {
    await onFresh(engine.engine, async (db) => {
      const options = { folder: from, migrations, content: diskContent(`${from}-target`), key: ring.audit };
      await expect(importDatabase(db, options)).rejects.toThrow(words);
      const { rows } = await db.withoutTenant((tx) =>
        sql`select to_regclass('public.spbe_migration') is not null as there`.execute(tx),
      );
      expect(rows).toEqual([{ there: false }]);
    });
    expect(existsSync(`${from}-target`)).toBe(false);
  }

  describe("that somebody touched", () => {
    const first = (at: string) => join(at, contentName(contents[0]!));
    const second = (at: string) => join(at, contentName(contents[1]!));
    const turn = (file: string) => {
      const bytes = readFileSync(file);
      bytes[20] = bytes[20]! ^ 1;
      writeFileSync(file, bytes);
    };
    const touch: [string, RegExp, (at: string) => void][] = [
      ["content cut short", /contents\/[-0-9a-f]{36} is not what was written/, (at) => truncateSync(first(at), 30)],
      ["content with one bit turned", /contents\/[-0-9a-f]{36} is not what was written/, (at) => turn(second(at))],
      ["content missing", /contents\/[-0-9a-f]{36} is missing/, (at) => rmSync(first(at))],
      ["contents exchanged", /is not what was written/, (at) => cpSync(first(at), second(at))],
      [
        "content and sums rewritten",
        /bears a seal that does not fit: somebody without this portal's keys/,
        (at) => {
          turn(first(at));
          const sha256 = createHash("sha256")
            .update(readFileSync(first(at)))
            .digest("hex");
          rewriteManifest(at, (manifest) => Object.assign(manifest.contents[0]!, { sha256 }));
        },
      ],
      [
        "content dropped from manifest and folder",
        /bears a seal that does not fit/,
        (at) => {
          rmSync(first(at));
          rewriteManifest(at, (manifest) => manifest.contents.shift());
        },
      ],
      ["seal taken away", /bears no seal: somebody without/, (at) => rmSync(join(at, "manifest.seal"))],
      [
        "seal of zeros",
        /seal that does not fit/,
        (at) => writeFileSync(join(at, "manifest.seal"), `${key.id}:${"0".repeat(64)}`),
      ],
      ["seal no seal", /seal that does not fit/, (at) => writeFileSync(join(at, "manifest.seal"), "x")],
      [
        "seal by another key of the same name",
        /seal that does not fit/,
        (at) => {
          const forged = { id: key.id, bytes: makeKeyRing(seededRandom(5)).audit.bytes };
          writeFileSync(join(at, "manifest.seal"), sealOf(forged, readFileSync(join(at, "manifest.json"), "utf8")));
        },
      ],
      [
        "damage without malice",
        /manifest\.json is not what was written: cut, damaged or edited/,
        (at) => truncateSync(join(at, "manifest.json"), 200),
      ],
    ];
    it.each(touch)("(%s) is refused in one sentence, and nothing is written", async (what, words, change) => {
      const broken = copyOf(what.replaceAll(" ", "-"));
      change(broken);
      await refused(broken, words);
    });
  });

  it("is told apart from a damaged one when another portal's keys sealed it", async () => {
    const ring = makeKeyRing(seededRandom(6), "lain");
    await refused(
      copyOf("other-ring"),
      /is whole, and sealed with audit key test-\w+ where SPBE_AUDIT_KEY holds lain-/,
      ring,
    );
  });

  it("is not taken without the key, unless asked for unverified: then damage is still found", async () => {
    await onFresh(engine.engine, async (db) => {
      const options = { folder: copyOf("no-key"), migrations, content: disk("no-key-target") };
      await expect(importDatabase(db, options)).rejects.toThrow(/is sealed and SPBE_AUDIT_KEY is not set/);
      truncateSync(join(place("no-key"), contentName(contents[0]!)), 30);
      await expect(importDatabase(db, { ...options, unverified: true })).rejects.toThrow(/is not what was written/);
      await importDatabase(db, { ...options, folder: dump(), unverified: true });
      expect(await read(db, options.content, pdf)).toEqual(PDF);
    });
  }, 60_000);

  it("holds no clear byte of a file, and none that has expired", () => {
    expect(contents).toHaveLength(2);
    expect(readdirSync(join(dump(), "19.06/contents"))).toHaveLength(2);
    for (const one of contents) expect(readFileSync(join(dump(), contentName(one))).includes("Catalog")).toBe(false);
  });

  it("moves from a folder to a bucket on the other engine, and back again", async () => {
    const there = place("there");
    await onFresh(other(), async (db) => {
      await importDatabase(db, { folder: dump(), migrations, content: s3(), key });
      expect(await read(db, s3(), pdf)).toEqual(PDF);
      expect(await read(db, s3(), expired)).toBeUndefined();
      const away = await exportDatabase(db, { folder: there, now, content: s3(), key });
      expect(away.contents).toEqual(contents);
    });
    await onFresh(engine.engine, async (db) => {
      await importDatabase(db, { folder: there, migrations, content: disk("back"), key });
      expect(await read(db, disk("back"), png)).toEqual(PNG);
      await assertComplete(db);
    });
  }, 60_000);

  it("replaces what an interrupted restore left in the storage", async () => {
    const target = place("left");
    const at = join(target, "19.06", contents[0]!.contentId);
    cpSync(join(dump(), contentName(contents[0]!)), at, { recursive: true });
    truncateSync(at, 12);
    writeFileSync(`${at}.partial`, "half");
    await onFresh(engine.engine, async (db) => {
      await importDatabase(db, { folder: dump(), migrations, content: diskContent(target), key });
      expect(await read(db, diskContent(target), pdf)).toEqual(PDF);
    });
    expect(existsSync(`${at}.partial`)).toBe(false);
  }, 60_000);

  it("leaves the portal closed when the storage does not keep what it was given", async () => {
    const forgetful: ContentStore = { ...disk("forgetful"), fetch: async () => undefined };
    await onFresh(engine.engine, async (db) => {
      await expect(importDatabase(db, { folder: dump(), migrations, content: forgetful, key })).rejects.toThrow(
        /the stored file 19\.06\/[-0-9a-f]{36} is not the one of the dump/,
      );
      await expect(assertComplete(db)).rejects.toThrow(/has not come to its end/);
    });
  }, 60_000);

  it("is not made while a promised content is missing, and leaves nothing half behind", async () => {
    const options = { folder: place("none"), now, content: disk("elsewhere"), key };
    await expect(exportDatabase(engine.db, options)).rejects.toThrow(/stored file 19\.06\/[-0-9a-f]{36} is not where/);
    expect(existsSync(place("none"))).toBe(false);
  });

  it("leaves out a file that was removed while it was made, and nobody is promised it afterwards", async () => {
    const home = disk("home");
    const gone = await put(engine.db, home, PNG);
    const removing: ContentStore = {
      ...home,
      async fetch(at) {
        await storeOf(engine.db, home).remove(gone);
        return await home.fetch(at);
      },
    };
    const made = await exportDatabase(engine.db, { folder: place("raced"), now, content: removing, key });
    expect(made.contents).toEqual(contents);
    await onFresh(engine.engine, async (db) => {
      await importDatabase(db, { folder: place("raced"), migrations, content: disk("raced-target"), key });
      expect(await read(db, disk("raced-target"), gone)).toBeUndefined();
      expect(await read(db, disk("raced-target"), pdf)).toEqual(PDF);
      expect(await storeOf(db, disk("raced-target")).sweepExpired()).toBe(2);
    });
  }, 60_000);
});
