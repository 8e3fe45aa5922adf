import type { CalendarDate } from "@spbe-kit/core";

/** What a synthetic world is made of. The same values always make the same world. */
export interface SeedContext {
  /** Any integer. */
  readonly seed: number;
  /** Kemendagri code of the regency, "19.06". */
  readonly regencyCode: string;
  /** The day the world stands at; nothing in it lies later. There is no clock. */
  readonly asOf: CalendarDate;
  /** `demo` fills the screens of `npm start`; `tiny` is for tests. */
  readonly preset: SeedPreset;
}
export type SeedPreset = "demo" | "tiny";

/**
 * A module's part of the synthetic regency. It hands out plain rows in an order that can be inserted as it comes:
 * whatever a row points to came before it.
 */
export interface Seeder<Batch> {
  /** The module's name. */
  readonly name: string;
  seed(context: SeedContext): AsyncIterable<Batch>;
}
