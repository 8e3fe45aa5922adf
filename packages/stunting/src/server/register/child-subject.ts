import { calendarDateSchema } from "@spbe-kit/core";
import type { SubjectAsked, SubjectSource } from "@spbe-kit/server";
import { sql } from "kysely";
import * as z from "zod";
import { listMeasurements } from "../measurements/list-measurements.ts";
import { openNik } from "./child-nik.ts";
import { childOf } from "./child-row.ts";
import { readChild } from "./read-child.ts";

/** What parents receive when they ask for everything kept about their child. */
const childCopySchema = z.object({
  name: z.string().meta({ personal: "name" }),
  birthDate: calendarDateSchema.meta({ personal: "birth-date" }),
  nik: z.string().nullable().meta({ personal: "nik" }),
  motherName: z.string().nullable().meta({ personal: "name" }),
  measurements: z.array(z.unknown()).meta({ personal: "health" }),
});

/** Stands in lists in a name's place, since a name is required there. */
const ERASED_NAME = "(dihapus)";

/**
 * A child as a person with rights. Erasing takes name, mother, NIK, the words of the search and the day of birth; the figures stay
 * under an id that nothing names any more, so that the regency's tables still add up.
 */
export const childSubject: SubjectSource = {
  kind: "child",
  schema: childCopySchema,
  async read({ tx, regencyCode, subjectId, vault }) {
    const row = await readChild(tx, regencyCode, subjectId);
    if (row === undefined) return undefined;
    const nik = await openNik(tx, vault, row);
    const { nik: _masked, latest: _latest, version: _version, ...facts } = childOf(row, nik);
    const measurements = await listMeasurements(tx, regencyCode, row);
    return { ...facts, nik, nikState: row.nik_state, measurements };
  },
  async erase(asked, erasure) {
    const row = await readChild(asked.tx, asked.regencyCode, asked.subjectId);
    if (row === undefined) return false;
    await asked.vault.erase(asked.tx, asked.subjectId, erasure);
    await eraseClearText(asked);
    return true;
  },
};

async function eraseClearText({ tx, regencyCode, subjectId }: SubjectAsked): Promise<void> {
  await sql`
    update child set name = ${ERASED_NAME}, name_key = '', mother_name = null, nik_sealed = null, nik_index = null,
      nik_state = 'none', birth_date = date_trunc('month', birth_date)::date, version = version + 1
    where regency_code = ${regencyCode} and child_id = ${subjectId}::uuid`.execute(tx);
  await sql`
    update residence set birth_date = date_trunc('month', birth_date)::date
    where regency_code = ${regencyCode} and child_id = ${subjectId}::uuid`.execute(tx);
  await sql`
    delete from child_search where regency_code = ${regencyCode} and child_id = ${subjectId}::uuid`.execute(tx);
}
