import type { CalendarDate } from "@spbe-kit/core";
import type { Database, RegencyVault, Transaction } from "@spbe-kit/server";
import { sql } from "kysely";
import type { Posyandu, Village } from "../domain/areas.contract.ts";
import type { ChildFacts } from "../domain/child.schema.ts";
import type { MeasurementFacts } from "../domain/measurement.schema.ts";
import { upsertAreas } from "./areas/areas.ts";
import { type MeasuredChild, measuredRow } from "./measurements/measured-row.ts";
import { writeMeasurements } from "./measurements/write-measurements.ts";
import { insertChildren } from "./register/write-child.ts";

/** Rows of one table, in the order villages, posyandu, children, measurements. */
export type RegisterRows =
  | { readonly table: "villages"; readonly rows: readonly Village[] }
  | { readonly table: "posyandu"; readonly rows: readonly Posyandu[] }
  | { readonly table: "children"; readonly rows: readonly (ChildFacts & { readonly childId: string })[] }
  | { readonly table: "measurements"; readonly rows: readonly (MeasurementFacts & { readonly childId: string })[] };

export interface RegisterSeed {
  readonly regency: string;
  /** Of the same regency, from `server.vault.of(code)`. */
  readonly vault: RegencyVault;
  readonly rows: AsyncIterable<RegisterRows>;
  /** Who is named as having recorded it. */
  readonly by: string;
  /** ISO instant of recording, and the day that is today. */
  readonly at: string;
  readonly today: CalendarDate;
}

/** Fills a register through the same writing as screens and imports. Filling it again changes nothing. */
export async function seedRegister(database: Database, seed: RegisterSeed): Promise<void> {
  const villageOf = new Map<string, string>();
  for await (const batch of seed.rows)
    await database.tenant({ regency: seed.regency, scope: { kind: "regency" } }, (tx) =>
      write(tx, seed, batch, villageOf),
    );
}

async function write(
  tx: Transaction,
  seed: RegisterSeed,
  batch: RegisterRows,
  villageOf: Map<string, string>,
): Promise<void> {
  const { regency, vault, by, at, today } = seed;
  switch (batch.table) {
    case "villages":
      return upsertAreas(tx, regency, { villages: batch.rows, posyandu: [] });
    case "posyandu":
      for (const { code, villageCode } of batch.rows) villageOf.set(code, villageCode);
      return upsertAreas(tx, regency, { villages: [], posyandu: batch.rows });
    case "children": {
      const children = batch.rows.map(({ childId, ...facts }) => {
        const villageCode = villageOf.get(facts.posyanduCode);
        if (villageCode === undefined)
          throw new Error(`Seed: posyandu ${facts.posyanduCode} is in no village of the seed.`);
        return { childId, facts, villageCode };
      });
      await insertChildren(tx, { regency, vault, by, at, today }, children);
      return;
    }
    case "measurements": {
      const children = await readMeasured(tx, regency, [...new Set(batch.rows.map((row) => row.childId))]);
      const rows = batch.rows.map(({ childId, ...facts }) => {
        const child = children.get(childId);
        if (child === undefined) throw new Error(`Seed: child ${childId} of a measurement was not seeded.`);
        return measuredRow(child, facts);
      });
      await writeMeasurements(tx, { regency, by, at, source: "import" }, rows);
    }
  }
}

async function readMeasured(
  tx: Transaction,
  regency: string,
  childIds: readonly string[],
): Promise<ReadonlyMap<string, MeasuredChild>> {
  const { rows } = await sql<{ child_id: string; sex: 1 | 2; birth_date: CalendarDate }>`
    select child_id, sex, birth_date from child
    where regency_code = ${regency} and child_id = any(${[...childIds]}::uuid[])`.execute(tx);
  return new Map(
    rows.map((row) => [
      row.child_id,
      { childId: row.child_id, sex: row.sex === 1 ? "M" : "F", birthDate: row.birth_date },
    ]),
  );
}
