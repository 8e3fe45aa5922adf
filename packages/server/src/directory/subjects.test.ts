import { sql } from "kysely";
import { expect, it } from "vitest";
import { describeEngines } from "../database/testing-engines.ts";
import { testKeyRing } from "../keys/test-key-ring.ts";
import { createVault } from "../vault/vault.ts";
import { addHolding, addPerson, addPost, addUnit, clientOf, people, prepareHost } from "./directory-host.fixture.ts";
import { personSubject } from "./subjects.ts";

const NIK = "1906010101800001";
const REGENCY = "19.06";

describeEngines("a person who asks for what the directory keeps", (engine) => {
  it("gets everything in clear, and once erased is found by nothing, while the post keeps its history", async () => {
    const admin = await clientOf(await prepareHost(engine.db), people.admin);
    const post = await addPost(admin, (await addUnit(admin, { name: "Dinas Kesehatan" })).unitId);
    const { personId } = await addPerson(admin, "Ani Lestari", {
      nik: NIK as never,
      nip: "198001012005011001" as never,
    });
    await addHolding(admin, { postId: post.postId, personId, from: "2022-01-03", until: "2024-01-01" });
    const vault = createVault(testKeyRing).of(REGENCY);
    const inside = <T>(work: (asked: Parameters<typeof personSubject.read>[0]) => Promise<T>) =>
      engine.db.tenant({ regency: REGENCY, scope: { kind: "regency" } }, (tx) =>
        work({ tx, regencyCode: REGENCY, subjectId: personId, vault }),
      );
    const copy = personSubject.schema.parse(await inside(personSubject.read));
    expect(copy).toMatchObject({
      name: "Ani Lestari",
      nik: NIK,
      posts: [{ name: "Kepala Dinas", until: "2024-01-01" }],
    });

    const erasure = { kind: "person", by: "operator", at: "2026-11-24T05:00:00.000Z", reason: "permintaan" };
    expect(await inside((asked) => personSubject.erase(asked, erasure))).toBe(true);
    for (const text of ["ani", NIK, "19800101"])
      expect((await admin.people.search({ body: { text } })).items).toEqual([]);
    const { rows } = await inside(({ tx }) =>
      sql<{ t: string }>`select i::text as t from directory_identity i where person_id = ${personId}`.execute(tx),
    );
    expect(rows[0]?.t).not.toMatch(/1980|nik\./);
    const { holdings } = await admin.posts.get({ params: { postId: post.postId } });
    expect(holdings.map(({ personName }) => personName)).toEqual(["(dihapus)"]);
    expect(await inside((asked) => personSubject.erase({ ...asked, subjectId: post.postId }, erasure))).toBe(false);
  });
});
