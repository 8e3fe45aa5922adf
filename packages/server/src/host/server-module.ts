import type {
  CalendarDate,
  CoreProblemCode,
  HandlerOutput,
  ModuleContract,
  Operation,
  ParsedInput,
  ProblemCodeOf,
  ProblemDataOf,
  RandomPort,
} from "@spbe-kit/core";
import type { AuditFacts } from "../audit/record-entry.ts";
import type { CatalogueExceptions } from "../database/catalogue.ts";
import type { Database, Transaction } from "../database/database.ts";
import type { Migration } from "../database/migration.ts";
import type { Scope } from "../database/tenant-settings.ts";
import type { FileStore } from "../files/file-store.ts";
import type { EventSubscriber } from "../tasks/event-subscriber.ts";
import type { Outbox } from "../tasks/outbox.ts";
import type { ProcessingNotes, SubjectSource } from "../vault/subject-source.ts";
import type { RegencyVault } from "../vault/vault.ts";

/** One way an account may act: a role in a unit over a part of the regency. */
export interface Place {
  readonly role: string;
  readonly unitName: string;
  readonly scope: Scope;
}

/** Who is acting: an account with one role in one regency and the part of the regency it may see. */
export interface SignedIn {
  readonly accountId: string;
  readonly name: string;
  /** Kemendagri's code with dots, for example "19.06". */
  readonly regencyCode: string;
  /** A role name of the composition, for example "nutritionist". */
  readonly role: string;
  readonly scope: Scope;
  /** The unit as people call it, for example "Puskesmas Manggar". */
  readonly unitName: string;
  /** All units the account may act in, when there are several. The session acts in one of them at a time. */
  readonly places?: readonly Place[];
}

