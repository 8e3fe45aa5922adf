import type * as z from "zod";
import type { Transaction } from "../database/database.ts";
import type { Erasure, RegencyVault } from "./vault.ts";

/** A person in one regency, and the transaction in which to look. */
export interface SubjectAsked {
  readonly tx: Transaction;
  readonly regencyCode: string;
  readonly subjectId: string;
  readonly vault: RegencyVault;
}

/** One kind of person a module keeps data about: what a person's own copy holds and what erasing takes away. */
export interface SubjectSource {
  /** The word before the id in the audit, for example "child" in "child/0190…". */
  readonly kind: string;
  /** The shape of the copy; its marks (`.meta({ personal })`) say which fields tell about the person. */
  readonly schema: z.ZodObject;
  /** Everything kept about the person, in clear text; undefined where there is nobody of this id. */
  read(asked: SubjectAsked): Promise<unknown>;
  /**
   * Takes the person out: calls `vault.erase`, empties the indexes by which the person is found, and what is not sealed. Figures that
   * no longer tell about anybody may stay.
   *
   * @returns false where there is nobody of this id
   */
  erase(asked: SubjectAsked, erasure: Erasure): Promise<boolean>;
}

/** What the record of processing says and no schema knows. Plain Indonesian, printed as it is. */
export interface ProcessingNotes {
  /** Why the data are kept. */
  readonly purpose: string;
  /** Whom they are about. */
  readonly people: string;
  /** How long they are kept, and what happens then. */
  readonly retention: string;
  /** True for data about health and about children, which UU 27/2022 calls specific. */
  readonly specific: boolean;
  /** Names of the fields that are stored sealed, for example "nik". */
  readonly sealed: readonly string[];
}
