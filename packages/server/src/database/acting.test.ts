import { calendarDate } from "@spbe-kit/core";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import type { Transaction } from "./database.ts";
import type { TenantActor, TenantSettings } from "./tenant-settings.ts";
import { tenantConditionText, tenantTable } from "./tenant-table.ts";
import { describeEngines } from "./testing-engines.ts";

const letter = {
  id: "sample/0001-letter",
  sql: `create table letter (regency_code text collate "C" not null, letter_id integer not null, post_id uuid not null,
    primary key (regency_code, letter_id));
${tenantTable("letter", { scope: { actor: "post_id = any((select acting_posts())::uuid[])" } })}`,
};

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const [dinas, bidang, puskesmas] = [id(1), id(2), id(3)];
const [kadis, kabid, nutritionist] = [id(11), id(12), id(13)];
const HOST: TenantSettings = { regency: "19.06", scope: { kind: "regency" } };

function as(accountId: string, day = "2026-11-24", more: Partial<TenantSettings> = {}): TenantSettings {
  const actor: TenantActor = { accountId, role: "official", today: calendarDate(day) };
  return { ...HOST, actor, ...more };
}

/** dr. Ratna heads the dinas until the end of November; O'Hara leads its bidang and stands in for her from December. */
async function plant(tx: Transaction): Promise<void> {
  await sql`insert into directory_unit (regency_code, unit_id, parent_id, kind, name, valid_from) values
    ('19.06', ${dinas}, null, 'dinas', 'Dinas Kesehatan', '2021-01-01'),
    ('19.06', ${bidang}, ${dinas}, 'bidang', 'Bidang Kesmas', '2021-01-01'),
    ('19.06', ${puskesmas}, ${dinas}, 'puskesmas', 'Puskesmas Manggar', '2021-01-01'),
    ('19.06', ${id(4)}, ${dinas}, 'seksi', 'Seksi tanpa jenjang', '2021-01-01'),
    ('19.06', ${id(5)}, ${dinas}, 'seksi', 'Seksi dengan dua kepala', '2021-01-01')`.execute(tx);
  await sql`insert into directory_post (regency_code, post_id, unit_id, kind, name, level, valid_from) values
    ('19.06', ${kadis}, ${dinas}, 'struktural', 'Kepala Dinas', 'II.b', '2021-01-01'),
    ('19.06', ${id(14)}, ${dinas}, 'struktural', 'Sekretaris Dinas', 'III.a', '2021-01-01'),
    ('19.06', ${kabid}, ${bidang}, 'struktural', 'Kepala Bidang', 'III.b', '2021-01-01'),
    ('19.06', ${nutritionist}, ${puskesmas}, 'fungsional', 'Nutrisionis', 'Terampil', '2021-01-01'),
    ('19.06', ${id(15)}, ${id(4)}, 'struktural', 'Kepala Seksi', null, '2021-01-01'),
    ('19.06', ${id(16)}, ${id(5)}, 'struktural', 'Kepala Seksi A', 'IV.a', '2021-01-01'),
    ('19.06', ${id(17)}, ${id(5)}, 'struktural', 'Kepala Seksi B', 'IV.a', '2021-01-01')`.execute(tx);
  await sql`insert into directory_person (regency_code, person_id, name, account_id) values
    ('19.06', ${id(21)}, 'Ratna', 'ratna'), ('19.06', ${id(22)}, 'O''Hara', 'o''hara'),
    ('19.06', ${id(23)}, 'Wulan', 'wulan'), ('19.06', ${id(24)}, 'Sekretaris', 'sekretaris'),
    ('19.06', ${id(25)}, 'Tanpa jenjang', 'levelless'), ('19.06', ${id(26)}, 'Kembar', 'twin')`.execute(tx);
  await sql`insert into directory_holding (regency_code, holding_id, post_id, person_id, capacity, valid_from, valid_until) values
    ('19.06', ${id(31)}, ${kadis}, ${id(21)}, 'pj', '2022-01-01', '2026-12-01'),
    ('19.06', ${id(32)}, ${kadis}, ${id(22)}, 'plt', '2026-12-01', '2027-12-01'),
    ('19.06', ${id(33)}, ${kabid}, ${id(22)}, 'pj', '2022-01-01', '9999-12-31'),
    ('19.06', ${id(34)}, ${nutritionist}, ${id(23)}, 'pj', '2022-01-01', '9999-12-31'),
    ('19.06', ${id(35)}, ${id(14)}, ${id(24)}, 'pj', '2022-01-01', '9999-12-31'),
    ('19.06', ${id(36)}, ${id(15)}, ${id(25)}, 'pj', '2022-01-01', '9999-12-31'),
    ('19.06', ${id(37)}, ${id(16)}, ${id(26)}, 'pj', '2022-01-01', '9999-12-31')`.execute(tx);
  await sql`insert into letter values ('19.06', 1, ${kadis}), ('19.06', 2, ${kabid}), ('19.06', 3, ${nutritionist})`.execute(
    tx,
  );
}

