import type { DatabaseErrorFacts } from "./database-error.ts";
import type { SqlResult, SqlStatement } from "./sql-connection.ts";

/** What the worker is started with. */
export interface PgliteWorkerData {
  /** Undefined means in memory. */
  readonly folder: string | undefined;
  readonly template: Uint8Array | undefined;
}

export type PgliteRequest =
  | { readonly id: number; readonly kind: "send"; readonly statements: readonly SqlStatement[] }
  | { readonly id: number; readonly kind: "dump" }
  | { readonly id: number; readonly kind: "close" };

export type PgliteReply =
  | { readonly id: number; readonly result: readonly SqlResult[] | Uint8Array | undefined }
  | { readonly id: number; readonly error: DatabaseErrorFacts };
