import { sql } from "kysely";
import { expect, it } from "vitest";
import type { Database, Transaction } from "./database.ts";
import type { Scope, TenantSettings } from "./tenant-settings.ts";
import { tenantTable } from "./tenant-table.ts";
import { describeEngines } from "./testing-engines.ts";

const child = {
  id: "sample/0001-child",
  sql: `create table child (
  regency_code text collate "C" not null, child_id integer not null, village_code text collate "C" not null, posyandu_code text collate "C" not null,
  name text not null, primary key (regency_code, child_id));
${tenantTable("child", { scope: { village: "village_code", posyandu: "posyandu_code" } })}
create table fact (regency_code text collate "C" not null, fact_id integer not null, primary key (regency_code, fact_id));
${tenantTable("fact", { rights: ["select", "insert"] })}`,
};
const whole: Scope = { kind: "regency" };
const BELTIM: TenantSettings = { regency: "19.06", scope: whole };
const BELITUNG: TenantSettings = { regency: "19.02", scope: whole };
const [manggar, gantung] = ["19.06.01.2001", "19.06.02.2001"];
const inVillages = (...codes: string[]): TenantSettings => ({ regency: "19.06", scope: { kind: "villages", codes } });
const inPosyandu = (...codes: string[]): TenantSettings => ({ regency: "19.06", scope: { kind: "posyandu", codes } });

