import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type Database, openDatabase } from "../database/database.ts";
import type { TestEngine } from "../database/testing-engines.ts";
import type { CanaryFound, CanarySearch } from "./canary-search.ts";

/** A database whose own files a test may read byte by byte: pages and write-ahead log. */
export interface SearchableDatabase {
  readonly db: Database;
  /** Checkpoints, then searches every page, and the log written since it was opened. Closes an embedded database. */
  search(search: CanarySearch): Promise<{ readonly files: number; readonly found: CanaryFound[] }>;
  close(): Promise<void>;
}

/** For one suite of `describeEngines`: an embedded database in a folder of its own, or the suite's PostgreSQL. */
export function openSearchable(engine: TestEngine): Promise<SearchableDatabase> {
  return engine.urls ? searchPostgres(engine.db, engine.urls.admin) : searchEmbedded();
}

async function searchEmbedded(): Promise<SearchableDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "spbe-search-"));
  const db = await openDatabase({ folder });
  return {
    db,
    async search(search) {
      await db.close(); // which is a checkpoint
      return search.below(folder);
    },
    async close() {
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Reads through the superuser, so that the server's files may belong to another user or lie on another machine. */
async function searchPostgres(db: Database, admin: string): Promise<SearchableDatabase> {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  // Keeps the log from being overwritten until this connection ends, whatever other suites write.
  const slot = `spbe_search_${randomBytes(4).toString("hex")}`;
  await client.query("select pg_create_physical_replication_slot($1, true, true)", [slot]);
  const { rows } = await client.query<{ segment: string }>("select pg_walfile_name(pg_current_wal_lsn()) as segment");
  const [{ segment = "" } = {}] = rows;
  return {
    db,
    async search(search) {
      await client.query("checkpoint");
      const { rows: files } = await client.query<{ path: string }>(FILES, [segment]);
      const found: CanaryFound[] = [];
      for (const { path } of files)
        for await (const piece of piecesOf(client, path)) found.push(...search.in(path, piece));
      return { files: files.length, found };
    },
    close: () => client.end(),
  };
}

const PIECE = 16 * 1024 * 1024;
/** Longer than a canary in any form, so that none is cut in two. */
const OVERLAP = 1_024;

/** A file that was removed meanwhile has no piece. */
async function* piecesOf(client: pg.Client, path: string): AsyncGenerator<Buffer> {
  for (let from = 0; ; from += PIECE - OVERLAP) {
    const { rows } = await client.query<{ bytes: Buffer | null }>(
      "select pg_read_binary_file($1, $2, $3, true) as bytes",
      [path, from, PIECE],
    );
    const bytes = rows[0]?.bytes;
    if (bytes) yield bytes;
    if (!bytes || bytes.length < PIECE) return;
  }
}

const FILES = `
select folder || '/' || name as path from (
  select 'base/' || oid as folder, pg_ls_dir('base/' || oid) as name from pg_database where datname = current_database()
  union all
  select 'pg_wal', name from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$' and name >= $1
) f order by 1`;
