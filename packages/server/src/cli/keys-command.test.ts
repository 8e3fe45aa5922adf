import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openDatabase } from "../database/database.ts";
import { describeEngines } from "../database/testing-engines.ts";
import { type KeyRing, readKeyRing } from "../keys/key-ring.ts";
import { environmentOf } from "../keys/make-keys.ts";
import { testKeyRing, withNewVaultKey } from "../keys/test-key-ring.ts";
import { createVault } from "../vault/vault.ts";
import { runCommand } from "./commands.ts";

const folder = mkdtempSync(join(tmpdir(), "spbe-keys-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function keys(words: readonly string[], env: Record<string, string | undefined> = {}, answers?: string[]) {
  const lines: string[] = [];
  const ask = answers && (async (): Promise<string> => answers.shift() ?? "");
  const code = await runCommand(["keys", ...words], { env, say: (line) => lines.push(line), ...(ask && { ask }) });
  return { code, said: lines.join("\n"), env: variables(lines) };
}

const variables = (lines: readonly string[]): Record<string, string> =>
  Object.fromEntries(lines.filter((line) => /^SPBE_\w+=/.test(line)).map((line) => line.split(/=(.*)/s).slice(0, 2)));

describe("spbe-server keys generate", () => {
  it("says what is lost with each key before it shows one, as lines of an environment file", async () => {
    const { code, said, env } = await keys(["generate", "--yes"]);
    expect(code).toBe(0);
    for (const variable of ["SPBE_VAULT_KEYS", "SPBE_INDEX_KEY", "SPBE_AUDIT_KEY"]) {
      expect(said.indexOf(`Lost ${variable}`)).toBeGreaterThan(0);
      expect(said.indexOf(`Lost ${variable}`)).toBeLessThan(said.indexOf(`${variable}=`));
    }
    expect(said.split("\n").every((line) => /^(#|SPBE_\w+=)/.test(line))).toBe(true);
    expect(readKeyRing(env).vault).toHaveLength(1);
    expect((await keys(["generate", "--yes"])).env).not.toEqual(env);
  });

  it.each([
    ["two places", ["Brankas kantor", "Amplop Sekda"], 0],
    ["one place named twice", ["Brankas kantor", "brankas kantor "], 1],
    ["no answer", ["", ""], 1],
  ])("asks where they are stored: %s", async (_what, answers, code) => {
    expect((await keys(["generate"], {}, answers)).code).toBe(code);
  });

  it("shows nothing where nobody can answer", async () => {
    await expect(keys(["generate"])).rejects.toThrow(/Run it in a terminal, or add --yes/);
  });

  it("puts a next key in front and keeps the older ones", async () => {
    const present = environmentOf(testKeyRing);
    const { env } = await keys(["generate", "--next", "--yes"], present);
    expect(Object.keys(env)).toEqual(["SPBE_VAULT_KEYS"]);
    const [first, second] = readKeyRing({ ...present, ...env }).vault;
    expect(first.id).not.toBe(testKeyRing.vault[0].id);
    expect(second).toEqual(testKeyRing.vault[0]);
  });
});

describe("a ceremony on paper", () => {
  const ring: KeyRing = withNewVaultKey(testKeyRing);

  it("brings every key back, and names the line that was copied wrongly", async () => {
    const paper = (await keys(["export"], environmentOf(ring))).said;
    const file = join(folder, "paper.txt");
    writeFileSync(file, paper);
    expect((await keys(["read", file])).env).toEqual(environmentOf(ring));
    const lines = paper.split("\n");
    const third = lines.findIndex((line) => line.startsWith("3 "));
    lines[third] = lines[third]!.replace(/\S$/, (sign) => (sign === "7" ? "8" : "7"));
    writeFileSync(file, lines.join("\n"));
    await expect(keys(["read", file])).rejects.toThrow(/line 3 of key test-\w+ \(SPBE_AUDIT_KEY\)/);
  });

  it("shows no key in the form of the environment", async () => {
    const { said } = await keys(["export"], environmentOf(ring));
    for (const value of Object.values(environmentOf(ring)))
      expect(said).not.toContain(value.slice(value.indexOf(":") + 1, value.indexOf(":") + 12));
  });
});

describeEngines("spbe-server keys rotate", (engine) => {
  const next = withNewVaultKey(testKeyRing);

  it("wraps by the first key, says how far it is, and which key may go", async () => {
    const data = join(folder, "data");
    const place = engine.urls ? { DATABASE_URL: engine.urls.app } : { SPBE_DATA: data };
    const db = engine.urls ? engine.db : await openDatabase({ folder: join(data, "database") });
    const { databaseMigrations } = await import("../database/migrations/index.ts");
    await db.migrate(databaseMigrations);
    const tenant = { regency: "19.06", scope: { kind: "regency" } } as const;
    const subject = { subjectId: "0199a000-0000-7000-8000-000000000001", field: "sample/child.nik" };
    const sealed = await db.tenant(tenant, (tx) =>
      createVault(testKeyRing).of("19.06").sealText(tx, subject, "1906014904259901"),
    );
    if (!engine.urls) await db.close();

    const env = { ...environmentOf(next), ...place };
    const { code, said } = await keys(["rotate", "--regency", "19.06"], env);
    expect(code).toBe(0);
    expect(said).toContain("19.06: 1 of 1");
    expect(said).toContain(`19.06: 1 keys wrapped anew by ${next.vault[0].id}.`);
    expect(said).toContain(`${testKeyRing.vault[0].id} is no longer needed`);
    expect((await keys(["rotate", "--regency", "19.06"], env)).said).toContain("19.06: 0 keys wrapped anew");

    const again = engine.urls ? engine.db : await openDatabase({ folder: join(data, "database") });
    const text = await again.tenant(tenant, (tx) =>
      createVault({ ...next, vault: [next.vault[0]] })
        .of("19.06")
        .openText(tx, subject, sealed),
    );
    expect(text).toBe("1906014904259901");
    if (!engine.urls) await again.close();
  }, 120_000);

  it("asks for the regency and for the keys", async () => {
    await expect(keys(["rotate"], environmentOf(next))).rejects.toThrow("--regency");
    await expect(keys(["rotate", "--regency", "19.06"])).rejects.toThrow("SPBE_AUDIT_KEY is not set");
    await expect(keys([])).rejects.toThrow("spbe-server keys generate, export, read or rotate");
  });
});