async function names(tx: Transaction): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from child order by name`.execute(tx);
  return rows.map(({ name }) => name);
}
async function affected(tx: Transaction, text: string): Promise<number> {
  return Number((await sql.raw(text).execute(tx)).numAffectedRows);
}
async function plant(db: Database): Promise<void> {
  await db.tenant(BELTIM, (tx) =>
    sql`insert into child values ('19.06', 1, ${manggar}, 'M-1', 'Ani'), ('19.06', 2, ${manggar}, 'M-2', 'Budi'), ('19.06', 3, ${gantung}, 'G-1', 'Citra')
      on conflict do nothing`.execute(tx),
  );
  await db.tenant(BELITUNG, (tx) =>
    sql`insert into child values ('19.02', 1, '19.02.01.2001', 'M-1', 'Dewi') on conflict do nothing`.execute(tx),
  );
}

const CHILDREN = { migrations: [child] };

describeEngines(
  "an attacker with SQL",
  (engine) => {
    it("sees no row without a tenant, on a fresh and on a used connection", async () => {
      expect(await engine.db.withoutTenant(names)).toEqual([]);
      await plant(engine.db);
      for (let round = 0; round < 8; round++) {
        expect(await engine.db.tenant(BELTIM, names)).toEqual(["Ani", "Budi", "Citra"]);
        expect(await engine.db.withoutTenant(names)).toEqual([]);
      }
    });

    it("sees no row in many connections at once", async () => {
      await plant(engine.db);
      const rounds = Array.from({ length: 24 }, (_, i) => i % 3);
      const seen = await Promise.all(
        rounds.map((kind) =>
          kind === 2 ? engine.db.withoutTenant(names) : engine.db.tenant(kind ? BELTIM : BELITUNG, names),
        ),
      );
      expect(seen).toEqual(rounds.map((kind) => [["Dewi"], ["Ani", "Budi", "Citra"], []][kind]));
    });

    it("cannot read, change or delete another regency's rows", async () => {
      await plant(engine.db);
      const counts = await engine.db.tenant(BELTIM, async (tx) => [
        (await sql`select 1 from child where regency_code = '19.02'`.execute(tx)).rows.length,
        await affected(tx, "update child set name = 'taken' where regency_code = '19.02'"),
        await affected(tx, "delete from child where regency_code = '19.02'"),
      ]);
      expect(counts).toEqual([0, 0, 0]);
      expect(await engine.db.tenant(BELITUNG, names)).toEqual(["Dewi"]);
    });

    it.each([
      ["insert into another regency", "insert into child values ('19.02', 9, '19.02.01.2001', 'M-1', 'x')"],
      ["move a row to another regency", "update child set regency_code = '19.02', child_id = 90 where child_id = 1"],
      ["switch the protection off", "alter table child disable row level security"],
      ["drop the policy", "drop policy child_tenant on child"],
      ["make a temporary table", "create temp table mine (n int)"],
      ["empty the table", "truncate child"],
      ["make a table of its own", "create table mine (n int)"],
      ["rewrite the ledger of migrations", "delete from spbe_migration"],
      ["change an append-only fact", "update fact set fact_id = 2"],
      ["delete an append-only fact", "delete from fact"],
    ])("may not %s", async (_, text) => {
      await plant(engine.db);
      await expect(engine.db.tenant(BELTIM, (tx) => sql.raw(text).execute(tx))).rejects.toMatchObject({
        code: expect.stringMatching(/^(42501|22023|42704)$/),
      });
    });

    // PGlite knows one session, the superuser's, so SQL written by a handler could take the owner's role there. That is why values
    // always travel as parameters, and why production is PostgreSQL with a login of its own.
    it("may not become the owner where the login is the application's own", async () => {
      const becoming = engine.db.tenant(BELTIM, (tx) => sql`set local role spbe_test_owner`.execute(tx));
      await expect(becoming).rejects.toMatchObject({ code: engine.engine === "postgresql" ? "42501" : "22023" });
      const after = engine.db.tenant(BELTIM, async (tx) => {
        await sql`reset role`.execute(tx);
        return (
          await sql<{ free: boolean }>`select rolsuper as free from pg_roles where rolname = current_user`.execute(tx)
        ).rows;
      });
      expect(await after).toEqual([{ free: engine.engine === "pglite" }]);
    });

    it("leaves no setting behind after a commit or a rollback", async () => {
      const left = () =>
        engine.db.withoutTenant(async (tx) => {
          const { rows } =
            await sql`select nullif(current_setting('app.regency', true), '') as r, nullif(current_setting('app.scope', true), '') as s,
          nullif(current_setting('app.villages', true), '') as v, nullif(current_setting('app.posyandu', true), '') as p`.execute(
              tx,
            );
          return rows[0];
        });
      const nothing = { r: null, s: null, v: null, p: null };
      await engine.db.tenant(inVillages(manggar), names);
      expect(await left()).toEqual(nothing);
      await expect(engine.db.tenant(inPosyandu("M-1"), async (tx) => sql`select 1 / 0`.execute(tx))).rejects.toThrow();
      expect(await left()).toEqual(nothing);
    });

    it("keeps its own regency when a savepoint is rolled back", async () => {
      await plant(engine.db);
      const seen = await engine.db.tenant(BELTIM, async (tx) => {
        await sql`savepoint s`.execute(tx);
        await sql`set local app.regency = '19.02'`.execute(tx);
        await sql`rollback to s`.execute(tx);
        return names(tx);
      });
      expect(seen).toEqual(["Ani", "Budi", "Citra"]);
    });

    it.each(["19.06'; reset role; --", "1906", "", "19.06\n"])(
      "cannot smuggle SQL in the regency code %j",
      async (regency) => {
        await expect(engine.db.tenant({ regency, scope: whole }, names)).rejects.toThrow("is not a regency code");
      },
    );

    it("cannot smuggle SQL in a village or posyandu code", async () => {
      await expect(engine.db.tenant(inVillages("19.06.01.2001','x"), names)).rejects.toThrow("is not a village code");
      await expect(engine.db.tenant(inPosyandu("M-1, M-2"), names)).rejects.toThrow("is not a posyandu code");
    });

    it("works as the application's role", async () => {
      const { rows } = await engine.db.tenant(BELTIM, (tx) =>
        sql<{
          bound: boolean;
        }>`select not rolsuper and not rolbypassrls as bound from pg_roles where rolname = current_user`.execute(tx),
      );
      expect(rows).toEqual([{ bound: true }]);
    });
  },
  CHILDREN,
);

describeEngines(
  "the scope of an account",
  (engine) => {
    it.each([
      ["a whole regency", BELTIM, ["Ani", "Budi", "Citra"]],
      ["the villages of one puskesmas", inVillages(manggar), ["Ani", "Budi"]],
      ["two villages", inVillages(manggar, gantung), ["Ani", "Budi", "Citra"]],
      ["no village at all", inVillages(), []],
      ["one posyandu", inPosyandu("M-2"), ["Budi"]],
      ["no posyandu at all", inPosyandu(), []],
      ["a posyandu code that another regency uses too", inPosyandu("M-1"), ["Ani"]],
      ["villages of another regency", inVillages("19.02.01.2001"), []],
    ])("%s shows just that", async (_, settings, expected) => {
      await plant(engine.db);
      expect(await engine.db.tenant(settings, names)).toEqual(expected);
    });

    it("refuses a write outside it", async () => {
      await plant(engine.db);
      const outside = (tx: Transaction) =>
        sql`insert into child values ('19.06', 8, ${gantung}, 'G-1', 'x')`.execute(tx);
      await expect(engine.db.tenant(inVillages(manggar), outside)).rejects.toMatchObject({ code: "42501" });
      await expect(engine.db.tenant(inPosyandu("M-1"), outside)).rejects.toMatchObject({ code: "42501" });
      const moved = (tx: Transaction) => sql`update child set village_code = ${gantung} where child_id = 1`.execute(tx);
      await expect(engine.db.tenant(inVillages(manggar), moved)).rejects.toMatchObject({ code: "42501" });
    });

    it("allows a write inside it", async () => {
      await plant(engine.db);
      const count = await engine.db.tenant(inPosyandu("M-2"), (tx) =>
        affected(tx, "update child set name = 'Budi' where child_id = 2"),
      );
      expect(count).toBe(1);
    });
  },
  CHILDREN,
);
