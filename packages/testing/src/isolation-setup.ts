import type { ModuleContract } from "@spbe-kit/core";

/** Where a record lies, seen from the person who calls. `nowhere` is an id nobody has. */
export const PLACES = ["own", "otherUnit", "otherRegency", "nowhere"] as const;
export type Place = (typeof PLACES)[number];

/** Places where records really lie. */
export type HomePlace = Exclude<Place, "nowhere">;

/** What a call sends. */
export interface IsolationInput {
  readonly params?: Readonly<Record<string, string>>;
  /** Without the question mark: `month=2026-11-01`. */
  readonly query?: string;
  readonly body?: unknown;
  /** The version the caller saw, sent as `If-Match`. */
  readonly version?: number;
}

/** What is sent for a record of each place; asked anew before each call, so that one call may use up what it was given. */
export type PlaceInputs = Readonly<
  Partial<Record<Place, (person: IsolationPerson) => IsolationInput | Promise<IsolationInput>>>
>;

/** Who calls: a role with the headers of a true session, and the places whose records it may see. */
export interface IsolationPerson {
  readonly name: string;
  readonly role: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly sees: readonly Place[];
}

/** What one module brings: its records in every place, and what each of its operations is sent. */
export interface IsolationRows {
  /** The module's name in the composition. */
  readonly module: string;
  /**
   * By operation, `children.get`; every operation of the contract must be here. One without an id looks the same from every place:
   * give it `own` only.
   */
  readonly inputs: Readonly<Record<string, PlaceInputs>>;
  /**
   * Ids and codes that stand in a body or a query, by operation and by a name for them: the same call, with the record it points to
   * in each place. `own` must be answered otherwise than `nowhere`, or the reference was not tried.
   */
  readonly references?: Readonly<Record<string, Readonly<Record<string, PlaceInputs>>>>;
  /**
   * Fields that look like ids but name no record of one regency, by operation: a year in a path, a cursor that is only compared.
   * They need neither `nowhere` nor a reference.
   */
  readonly notRecords?: Readonly<Record<string, readonly string[]>>;
  /** Words that stand only in this module's records of a place: an answer that holds one shows what it must not. */
  readonly canaries?: Readonly<Partial<Record<Place, readonly string[]>>>;
  /** The places whose records a person may see by this operation; those of the person when left out. */
  readonly sees?: (person: IsolationPerson, operation: string) => readonly Place[];
}

export interface IsolationSetup {
  /** Calls the composed host: `async (path, init) => server.app.request(path, init)`. */
  readonly call: (path: string, init: RequestInit) => Promise<Response>;
  /** Every module that is served: `server.modules`. Each needs rows and a table. */
  readonly modules: readonly { readonly name: string; readonly contract: ModuleContract }[];
  /** The reviewed tables, written by hand, by module: `children.get` -> role -> allowed. */
  readonly tables: Readonly<Record<string, ReadonlyMap<string, Readonly<Record<string, boolean>>>>>;
  /** At least one for each role, each within one unit or one regency of its own. */
  readonly people: readonly IsolationPerson[];
  readonly rows: readonly IsolationRows[];
}

/** One cell of the matrix. */
export interface IsolationCell {
  /** `<module>/<resource>.<operation>` */
  readonly operation: string;
  /** What was varied beside the record: `If-Match` or the name of a reference. */
  readonly probe?: string;
  /** Name of the person; "nobody" is a call without a session. */
  readonly person: string;
  readonly place: Place;
  /** HTTP status of the answer; 0 where nothing was sent. */
  readonly status: number;
  /** What is wrong, as a sentence; undefined when the answer is what the table and the place demand. */
  readonly fault: string | undefined;
}

/** The cells that are wrong, a line each: `expect(faultsOf(cells)).toEqual([])`. */
export function faultsOf(cells: readonly IsolationCell[]): string[] {
  return cells.flatMap(({ operation, probe, person, place, status, fault }) =>
    fault ? [`${operation}${probe ? ` [${probe}]` : ""} as ${person} on ${place} (${status}): ${fault}`] : [],
  );
}
