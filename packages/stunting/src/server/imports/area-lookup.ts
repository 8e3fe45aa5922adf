import type { Scope, Transaction } from "@spbe-kit/server";
import { sql } from "kysely";
import type { EppgbmProblem } from "../../domain/eppgbm/problems.ts";
import { nameKey } from "../../domain/name-key.ts";

interface KnownVillage {
  readonly code: string;
  readonly name: string;
  readonly key: string;
  readonly districtKey: string;
}

export type FoundVillage =
  | { readonly ok: true; readonly village: KnownVillage }
  | { readonly ok: false; readonly problem: EppgbmProblem };

/** The regency's villages and posyandu by compared name, loaded once for a file. */
export class AreaLookup {
  readonly #villages: readonly KnownVillage[];
  readonly #byName: ReadonlyMap<string, readonly KnownVillage[]>;
  readonly #posyandu: ReadonlyMap<string, string>;
  readonly #scope: Scope;
  /** What was found before: a file names the same villages and posyandu on each row. */
  readonly #villageOf = remembered<FoundVillage>();
  readonly #posyanduOf = remembered<string | undefined>();

  constructor(villages: readonly KnownVillage[], posyandu: ReadonlyMap<string, string>, scope: Scope) {
    this.#villages = villages;
    this.#byName = Map.groupBy(villages, (village) => village.key);
    this.#posyandu = posyandu;
    this.#scope = scope;
  }

  /** A village by its name, told from its namesakes by the kecamatan. */
  findVillage(name: string, districtName: string | null): FoundVillage {
    return this.#villageOf(`${name}|${districtName ?? ""}`, () => this.#lookFor(name, districtName));
  }

  #lookFor(name: string, districtName: string | null): FoundVillage {
    const named = this.#byName.get(villageKey(name)) ?? [];
    const fitting = districtName === null ? named : named.filter((v) => v.districtKey === villageKey(districtName));
    const found = fitting.length > 0 ? fitting : named;
    const [village, another] = found;
    if (village === undefined)
      return { ok: false, problem: { field: "village", code: "eppgbm/village-unknown", hint: this.#closest(name) } };
    if (another !== undefined) return { ok: false, problem: { field: "village", code: "eppgbm/village-ambiguous" } };
    if (!this.#isWithinScope(village))
      return { ok: false, problem: { field: "village", code: "eppgbm/outside-your-area" } };
    return { ok: true, village };
  }

  posyanduCode(villageCode: string, name: string): string | undefined {
    return this.#posyanduOf(`${villageCode} ${name}`, () => this.#posyandu.get(`${villageCode} ${nameKey(name)}`));
  }

  #isWithinScope(village: KnownVillage): boolean {
    if (this.#scope.kind === "regency") return true;
    if (this.#scope.kind === "villages") return this.#scope.codes.includes(village.code);
    return this.#scope.codes.some((code) => code.startsWith(village.code));
  }

  #closest(name: string): string {
    const key = villageKey(name);
    const ranked = this.#villages
      .map((v) => ({ name: v.name, far: editDistance(key, v.key) }))
      .sort((a, b) => a.far - b.far);
    return ranked
      .slice(0, 2)
      .map((v) => v.name)
      .join(" / ");
  }
}

export async function loadAreas(tx: Transaction, regency: string, scope: Scope): Promise<AreaLookup> {
  const { rows: villages } = await sql<{ code: string; name: string; district: string }>`
    select village_code as code, name, district_name as district from village where regency_code = ${regency}`.execute(
    tx,
  );
  const { rows: posyandu } = await sql<{ code: string; village: string; key: string }>`
    select posyandu_code as code, village_code as village, name_key as key from posyandu where regency_code = ${regency}`.execute(
    tx,
  );
  return new AreaLookup(
    villages.map((v) => ({ code: v.code, name: v.name, key: villageKey(v.name), districtKey: villageKey(v.district) })),
    new Map(posyandu.map((p) => [`${p.village} ${p.key}`, p.code])),
    scope,
  );
}

/** More different names than this are no names: the memory of a long file stays small. */
const REMEMBERED = 10_000;

function remembered<T>(): (key: string, find: () => T) => T {
  const known = new Map<string, T>();
  return (key, find) => {
    if (known.has(key)) return known.get(key) as T;
    const found = find();
    if (known.size < REMEMBERED) known.set(key, found);
    return found;
  };
}

/** Files write "Ds. Aik Madu", "KEL MANGGAR", "Kec. Gantung". */
function villageKey(name: string): string {
  return nameKey(name.replace(/^(desa|ds|kelurahan|kel|kecamatan|kec)[.\s]+/i, "")).replaceAll(" ", "");
}

/** Levenshtein distance; names are short and this runs only for names that are not found. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
