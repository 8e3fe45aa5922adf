import type { LoginFacts } from "../database/safe-login.ts";
import type { PortalSettings } from "./portal-settings.ts";

/** All that doctor judges. Gathered by `gatherFacts`; the checks themselves ask nobody. */
export interface DoctorFacts {
  readonly settings: PortalSettings;
  /** What `readKeyRing` refuses; undefined when the keys are in order. */
  readonly keyRefusal: string | undefined;
  readonly folder: { readonly path: string; readonly state: "writable" | "missing" | "not-writable" };
  /** Why files cannot be stored where `storage` says; undefined when they can, or when it says nothing. */
  readonly storageRefusal: string | undefined;
  /** The demo login's keys lie in the data folder. */
  readonly demoHasRun: boolean;
  readonly issuer: { readonly state: "answers" | "silent" | "not-asked"; readonly clockOffSeconds?: number };
  readonly database: DatabaseFacts | { readonly refusal: string; readonly isOld: boolean };
}

/** What an open database says of itself. */
export interface DatabaseFacts {
  readonly engine: "pglite" | "postgresql";
  readonly version: string;
  /** This machine's clock minus the database's. */
  readonly clockOffSeconds: number;
  readonly login: LoginFacts | undefined;
  readonly incomplete: boolean;
  /** Ids of migrations that are not applied. */
  readonly pending: readonly string[];
  /** How many sentences `spbe-server check` would say about the catalogue. */
  readonly catalogueFindings: number;
  /** Days since the last backup; undefined when there was none. */
  readonly backupAgeDays: number | undefined;
  /** The table with the most rows, of the embedded engine only. */
  readonly largest: { readonly table: string; readonly rows: number } | undefined;
}
