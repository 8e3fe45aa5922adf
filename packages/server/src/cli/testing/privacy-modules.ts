import { nikSchema } from "@spbe-kit/core";
import { sql } from "kysely";
import * as z from "zod";
import { tenantTable } from "../../database/tenant-table.ts";
import type { SubjectAsked, SubjectSource } from "../../vault/subject-source.ts";
import type { CommandModule } from "../composition-file.ts";

/** A smallest module with one kind of person, as a portal's file of modules would list it. */
const schema = z.object({ name: z.string().meta({ personal: "name" }), nik: nikSchema.nullable() });

const person: SubjectSource = {
  kind: "person",
  schema,
  async read(asked) {
    const row = await readPerson(asked);
    if (!row) return undefined;
    const of = { subjectId: asked.subjectId, field: "sample/person.nik" };
    return { name: row.name, nik: row.nik_sealed && (await asked.vault.openText(asked.tx, of, row.nik_sealed)) };
  },
  async erase(asked, erasure) {
    if (!(await readPerson(asked))) return false;
    await asked.vault.erase(asked.tx, asked.subjectId, erasure);
    await sql`update person set name = '' where regency_code = ${asked.regencyCode}
      and person_id = ${asked.subjectId}::uuid`.execute(asked.tx);
    return true;
  },
};

async function readPerson({ tx, regencyCode, subjectId }: SubjectAsked) {
  const { rows } = await sql<{ name: string; nik_sealed: Uint8Array | null }>`
    select name, nik_sealed from person where regency_code = ${regencyCode} and person_id = ${subjectId}::uuid`.execute(
    tx,
  );
  return rows[0];
}

const migration = `
create table person (
  regency_code text collate "C" not null,
  person_id uuid not null,
  name text not null,
  nik_sealed bytea,
  primary key (regency_code, person_id)
);
${tenantTable("person")}
`;

export const modules: readonly CommandModule[] = [
  {
    name: "sample",
    migrations: [{ id: "sample/0001-person", sql: migration }],
    subjects: [person],
    permissions: { cadre: ["sample/people.read"] },
    processing: { purpose: "Uji", people: "Orang rekaan", retention: "Sehari", specific: false, sealed: ["nik"] },
    contract: {
      people: {
        get: {
          method: "GET",
          path: "/sample/people",
          summary: "Show",
          permission: "sample/people.read",
          success: schema,
        },
      },
    },
  },
];
