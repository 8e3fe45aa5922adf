import { sql } from "kysely";
import * as z from "zod";
import type { SubjectSource } from "../vault/subject-source.ts";
import { openIdentity, readPersonRow } from "./person-store.ts";

/** What the directory keeps about one person, for the person's own copy and for erasure. */
export const personSubject: SubjectSource = {
  kind: "person",
  schema: z.object({
    personId: z.uuid(),
    name: z.string().meta({ personal: "name" }),
    frontTitle: z.string().nullable(),
    backTitle: z.string().nullable(),
    birthDate: z.string().nullable().meta({ personal: "birth-date" }),
    nip: z.string().nullable().meta({ personal: "nip" }),
    nik: z.string().nullable().meta({ personal: "nik" }),
    kk: z.string().nullable().meta({ personal: "kk" }),
    posts: z.array(z.object({ name: z.string(), from: z.string(), until: z.string() })),
  }),

  async read({ tx, regencyCode, subjectId, vault }) {
    const people = { tx, regency: regencyCode, vault };
    const row = await readPersonRow(people, subjectId);
    if (!row) return undefined;
    const { rows } = await sql<{ name: string; from: string; until: string }>`
      select p.name, h.valid_from as "from", h.valid_until as "until"
      from directory_holding h join directory_post p on p.regency_code = h.regency_code and p.post_id = h.post_id
      where h.regency_code = ${regencyCode} and h.person_id = ${subjectId}::uuid order by h.valid_from`.execute(tx);
    return {
      personId: row.person_id,
      name: row.name,
      frontTitle: row.front_title,
      backTitle: row.back_title,
      birthDate: row.birth_date,
      nip: row.nip,
      ...(await openIdentity(people, row)),
      posts: rows,
    };
  },

  /** Who held which post stays, without the person. The household keeps its number while others belong to it. */
  async erase({ tx, regencyCode, subjectId, vault }, erasure) {
    const people = { tx, regency: regencyCode, vault };
    if (!(await readPersonRow(people, subjectId))) return false;
    await vault.erase(tx, subjectId, erasure);
    await sql`
      update directory_person set name = '(dihapus)', front_title = null, back_title = null, account_id = null,
        version = version + 1
      where regency_code = ${regencyCode} and person_id = ${subjectId}::uuid`.execute(tx);
    await sql`
      update directory_identity set birth_date = null, nip = null, nik_sealed = null, nik_index = null, nik_state = 'none',
        household_id = null
      where regency_code = ${regencyCode} and person_id = ${subjectId}::uuid`.execute(tx);
    await sql`delete from directory_word where regency_code = ${regencyCode} and subject_id = ${subjectId}::uuid`.execute(
      tx,
    );
    return true;
  },
};
