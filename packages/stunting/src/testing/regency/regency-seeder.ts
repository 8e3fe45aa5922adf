import type { SeedContext, Seeder } from "@spbe-kit/testing";
import type { Posyandu, Village } from "../../domain/areas.contract.ts";
import type { MeasurementRow } from "./measuring.ts";
import { regencyData } from "./regency-data.ts";
import type { ChildRow } from "./village-children.ts";

/** Rows of one table of the register, at most 500 in a batch. */
export type RegisterBatch =
  | { readonly table: "villages"; readonly rows: readonly Village[] }
  | { readonly table: "posyandu"; readonly rows: readonly Posyandu[] }
  | { readonly table: "children"; readonly rows: readonly ChildRow[] }
  | { readonly table: "measurements"; readonly rows: readonly MeasurementRow[] };

const BATCH_ROWS = 500;

/** The stunting module's part of a synthetic regency: villages, posyandu, children, measurements, in this order. */
export const regencySeeder: Seeder<RegisterBatch> = {
  name: "stunting",
  async *seed(context: SeedContext) {
    const data = regencyData(context);
    yield* batches("villages", data.villages);
    yield* batches("posyandu", data.posyandu);
    yield* batches("children", data.children);
    yield* batches("measurements", data.measurements);
  },
};

function* batches<T extends RegisterBatch["table"], R>(table: T, rows: readonly R[]) {
  for (let start = 0; start < rows.length; start += BATCH_ROWS) {
    yield { table, rows: rows.slice(start, start + BATCH_ROWS) } as const;
  }
}
