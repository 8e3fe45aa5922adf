import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { describeEngines } from "../database/testing-engines.ts";
import type { SpbeServer } from "../host/create-spbe-server.ts";
import { addPerson, clientOf, type DirectoryClient, newId, people, prepareHost } from "./directory-host.fixture.ts";

const OLD_CARD = "1906010101990001";
const NEW_CARD = "1906010101990002";

describeEngines("households of the directory", (engine) => {
  let server: SpbeServer;
  let admin: DirectoryClient;
  let old: string;
  let fresh: string;
  beforeAll(async () => {
    server = await prepareHost(engine.db);
    admin = await clientOf(server, people.admin);
    const of = async (name: string, kk: string) =>
      (await addPerson(admin, name, { kk: kk as never })).householdId ?? "none";
    old = await of("Jaka Permana", OLD_CARD);
    await of("Jelita Permana", OLD_CARD);
    fresh = await of("Joko Permana", NEW_CARD);
  });
  const code = (call: Promise<unknown>) =>
    call.then(
      () => "done",
      (error: { code?: string }) => error.code ?? String(error),
    );
  const find = async (text: string, client = admin) => (await client.households.search({ body: { text } })).items;
  const merge = (householdId: string, survivorId: string, version = 1, client = admin) =>
    client.households.merge({ params: { householdId }, version, body: { survivorId, reason: "kartu diganti" } });
  const unmerge = (householdId: string, version: number) =>
    admin.households.unmerge({ params: { householdId }, version, body: { reason: "ternyata dua keluarga" } });

  it("are found by the whole number of their card, or by a member's name; the number is shown masked", async () => {
    const [found] = await find(OLD_CARD);
    expect(found).toMatchObject({ householdId: old, kk: "190601******0001" });
    expect(found?.members.map(({ personName }) => personName)).toEqual(["Jaka Permana", "Jelita Permana"]);
    expect((await find("jel perm")).map(({ householdId }) => householdId)).toEqual([old]);
    expect(await find("perm")).toHaveLength(2);
    expect(await find(OLD_CARD.slice(0, 15)), "a part of a number finds nobody").toEqual([]);
    expect(JSON.stringify([await find("perm"), await find(OLD_CARD)])).not.toContain(OLD_CARD);
  });

  it("are not found by accounts of some villages, of another regency, or without the right", async () => {
    const scoped = await clientOf(server, people.scopedReader);
    const neighbour = await clientOf(server, people.adminOfBelitung);
    const petugas = await clientOf(server, people.petugas);
    expect(await find(OLD_CARD, scoped)).toEqual([]);
    expect(await find("perm", scoped)).toEqual([]);
    expect(await find(OLD_CARD, neighbour)).toEqual([]);
    expect(await code(find("perm", petugas))).toBe("core/forbidden");
    for (const householdId of [old, newId()]) {
      expect(await code(neighbour.households.get({ params: { householdId } }))).toBe("directory/household-not-found");
      expect(await code(merge(householdId, fresh, 1, neighbour))).toBe("directory/household-not-found");
    }
  });

  it("merge into the one that stands: it has all members and says which it stands for", async () => {
    expect(await code(merge(old, newId()))).toBe("directory/household-not-found");
    expect(await code(merge(old, old))).toBe("directory/merge-circle");
    expect(await code(merge(old, fresh, 7))).toBe("core/version-changed");
    expect(await merge(old, fresh)).toMatchObject({ survivorId: fresh, version: 2 });
    const household = await admin.households.get({ params: { householdId: fresh } });
    expect(household.members.map(({ personName }) => personName)).toEqual([
      "Jaka Permana",
      "Jelita Permana",
      "Joko Permana",
    ]);
    expect(household.merged).toEqual([{ householdId: old, kk: "190601******0001", version: 2 }]);
    expect((await find(OLD_CARD)).map(({ householdId }) => householdId)).toEqual([fresh]);
    expect(await code(merge(old, fresh, 2))).toBe("directory/person-merged");
    expect(await code(merge(fresh, old))).toBe("directory/merge-circle");
  });

  it("part again with the members they had, unless their card's number was given out anew", async () => {
    expect(await unmerge(old, 2)).toMatchObject({ survivorId: null, version: 3 });
    expect((await admin.households.get({ params: { householdId: fresh } })).members).toHaveLength(1);
    expect(await code(unmerge(old, 3))).toBe("directory/not-merged");
    await merge(old, fresh, 3);
    await engine.db.tenant({ regency: "19.06", scope: { kind: "regency" } }, async (tx) => {
      await sql`insert into directory_household (regency_code, household_id, kk_sealed, kk_index)
        select regency_code, ${newId()}::uuid, kk_sealed, kk_index from directory_household
        where regency_code = '19.06' and household_id = ${old}::uuid on conflict do nothing`.execute(tx);
    });
    expect(await code(unmerge(old, 4))).toBe("directory/kk-taken");
  });
});
