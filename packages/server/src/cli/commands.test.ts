import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { describeEngines } from "../database/testing-engines.ts";
import { runCommand } from "./commands.ts";

const folder = mkdtempSync(join(tmpdir(), "spbe-commands-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const portal = join(folder, "portal.mjs");
writeFileSync(
  portal,
  `export const modules = [{ name: "sample", migrations: [{ id: "sample/0001-open", sql: "create table open_table (regency_code text primary key)" }] }];`,
);

async function run(
  words: string[],
  env: Record<string, string | undefined> = {},
): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const code = await runCommand(words, { env, say: (line) => lines.push(line) });
  return { code, said: lines.join("\n") };
}

describeEngines("spbe-server on the operator's machine", (engine) => {
  const env = () =>
    engine.urls
      ? { DATABASE_URL: engine.urls.app, SPBE_OWNER_DATABASE_URL: engine.urls.owner }
      : { SPBE_DATA: join(folder, "data") };

  it("migrates, and says at the second time that nothing was left to do", async () => {
    const first = await run(["migrate", "--modules", portal], env());
    expect(first).toEqual({ code: 0, said: expect.stringContaining("applied  sample/0001-open") });
    const second = await run(["migrate", "--modules", portal], env());
    expect(second.said).toMatch(/^0 applied, [1-9]\d* were there already\.$/m);
  }, 60_000);

  it("checks, names the open table with its cure and ends with 1", async () => {
    const { code, said } = await run(["check", "--modules", portal], env());
    expect(code).toBe(1);
    expect(said).toContain('Table "open_table" has no row-level security');
    expect(said).toMatch(/\d findings\.$/);
  }, 60_000);
});

describe("spbe-server provision", () => {
  it("prints the roles with their passwords left out", async () => {
    const { code, said } = await run(["provision", "--database", "portal", "--print"], {
      SPBE_APP_PASSWORD: "o'secret",
    });
    expect(code).toBe(0);
    expect(said).toContain(`alter role "spbe_server" nosuperuser nobypassrls`);
    expect(said).toContain("password '...'");
    expect(said).not.toContain("secret");
  });

  it("asks for the database and for the administrator's address", async () => {
    await expect(run(["provision"])).rejects.toThrow("--database NAME");
    await expect(run(["provision", "--database", "portal"])).rejects.toThrow("SPBE_ADMIN_DATABASE_URL");
  });
});

describeEngines("provisioning a second time", (engine) => {
  it("changes nothing that a running server needs", async () => {
    if (!engine.urls) return expect(engine.engine).toBe("pglite"); // the embedded engine provisions itself at each opening
    const client = new pg.Client({ connectionString: engine.urls.admin });
    const words = [
      "provision",
      "--database",
      client.database ?? "",
      "--owner-login",
      "spbe_test_owner",
      "--app-login",
      "spbe_test_server",
    ];
    expect((await run(words, { SPBE_ADMIN_DATABASE_URL: engine.urls.admin })).code).toBe(0);
    expect(await engine.db.withoutTenant(async () => "still here")).toBe("still here");
  });
});

describe("spbe-server", () => {
  it("lists its commands, and ends with 1 for one it does not know", async () => {
    expect((await run([])).code).toBe(0);
    expect(await run(["fly"])).toEqual({ code: 1, said: expect.stringContaining("migrate") });
  });

  it("says what a file of modules lacks", async () => {
    const empty = join(folder, "empty.mjs");
    writeFileSync(empty, "export {}");
    await expect(run(["migrate"])).rejects.toThrow("--modules FILE");
    await expect(run(["migrate", "--modules", join(folder, "none.mjs")])).rejects.toThrow("does not exist");
    await expect(run(["migrate", "--modules", empty])).rejects.toThrow("exports no `modules`");
  });
});
