import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { sql } from "kysely";
import type { Database, Transaction } from "../database/database.ts";
import type { ContentAddress, ContentStore } from "../files/content-store.ts";
import { writeWhole } from "../files/disk-content.ts";
import { type FileFacts, fileFacts } from "./dump-files.ts";
import { contentName, type DumpContent, type DumpManifest } from "./dump-manifest.ts";
import { lookAtRegency } from "./found-regencies.ts";

/** Files of one regency that are whole and have not expired at `now`. */
export async function keptContents(tx: Transaction, regency: string, now: string): Promise<readonly ContentAddress[]> {
  const { rows } = await sql<{ contentId: string }>`
    select content_id::text as "contentId" from file
    where regency_code = ${regency} and state = 'kept' and expires_at > ${now}::timestamptz
    order by content_id`.execute(tx);
  return rows.map(({ contentId }) => ({ regency, contentId }));
}

/**
 * Copies sealed contents into a dump, as they lie. One that was removed or replaced since the rows were read is left out.
 *
 * @throws Error naming a content that its row still promises and the storage does not have
 */
export async function saveContents(
  database: Database,
  content: ContentStore,
  folder: string,
  listed: readonly ContentAddress[],
): Promise<readonly DumpContent[]> {
  const saved: DumpContent[] = [];
  for (const at of listed) {
    const facts = await saveContent(content, folder, at);
    if (facts) saved.push({ ...at, ...facts });
    else if (await database.owner((tx) => isPromised(tx, at)))
      throw new Error(
        `spbe-server: the stored file ${at.regency}/${at.contentId} is not where files are stored, so no whole backup can be made. Name the storage with --modules FILE whose \`settings\` hold it, or set SPBE_DATA.`,
      );
  }
  return saved;
}

/**
 * Puts a dump's contents where files are stored, and reads each back. What lies there already as it should be is left alone.
 *
 * @throws Error naming the content that changed on its way; the database is still marked as incomplete then
 */
export async function putContents(
  content: ContentStore,
  folder: string,
  contents: readonly DumpContent[],
): Promise<void> {
  for (const listed of contents) {
    if (same(await storedFacts(content, listed), listed)) continue;
    await content.remove(listed);
    await content.write(listed, createReadStream(join(folder, contentName(listed))));
    if (same(await storedFacts(content, listed), listed)) continue;
    throw new Error(
      `spbe-server: the stored file ${listed.regency}/${listed.contentId} is not the one of the dump after it was put back. The database stays closed. Begin again with a fresh one.`,
    );
  }
}

/** Rows whose content is not in the dump: nobody is to be promised such a file, and the sweep takes its row. */
export async function releaseMissing(tx: Transaction, { regencies, contents }: DumpManifest): Promise<void> {
  for (const regency of regencies) {
    await lookAtRegency(tx, regency);
    const there = contents.filter((one) => one.regency === regency).map(({ contentId }) => contentId);
    await sql`update file set state = 'leaving'
      where regency_code = ${regency} and state = 'kept' and content_id <> all(${there}::uuid[])`.execute(tx);
  }
}

async function saveContent(content: ContentStore, folder: string, at: ContentAddress): Promise<FileFacts | undefined> {
  const found = await content.fetch(at);
  if (!found) return undefined;
  const hash = createHash("sha256");
  let bytes = 0;
  async function* counted(path: string): AsyncGenerator<Uint8Array> {
    for await (const piece of createReadStream(path)) {
      hash.update(piece as Buffer);
      bytes += (piece as Buffer).length;
      yield piece as Buffer;
    }
  }
  try {
    const file = join(folder, contentName(at));
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeWhole(file, counted(found.path));
  } finally {
    await found.close();
  }
  return { bytes, sha256: hash.digest("hex") };
}

async function storedFacts(content: ContentStore, at: ContentAddress): Promise<FileFacts | undefined> {
  const found = await content.fetch(at);
  if (!found) return undefined;
  try {
    return await fileFacts(found.path);
  } finally {
    await found.close();
  }
}

function same(found: FileFacts | undefined, listed: FileFacts): boolean {
  return found?.bytes === listed.bytes && found.sha256 === listed.sha256;
}

async function isPromised(tx: Transaction, { regency, contentId }: ContentAddress): Promise<boolean> {
  await lookAtRegency(tx, regency);
  const { rows } = await sql`select 1 from file where regency_code = ${regency} and content_id = ${contentId}::uuid
    and state = 'kept' and expires_at > clock_timestamp()`.execute(tx);
  return rows.length > 0;
}
