import type { CalendarDate } from "@spbe-kit/core";
import type { RegencyVault, Transaction } from "@spbe-kit/server";
import { sql } from "kysely";
import type { Sex } from "../../domain/child.schema.ts";
import type { EppgbmProblem } from "../../domain/eppgbm/problems.ts";
import { nameKey } from "../../domain/name-key.ts";
import { nikIndex } from "../register/child-nik.ts";
import { judgeNik } from "../register/nik-state.ts";
import { derivedId } from "./derived-id.ts";

/** What tells one child from another in a file. */
export interface ImportedChild {
  readonly row: number;
  readonly name: string;
  readonly sex: Sex;
  readonly birthDate: CalendarDate;
  readonly nik: string | null;
  readonly motherName: string | null;
  readonly villageCode: string;
}

export interface Identified {
  readonly childId: string | null;
  readonly problems: readonly EppgbmProblem[];
}

/** A child of the file with what it is compared by, worked out once. */
interface Compared {
  readonly child: ImportedChild;
  readonly key: string;
  /** The index of the NIK, null where none was given: numbers themselves are not compared. */
  readonly nik: string | null;
  readonly nikIsValid: boolean;
}

interface RegisteredChild {
  readonly child_id: string;
  readonly name: string;
  readonly name_key: string;
  readonly sex: 1 | 2;
  readonly birth_date: CalendarDate;
  readonly nik_index: string | null;
  readonly nik_state: string;
  readonly village_code: string;
}

/**
 * Says for each row which child it is about: one of the register, or a new one under an id made from what names it, so that the
 * same file names it the same again. Children are never merged: a likeness is a note for a person to decide on.
 */
export class ChildIdentities {
  readonly #regency: string;
  readonly #vault: RegencyVault;
  readonly #today: CalendarDate;
  /** First row and name of each valid NIK of the file. */
  readonly #nikOwners = new Map<string, { readonly key: string; readonly row: number }>();
  /** Children met in the file so far, by what a register would find them by: one row may carry the NIK and the next not. */
  readonly #met = new Map<string, { readonly childId: string; nik: string | null }>();

  constructor(regency: string, vault: RegencyVault, today: CalendarDate) {
    this.#regency = regency;
    this.#vault = vault;
    this.#today = today;
  }

  /** Needs regency-wide scope: a child may be registered in another village. */
  async identify(tx: Transaction, children: readonly ImportedChild[]): Promise<readonly Identified[]> {
    const compared = children.map((child) => this.#comparedBy(child));
    const registered = await this.#readRegistered(tx, compared);
    const byNik = new Map(registered.filter((r) => r.nik_state === "valid").map((r) => [r.nik_index, r]));
    const byBirth = Map.groupBy(registered, (r) => `${r.name_key}|${r.birth_date}|${r.sex}`);
    return compared.map((one) => this.#identifyOne(one, byNik, byBirth));
  }

  #comparedBy(child: ImportedChild): Compared {
    const { nik, state } = judgeNik(child.nik, child, this.#today);
    const index = nik === null ? null : nikIndex(this.#vault, nik);
    return { child, key: nameKey(child.name), nik: index, nikIsValid: state === "valid" };
  }

  #identifyOne(
    { child, key, nik, nikIsValid }: Compared,
    byNik: ReadonlyMap<string | null, RegisteredChild>,
    byBirth: ReadonlyMap<string, readonly RegisteredChild[]>,
  ): Identified {
    const validNik = nikIsValid ? nik : null;
    if (validNik !== null) {
      const clash = this.#clashInFile(validNik, key, child.row);
      if (clash !== undefined) return { childId: null, problems: [clash] };
      const owner = byNik.get(validNik);
      if (owner !== undefined) return this.#ownerOrClash(owner, child, key);
    }
    const alike = byBirth.get(`${key}|${child.birthDate}|${child.sex === "M" ? 1 : 2}`) ?? [];
    const same = alike.find((other) => other.village_code === child.villageCode && !differentNik(other, validNik));
    if (same !== undefined) return { childId: same.child_id, problems: [] };
    const [other] = alike;
    return {
      childId: this.#metOrNew(child, validNik, key),
      problems: other === undefined ? [] : [{ field: "name", code: "eppgbm/child-looks-alike", hint: other.name }],
    };
  }

  #metOrNew(child: ImportedChild, validNik: string | null, key: string): string {
    const described = `${key}|${child.birthDate}|${child.sex}|${child.villageCode}`;
    const met = this.#met.get(described);
    if (met !== undefined && (validNik === null || met.nik === null || met.nik === validNik)) {
      met.nik ??= validNik;
      return met.childId;
    }
    const childId = this.#newId(child, validNik, key);
    if (met === undefined) this.#met.set(described, { childId, nik: validNik });
    return childId;
  }

  #clashInFile(nik: string, key: string, row: number): EppgbmProblem | undefined {
    const owner = this.#nikOwners.get(nik);
    if (owner === undefined) {
      this.#nikOwners.set(nik, { key, row });
      return undefined;
    }
    return owner.key === key
      ? undefined
      : { field: "nik", code: "eppgbm/nik-of-another-child", hint: `baris ${owner.row}` };
  }

  /** A valid NIK fits birth date and sex already; a name may be spelt another way, but must share a word. */
  #ownerOrClash(owner: RegisteredChild, child: ImportedChild, key: string): Identified {
    const shares = key.split(" ").some((word) => owner.name_key.split(" ").includes(word));
    if (shares && owner.birth_date === child.birthDate) return { childId: owner.child_id, problems: [] };
    return { childId: null, problems: [{ field: "nik", code: "eppgbm/nik-of-another-child", hint: owner.name }] };
  }

  #newId(child: ImportedChild, validNik: string | null, key: string): string {
    if (validNik !== null) return derivedId("child", this.#regency, "nik", validNik);
    const mother = nameKey(child.motherName ?? "");
    const described = JSON.stringify([key, child.birthDate, child.sex, child.villageCode, mother]);
    // By the keyed index: an id made from a plain hash would tell who it names to anybody who guesses names.
    return derivedId("child", this.#regency, "name", this.#vault.keyedIndex("stunting/child.described", described));
  }

  /** The rows of one child often follow each other: each NIK and each name is asked for once. */
  async #readRegistered(tx: Transaction, children: readonly Compared[]): Promise<readonly RegisteredChild[]> {
    const niks = new Set(children.flatMap(({ nik }) => nik ?? []));
    const names = new Map(
      children.map(({ key, child }) => [`${key}|${child.birthDate}`, { key, on: child.birthDate }]),
    );
    const { rows } = await sql<RegisteredChild>`
      select child_id, name, name_key, sex, birth_date, nik_index, nik_state, village_code from child
      where regency_code = ${this.#regency} and nik_index = any(${[...niks]}::text[])
      union
      select child_id, name, name_key, sex, birth_date, nik_index, nik_state, village_code from child
      where regency_code = ${this.#regency} and name_key = any(${[...names.values()].map(({ key }) => key)}::text[])
        and birth_date = any(${[...names.values()].map(({ on }) => on)}::date[])`.execute(tx);
    return rows;
  }
}

function differentNik(other: RegisteredChild, validNik: string | null): boolean {
  return validNik !== null && other.nik_state === "valid" && other.nik_index !== validNik;
}
