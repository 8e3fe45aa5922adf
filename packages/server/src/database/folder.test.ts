import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "./database.ts";
import { lockFolder } from "./folder-lock.ts";
import { databaseMigrations } from "./migrations/index.ts";
import { embeddedTemplate } from "./testing/embedded-template.ts";

const BELTIM = { regency: "19.06", scope: { kind: "regency" } } as const;
const writer = fileURLToPath(new URL("./testing/insert-until-killed.ts", import.meta.url));

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "spbe-folder-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const exited = (child: ChildProcess) => new Promise<void>((resolve) => child.once("exit", () => resolve()));

describe("the data folder of the embedded engine", () => {
  it("keeps every acknowledged row when its process is killed while writing", async () => {
    const child = spawn(process.execPath, [writer, folder], { stdio: ["ignore", "pipe", "inherit"] });
    let acknowledged = 0;
    for await (const line of createInterface({ input: child.stdout! })) {
      acknowledged = Number(line);
      if (acknowledged === 60) child.kill("SIGKILL");
    }
    expect(acknowledged).toBeGreaterThanOrEqual(60);

    const said: string[] = [];
    const db = await openDatabase({ folder, log: (sentence) => said.push(sentence) });
    const { rows } = await db.owner((tx) => sql<{ n: number }>`select count(*) as n from written`.execute(tx));
    await db.close();
    expect(rows[0]?.n).toBeGreaterThanOrEqual(acknowledged);
    expect(said.join()).toContain(`was held by process ${child.pid}, which is no longer running`);
  }, 60_000);

  it("refuses a second process, names the first and says how to stop it", async () => {
    const child = spawn(process.execPath, [writer, folder], { stdio: ["ignore", "pipe", "inherit"] });
    await new Promise((resolve) => child.stdout!.once("data", resolve));
    const second = openDatabase({ folder });
    await expect(second).rejects.toThrow(`in use by process ${child.pid}`);
    await expect(second).rejects.toThrow(`kill ${child.pid}`);
    child.kill("SIGKILL");
    await exited(child);
  }, 60_000);

  it("keeps what was written when it is closed and opened again, and gives the folder back", async () => {
    const use = async <T>(work: (db: Database) => Promise<T>): Promise<T> => {
      const db = await openDatabase({ folder, template: await embeddedTemplate() });
      try {
        await db.migrate(databaseMigrations);
        return await work(db);
      } finally {
        await db.close();
      }
    };
    await use((db) =>
      db.tenant(BELTIM, (tx) =>
        sql`insert into regency values ('19.06', 'Belitung Timur', 'Asia/Jakarta')`.execute(tx),
      ),
    );
    const { rows } = await use((db) => db.tenant(BELTIM, (tx) => sql`select name from regency`.execute(tx)));
    expect(rows).toEqual([{ name: "Belitung Timur" }]);
  }, 60_000);
});

describe("a folder's lock", () => {
  const write = (owner: object) => writeFileSync(join(folder, "owner.lock"), JSON.stringify(owner));

  it("is refused twice in one process and free after release", async () => {
    const first = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${process.pid}`);
    first.release();
    first.release();
    (await lockFolder(folder)).release();
  });

  it("is taken over when the pid now belongs to another process", async () => {
    write({ pid: process.pid, started: "1", host: hostname() });
    const said: string[] = [];
    const lock = await lockFolder(folder, (sentence) => said.push(sentence));
    expect(said).toHaveLength(1);
    lock.release();
  });

  it("of another machine is respected while its heartbeat is fresh", async () => {
    write({ pid: 1, started: "1", host: "another-machine" });
    await expect(lockFolder(folder)).rejects.toThrow("in use by process 1 on another-machine");
  });

  it("torn by a crash is taken over", async () => {
    writeFileSync(join(folder, "owner.lock"), "{");
    const lock = await lockFolder(folder);
    expect(readFileSync(join(folder, "owner.lock"), "utf8")).toContain(`"pid":${process.pid}`);
    lock.release();
  });

  it("goes to exactly one of many that take over at once", async () => {
    write({ pid: 999_999_999, started: "1", host: hostname() });
    const attempts = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
    const won = attempts.filter((attempt) => attempt.status === "fulfilled");
    expect(won).toHaveLength(1);
    for (const { value } of won) value.release();
  });
});