/** What a module may write to the log. Fields are ids and counts, never names, identifiers or free text. */
export interface ModuleLog {
  debug(fields: Readonly<Record<string, unknown>>, message: string): void;
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** What background work receives. It acts with the tenant and scope of the request that started it. */
export interface JobContext extends Outbox {
  /** One tenant transaction. Keep each below 200 ms: the embedded engine serves nobody else meanwhile. */
  db<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Names what the next transactions write, for the audit: subjects and field names, never values. Replaces what was named before. */
  audit(facts: AuditFacts): void;
  /** Seals and opens personal data of the regency the work is for. */
  readonly vault: RegencyVault;
  /** The regency's files. Not inside a transaction. */
  readonly files: FileStore;
  readonly log: ModuleLog;
  /** Aborted when the server shuts down; finish the chunk and return. */
  readonly signal: AbortSignal;
  today(): CalendarDate;
  /** ISO instant, UTC. */
  now(): string;
  readonly random: RandomPort;
}

/**
 * Starts in-process background work. It begins after the caller's transaction has ended, and again when the database went away under
 * it: what it finds done it passes over. Where the database went away at the very commit it begins too, so it looks whether there is
 * anything to do.
 */
export interface JobStarter {
  start(name: string, run: (job: JobContext) => Promise<void>): void;
}

/** What a handler receives beside its parsed input. */
export interface RequestContext<O extends Operation = Operation> extends Outbox {
  /** Absent only for operations whose permission is `"public"`. */
  readonly signedIn: O["permission"] extends "public" ? SignedIn | undefined : SignedIn;
  /**
   * One transaction that sees only the signed-in person's regency and scope. Commits when `work` resolves, rolls back when it
   * rejects. Must not be nested: the embedded engine has one connection, so a nested call is refused on both engines.
   */
  db<T>(work: (tx: Transaction) => Promise<T>, options?: { readonly readOnly?: boolean }): Promise<T>;
  /**
   * Adds to this request's audit entry. The host itself names the ids in path and body (`childId` becomes "child/…") and the
   * body's field names; add what it cannot see: other persons touched, the purpose. Never values.
   */
  audit(facts: AuditFacts): void;
  /** Seals and opens personal data of the signed-in person's regency, inside a transaction of `db`. */
  readonly vault: RegencyVault;
  /** Files of the signed-in person's regency. Not inside a transaction of `db`. */
  readonly files: FileStore;
  /** Answers with a declared code of this operation or a code of the host. Throws, so an open transaction rolls back. */
  fail<C extends ProblemCodeOf<O>>(code: C, data?: ProblemDataOf<O, C>): never;
  fail(code: CoreProblemCode, data?: unknown): never;
  /** Today in the regency's zone (WIB, WITA or WIT). */
  today(): CalendarDate;
  /** ISO instant, UTC. */
  now(): string;
  readonly random: RandomPort;
  readonly log: ModuleLog;
  readonly traceId: string;
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal;
  readonly jobs: JobStarter;
}

/** One operation's handler. */
export type Handler<O extends Operation> = (
  input: ParsedInput<O>,
  context: RequestContext<O>,
) => HandlerOutput<O> | Promise<HandlerOutput<O>>;

/** A handler for each operation of each resource of a module's contract. */
export type Handlers<C extends ModuleContract> = {
  readonly [R in keyof C]: { readonly [N in keyof C[R]]: Handler<C[R][N]> };
};

/** What a module may use once, when the host starts. */
export interface ModuleStart {
  /** The regencies this host serves, for example ["19.06", "19.02"]. */
  readonly regencies: readonly string[];
  /** Starts background work that sees one whole regency, for example to resume an interrupted import. */
  startJob(regencyCode: string, name: string, run: (job: JobContext) => Promise<void>): void;
  readonly log: ModuleLog;
}

/** What a module receives to fill one regency of a trial portal. */
export interface ModuleSample {
  readonly database: Database;
  readonly regencyCode: string;
  readonly vault: RegencyVault;
  /** The day the sample stands at, and the ISO instant it counts as recorded. */
  readonly today: CalendarDate;
  readonly now: string;
  /** The same number makes the same sample. */
  readonly seed: number;
}

/** A module's server side: contract, rights, tables and handlers as one value. */
export interface ServerModule<C extends ModuleContract = ModuleContract> {
  /** Kebab-case; also the folder of its paths, `/api/<name>/...`, and of its migrations, `<name>/0001-...`. */
  readonly name: string;
  readonly contract: C;
  /** Rights by role, as the reviewed table says. A role that is not listed has none. */
  readonly permissions: Readonly<Record<string, readonly string[]>>;
  readonly migrations: readonly Migration[];
  readonly handlers: Handlers<C>;
  /** What a review allowed in this module's tables: search tables and SECURITY DEFINER functions. Anything else stops the start. */
  readonly catalogue?: CatalogueExceptions;
  /** Words said beside this module's codes, by language: `{ id: { "stunting/weight-in-grams": "..." }, en: { ... } }`. */
  readonly sentences?: Readonly<Record<"id" | "en", Readonly<Record<string, string>>>>;
  /**
   * Reactions to events of other modules and of this one, by the event's name: `{ "stunting/referral-made": onEvent(schema, run) }`.
   * Each runs after the event's transaction has committed, at least once.
   */
  readonly events?: Readonly<Record<string, EventSubscriber>>;
  /** What the module keeps about persons, for a person's own copy and for erasure. */
  readonly subjects?: readonly SubjectSource[];
  /** What the record of processing says beside the schemas. */
  readonly processing?: ProcessingNotes;
  /** Called once after migrations and before the first request: resume interrupted work here. */
  readonly onStart?: (start: ModuleStart) => Promise<void>;
  /**
   * Fills one regency with invented data; filling it again changes nothing. The host never calls it: a trial portal does, for
   * each module of its list, after migrations.
   */
  readonly seed?: (sample: ModuleSample) => Promise<void>;
}

/** Ties handlers to their contract so that inputs, answers and codes are checked. Does nothing at run time. */
export function defineServerModule<const C extends ModuleContract>(
  contract: C,
  module: Omit<ServerModule<C>, "contract">,
): ServerModule<C> {
  return { ...module, contract };
}
