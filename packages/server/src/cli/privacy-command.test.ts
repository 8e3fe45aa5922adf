import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../database/database.ts";
import { describeEngines } from "../database/testing-engines.ts";
import { environmentOf } from "../keys/make-keys.ts";
import { testKeyRing } from "../keys/test-key-ring.ts";
import { createVault } from "../vault/vault.ts";
import { runCommand } from "./commands.ts";
import { compositionOf } from "./composition-file.ts";
import { modules } from "./testing/privacy-modules.ts";

const REGENCY = "19.06";
const NIK = "1906014904259901";
const naura = "0199a000-0000-7000-8000-000000000001";
const SUBJECT = `person/${naura}`;
const file = new URL("./testing/privacy-modules.ts", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "spbe-privacy-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function privacy(words: readonly string[], env: Record<string, string | undefined> = {}) {
  const lines: string[] = [];
  const code = await runCommand(["privacy", ...words], { env, say: (line) => lines.push(line) });
  return { code, said: lines.join("\n") };
}

describe("spbe-server privacy record", () => {
  it("prints the record of the modules' schemas", async () => {
    const { said } = await privacy(["record", "--modules", file]);
    expect(said).toContain("| `nik` | NIK | terkunci, kunci per orang |");
  });

  it("lists its acts", async () => {
    await expect(privacy([])).rejects.toThrow("privacy record, copy, erase, erasures, reapply");
  });
});

describeEngines("a person who asks for their data", (engine) => {
  const tenant = { regency: REGENCY, scope: { kind: "regency" } } as const;
  const place = () => (engine.urls ? { DATABASE_URL: engine.urls.app } : { SPBE_DATA: folder });
  const env = () => ({ ...environmentOf(testKeyRing), ...place() });
  const about = ["--modules", file, "--regency", REGENCY];
  const open = async <T>(work: (db: Database) => Promise<T>): Promise<T> => {
    if (engine.urls) return await work(engine.db);
    const db = await openDatabase({ folder: join(folder, "database") });
    return await work(db).finally(() => db.close());
  };
  const register = () =>
    open((db) =>
      db.tenant(tenant, async (tx) => {
        const of = { subjectId: naura, field: "sample/person.nik" };
        const sealed = await createVault(testKeyRing).of(REGENCY).sealText(tx, of, NIK);
        await sql`insert into person values (${REGENCY}, ${naura}::uuid, 'Naura', ${sealed})
          on conflict (regency_code, person_id) do update set name = 'Naura', nik_sealed = excluded.nik_sealed`.execute(
          tx,
        );
      }),
    );
  const entries = () =>
    open((db) =>
      db.tenant(tenant, async (tx) => {
        const { rows } = await sql<{ act: string; purpose: string | null; subjects: string[] }>`
          select act, purpose, subjects from audit_entry order by at, entry_id`.execute(tx);
        return rows;
      }),
    );
  beforeAll(async () => {
    await open((db) => db.migrate(compositionOf(modules).migrations));
    await register();
  }, 60_000);

  it("gets everything kept about them in clear text, and the audit says that somebody made the copy", async () => {
    const { said } = await privacy(["copy", ...about, "--subject", SUBJECT, "--purpose", "own-request"], env());
    expect(JSON.parse(said)).toMatchObject({ subject: SUBJECT, data: { name: "Naura", nik: NIK } });
    expect(await entries()).toEqual([{ act: "privacy/copy", purpose: "own-request", subjects: [SUBJECT] }]);
  }, 60_000);

  it.each([
    ["without a purpose", ["copy", ...about, "--subject", SUBJECT], /one of service, population-record/],
    [
      "for a purpose in words of one's own",
      ["copy", ...about, "--subject", SUBJECT, "--purpose", "ibunya, Naura, minta"],
      /--purpose, which the audit keeps: one of/,
    ],
    ["without a reason", ["erase", ...about, "--subject", SUBJECT], /--reason TEXT/],
    [
      "of an unknown kind",
      ["copy", ...about, "--subject", `cat/${naura}`, "--purpose", "own-request"],
      /Write person\/ID/,
    ],
    [
      "who is not there",
      ["copy", ...about, "--subject", `person/${naura.replace(/1$/, "9")}`, "--purpose", "own-request"],
      /is not in 19.06/,
    ],
  ])(
    "is refused %s",
    async (_what, words, sentence) => {
      await expect(privacy(words, env())).rejects.toThrow(sentence);
    },
    60_000,
  );

  it("is erased for good, and again after a backup from before was restored", async () => {
    expect((await privacy(["erase", ...about, "--subject", SUBJECT, "--reason", "diminta"], env())).code).toBe(0);
    const gone = await privacy(["copy", ...about, "--subject", SUBJECT, "--purpose", "own-request"], env());
    expect(JSON.parse(gone.said).data).toEqual({ name: "", nik: null });
    const { said } = await privacy(["erasures", "--regency", REGENCY], env());
    expect(said).toBe(`${SUBJECT}\tdiminta`);
    const list = join(folder, "erasures.txt");
    writeFileSync(list, said);
    await register(); // what restoring an older backup does
    expect((await privacy(["reapply", list, ...about], env())).said).toContain("1 of 1 erased again");
    const again = await privacy(["copy", ...about, "--subject", SUBJECT, "--purpose", "own-request"], env());
    expect(JSON.parse(again.said).data).toEqual({ name: "", nik: null });
  }, 120_000);
});
