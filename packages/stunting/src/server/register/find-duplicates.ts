import type { CalendarDate } from "@spbe-kit/core";
import type { RegencyVault, Transaction } from "@spbe-kit/server";
import { sql } from "kysely";
import type { DuplicateHint, Sex } from "../../domain/child.schema.ts";
import { nameKey, wordsOfName } from "../../domain/name-key.ts";
import { nikIndex } from "./child-nik.ts";
import { CHILD_COLUMNS, CHILD_FROM, type ChildRow, summaryOf } from "./child-row.ts";

export interface Described {
  readonly name: string;
  readonly sex: Sex;
  readonly birthDate: CalendarDate;
  readonly nik: string | null;
  readonly exceptChildId?: string | undefined;
}

/** Children of the same NIK, or born the same day with a like name. Proposed to the person who registers, never merged. */
export async function findDuplicates(
  tx: Transaction,
  regency: string,
  vault: RegencyVault,
  described: Described,
): Promise<readonly DuplicateHint[]> {
  const nik = described.nik ? nikIndex(vault, described.nik) : null;
  const { rows } = await sql<ChildRow>`
    select ${CHILD_COLUMNS} from ${CHILD_FROM}
    where c.regency_code = ${regency} and c.child_id is distinct from ${described.exceptChildId ?? null}::uuid
      and ((c.birth_date = ${described.birthDate}::date and c.sex = ${described.sex === "M" ? 1 : 2}) or c.nik_index = ${nik})
    order by c.name_key, c.child_id limit 200`.execute(tx);
  return rows.flatMap((row) => {
    const reasons = reasonsOf(row, described, nik);
    return reasons.length === 0 ? [] : [{ child: summaryOf(row), reasons }];
  });
}

function reasonsOf(row: ChildRow, described: Described, nik: string | null): DuplicateHint["reasons"] {
  const reasons: DuplicateHint["reasons"] = [];
  if (nik !== null && row.nik_index === nik) reasons.push("same-nik");
  if (row.birth_date !== described.birthDate) return reasons;
  if (row.name_key === nameKey(described.name)) reasons.push("same-name-and-birth");
  else if (shareAWord(row.name, described.name)) reasons.push("similar-name-same-birth");
  return reasons;
}

/** `Muhamad` alone says nothing: half the boys carry it. */
function shareAWord(one: string, other: string): boolean {
  const words = new Set(wordsOfName(one).filter((word) => word !== "muhamad" && word.length > 2));
  return wordsOfName(other).some((word) => words.has(word));
}
