import type { RegencyVault, Transaction } from "@spbe-kit/server";
import type { ChildRow } from "./child-row.ts";
import type { JudgedNik } from "./nik-state.ts";

/** Binds a sealed NIK to the field it belongs to, and keeps its index apart from those of other fields. */
const FIELD = "stunting/child.nik";

/** What a NIK is found by: the same for the same digits, however they were spaced. */
export function nikIndex(vault: RegencyVault, nik: string): string {
  return vault.keyedIndex(FIELD, nik.replace(/[\s.-]/g, ""));
}

/** A child's NIK as the register stores it. */
export interface StoredNik {
  readonly sealed: Uint8Array | null;
  readonly index: string | null;
}

/** Seals the NIK of each child, in the given order. */
export async function sealNiks(
  tx: Transaction,
  vault: RegencyVault,
  children: readonly { readonly childId: string; readonly nik: JudgedNik["nik"] }[],
): Promise<readonly StoredNik[]> {
  const items = children.map(({ childId, nik }) => ({ subjectId: childId, field: FIELD, text: nik }));
  const sealed = await vault.sealTexts(tx, items);
  return children.map(({ nik }, at) => ({
    sealed: sealed[at] ?? null,
    index: nik === null ? null : nikIndex(vault, nik),
  }));
}

/** The NIK in clear text; null where there is none, or the child was erased. */
export async function openNik(
  tx: Transaction,
  vault: RegencyVault,
  { child_id, nik_sealed }: Pick<ChildRow, "child_id" | "nik_sealed">,
): Promise<string | null> {
  return nik_sealed === null ? null : vault.openText(tx, { subjectId: child_id, field: FIELD }, nik_sealed);
}