it("a search function that leaves out who acts is refused before it is made", () => {
  expect(() => tenantConditionText({ actor: "post_id = any((select acting_posts())::uuid[])" }, "l")).toThrow(
    /Join the table/,
  );
});

describeEngines(
  "rows that belong to posts",
  (engine) => {
    beforeAll(() => engine.db.tenant(HOST, plant));

    const letters = async (settings: TenantSettings): Promise<number[]> =>
      await engine.db.tenant(settings, async (tx) =>
        (await sql<{ id: number }>`select letter_id as id from letter order by 1`.execute(tx)).rows.map(
          (row) => row.id,
        ),
      );
    const led = async (settings: TenantSettings): Promise<string[]> =>
      await engine.db.tenant(settings, async (tx) =>
        (await sql<{ led: string[] }>`select led_units()::text[] as led`.execute(tx)).rows[0]!.led.toSorted(),
      );

    it.each([
      { who: "the head on her last day", settings: as("ratna", "2026-11-30"), sees: [1] },
      { who: "the head on the day after", settings: as("ratna", "2026-12-01"), sees: [] },
      { who: "who stands in, the day before", settings: as("o'hara", "2026-11-30"), sees: [2] },
      { who: "who stands in, on the first day", settings: as("o'hara", "2026-12-01"), sees: [1, 2] },
      { who: "who stands in, when it is over", settings: as("o'hara", "2027-12-01"), sees: [2] },
      { who: "an account that holds no post", settings: as("nobody"), sees: [] },
      {
        who: "the same account name in another regency",
        settings: as("ratna", "2026-11-24", { regency: "19.02" }),
        sees: [],
      },
      {
        who: "an account with some villages",
        settings: as("wulan", "2026-11-24", { scope: { kind: "villages", codes: [] } }),
        sees: [3],
      },
      { who: "the host's own work", settings: HOST, sees: [1, 2, 3] },
      {
        who: "work without an account over some villages",
        settings: { ...HOST, scope: { kind: "villages", codes: [] } } as const,
        sees: [],
      },
    ])("$who sees $sees", async ({ settings, sees }) => {
      expect(await letters(settings)).toEqual(sees);
    });

    it("are as hidden after the host's own work on the same connection", async () => {
      for (let round = 0; round < 4; round++) {
        expect(await letters(HOST)).toEqual([1, 2, 3]);
        expect(await letters(as("ratna"))).toEqual([1]);
        expect(
          await engine.db.withoutTenant((tx) => sql`select from letter`.execute(tx).then(({ rows }) => rows.length)),
        ).toBe(0);
      }
    });

    it("cannot be written for a post of somebody else", async () => {
      const attack = engine.db.tenant(as("wulan"), (tx) =>
        sql`insert into letter values ('19.06', 9, ${kadis})`.execute(tx),
      );
      await expect(attack).rejects.toMatchObject({ code: "42501" });
    });

    it.each([
      { who: "the head of the dinas", settings: as("ratna"), units: [dinas, bidang, puskesmas, id(4), id(5)] },
      { who: "its secretary, who has one above", settings: as("sekretaris"), units: [] },
      { who: "the head of the bidang", settings: as("o'hara"), units: [bidang] },
      { who: "a functional post", settings: as("wulan"), units: [] },
      { who: "a structural post without a level", settings: as("levelless"), units: [] },
      { who: "a head with another of her level beside her", settings: as("twin"), units: [] },
    ])("$who leads $units.length units", async ({ settings, units }) => {
      expect(await led(settings)).toEqual([...units].toSorted());
    });

    describe("an account's name", () => {
      it.each(["x'; reset role; --", "\\'; select 1; --", "back\\slash", "x' or '1'='1"])(
        "is text and nothing else: %s",
        async (name) => {
          expect(await letters(as(name))).toEqual([]);
        },
      );

      it.each(["", "x".repeat(256), "zero\0byte"])("that no login gives opens no transaction", async (name) => {
        await expect(letters(as(name))).rejects.toThrow(/opened no transaction/);
      });
    });
  },
  { migrations: [letter] },
);
