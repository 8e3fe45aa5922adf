import type { DirectoryContract } from "@spbe-kit/core/organisation";
import type { Handlers } from "../host/server-module.ts";
import { applyRows, IMPORT_CHUNK, reportOf } from "./apply-import.ts";
import { type FileRow, readImportFile } from "./import-file.ts";
import { readKnown } from "./known-directory.ts";
import { planImport } from "./plan-import.ts";
import { refusing } from "./refusing.ts";
import { lockUnits } from "./unit-store.ts";

export const directoryImportsHandlers: Handlers<DirectoryContract>["imports"] = {
  preview: async ({ body }, { db, signedIn, today, random, signal, fail }) => {
    const rows = await readImportFile(body, signal);
    if (typeof rows === "string") return fail(`directory/${rows}`);
    const known = await db((tx) => readKnown(tx, signedIn.regencyCode), { readOnly: true });
    return reportOf(planImport(rows, known, { today: today(), newId: () => random.uuid() }));
  },

  run: async ({ body }, { db, signedIn, today, random, signal, audit, fail }) => {
    const rows = await readImportFile(body, signal);
    if (typeof rows === "string") return fail(`directory/${rows}`);
    const named = (subjects: readonly string[]) => audit({ subjects, fields: ["nip", "name"] });
    const conflict = () => fail("core/conflict");
    return refusing(
      runImport(rows, { db, regency: signedIn.regencyCode, today: today(), newId: () => random.uuid(), named }),
      {
        directory_unit_code: conflict,
        directory_seat_apart: conflict,
        directory_holding_one_seat: conflict,
        directory_identity_nip: conflict,
        directory_person_account: conflict,
      },
    );
  },
};

interface ImportRun extends Pick<Parameters<Handlers<DirectoryContract>["imports"]["run"]>[1], "db"> {
  readonly regency: string;
  readonly today: Parameters<typeof planImport>[2]["today"];
  readonly newId: () => string;
  /** Told whom a part is about to add, before its transaction ends: the audit names them. */
  readonly named?: (subjects: readonly string[]) => void;
}

/**
 * Plans and writes 200 rows at a time, each part over the directory as it then stands: a run that was cut off is finished by sending
 * the file again, and whatever is there already is left as it is.
 */
export async function runImport(rows: readonly FileRow[], { db, regency, today, newId, named }: ImportRun) {
  const done: ReturnType<typeof planImport>[number][] = [];
  for (let at = 0; at < rows.length; at += IMPORT_CHUNK)
    done.push(
      ...(await db(async (tx) => {
        await lockUnits(tx, regency);
        const plan = planImport(rows.slice(at, at + IMPORT_CHUNK), await readKnown(tx, regency), { today, newId });
        const added = plan.flatMap(({ person }) => (person ? [`person/${person.personId}`] : []));
        if (added.length > 0) named?.(added);
        await applyRows(tx, regency, plan);
        return plan;
      })),
    );
  return reportOf(done);
}
