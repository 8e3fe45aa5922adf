import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { describeEngines } from "../database/testing-engines.ts";
import type { SpbeServer } from "../host/create-spbe-server.ts";
import {
  addHolding,
  addPerson,
  addPost,
  addUnit,
  clientOf,
  type DirectoryClient,
  day,
  newId,
  people,
  prepareHost,
} from "./directory-host.fixture.ts";

const NIK = "1906010101800001";
const NIP = "198001012005011001";

describeEngines("the directory of a regency", (engine) => {
  let server: SpbeServer;
  let admin: DirectoryClient;
  beforeAll(async () => {
    server = await prepareHost(engine.db);
    admin = await clientOf(server, people.admin);
  });
  const code = (call: Promise<unknown>) =>
    call.then(
      () => "done",
      (error: { code?: string }) => error.code ?? String(error),
    );
  const inside = { regency: "19.06", scope: { kind: "regency" } } as const;

  describe("units", () => {
    it("a renamed unit keeps its posts and lower units, and the tree of each day has its own name", async () => {
      const root = await addUnit(admin, { name: "Pemerintah Kabupaten", kind: "pemerintah-daerah", code: "1" });
      const old = await addUnit(admin, { name: "Dinas Infokom", parentId: root.unitId, code: "2.16" });
      const section = await addUnit(admin, { name: "Bidang Statistik", kind: "bidang", parentId: old.unitId });
      const post = await addPost(admin, old.unitId);
      const renamed = await admin.units.rename({
        params: { unitId: old.unitId },
        version: old.version,
        body: {
          successorId: newId(),
          on: day("2024-02-29"),
          kind: "dinas",
          name: "Dinas Kominfo",
          shortName: "Diskominfo",
          code: "2.16",
        },
      });
      const treeOf = async (on: string) => {
        const { items } = await admin.units.list({ query: { on: day(on) } });
        const nameOf = (id: string | null) => items.find(({ unitId }) => unitId === id)?.name ?? null;
        const bidang = items.find(({ unitId }) => unitId === section.unitId);
        return [nameOf(bidang?.parentId ?? null), items.find(({ name }) => name === nameOf(bidang!.parentId))?.posts];
      };
      expect(await treeOf("2024-02-28")).toEqual(["Dinas Infokom", 1]);
      expect(await treeOf("2024-02-29")).toEqual(["Dinas Kominfo", 1]);
      const detail = await admin.units.get({ params: { unitId: renamed.unitId } });
      expect(detail.before.map(({ name }) => name)).toEqual(["Dinas Infokom"]);
      expect(detail.posts.map(({ postId, unitName }) => [postId, unitName])).toEqual([[post.postId, "Dinas Kominfo"]]);
      expect(detail.above.map(({ name }) => name)).toEqual(["Pemerintah Kabupaten"]);
    });

    it("a unit with a post ends only with a successor", async () => {
      const unit = await addUnit(admin, { name: "Badan Lama" });
      await addPost(admin, unit.unitId);
      const close = (successorId: string | null) =>
        admin.units.close({
          params: { unitId: unit.unitId },
          version: 1,
          body: { on: day("2026-01-01"), successorId },
        });
      const later = await addUnit(admin, { name: "Badan Baru", validFrom: day("2026-01-02") });
      const now = await addUnit(admin, { name: "Badan Kini", validFrom: day("2026-01-01") });
      expect(await code(close(null))).toBe("directory/unit-in-use");
      expect(await code(close(later.unitId))).toBe("directory/successor-not-in-force");
      expect(await code(close(now.unitId))).toBe("done");
      expect((await admin.units.get({ params: { unitId: now.unitId } })).posts).toHaveLength(1);
    });

    it("no unit comes to stand below itself, by a parent or by a successor", async () => {
      const above = await addUnit(admin, { name: "Dinas Atas" });
      const below = await addUnit(admin, { name: "Bidang Bawah", parentId: above.unitId });
      const { unitId, kind, name, shortName, code: own } = above;
      const body = { parentId: below.unitId, kind, name, shortName, code: own };
      expect(await code(admin.units.change({ params: { unitId }, version: 1, body }))).toBe("directory/unit-circle");
      const close = admin.units.close({
        params: { unitId },
        version: 1,
        body: { on: day("2026-01-01"), successorId: below.unitId },
      });
      expect(await code(close)).toBe("directory/unit-circle");
    });

    it("a version that was overtaken is refused, and a code belongs to one unit that lasts", async () => {
      const unit = await addUnit(admin, { name: "Inspektorat", code: "6.01" });
      const { kind, name, shortName } = unit;
      const change = () =>
        admin.units.change({
          params: { unitId: unit.unitId },
          version: 1,
          body: { parentId: null, kind, name, shortName, code: "6.01" },
        });
      await change();
      expect(await code(change())).toBe("core/version-changed");
      expect(await code(addUnit(admin, { name: "Lain", code: "6.01" }))).toBe("directory/code-taken");
    });

    it("are found by beginnings of words in any order", async () => {
      await addUnit(admin, { name: "Dinas Pekerjaan Umum dan Penataan Ruang", shortName: "DPUPR" });
      const find = async (text: string) =>
        (await admin.units.search({ body: { text } })).items.map(({ shortName }) => shortName);
      expect(await find("ruang pekerj")).toEqual(["DPUPR"]);
      expect(await find("dpupr")).toEqual(["DPUPR"]);
      expect(await find("%%")).toEqual([]);
    });
  });

  describe("who holds a post", () => {
    let postId: string;
    let ani: string;
    let budi: string;
    beforeAll(async () => {
      const unit = await addUnit(admin, { name: "Dinas Kesehatan" });
      postId = (await addPost(admin, unit.unitId)).postId;
      ani = (await addPerson(admin, "Ani Lestari", { frontTitle: "dr.", backTitle: "M.Kes." })).personId;
      budi = (await addPerson(admin, "Budi Santoso")).personId;
    });
    const staffing = async (on: string) =>
      (await admin.posts.get({ params: { postId }, query: { on: day(on) } })).staffing;

    it("the next may begin on the day the first ends, not a day earlier", async () => {
      await addHolding(admin, { postId, personId: ani, from: "2022-01-03", until: "2024-02-29" });
      expect(await code(addHolding(admin, { postId, personId: budi, from: "2024-02-28" }))).toBe(
        "directory/post-already-held",
      );
      await addHolding(admin, { postId, personId: budi, from: "2024-02-29", until: "2026-06-01" });
      expect([await staffing("2024-02-28"), await staffing("2024-02-29")]).toEqual(["filled", "filled"]);
    });

    it("is nobody after the last has gone: the vacancy shows, and a Plt does not fill it", async () => {
      expect(await staffing("2026-06-01")).toBe("vacant");
      await addHolding(admin, { postId, personId: ani, from: "2026-06-10", capacity: "plt" });
      expect([await staffing("2026-06-09"), await staffing("2026-06-10")]).toEqual(["vacant", "acting"]);
      const { items } = await admin.units.list();
      expect(items.find(({ name }) => name === "Dinas Kesehatan")).toMatchObject({ posts: 1, vacant: 1 });
    });

    it("a middle one may be put between, and the days of one may be moved", async () => {
      const post = await addPost(admin, (await addUnit(admin, { name: "Kecamatan Manggar" })).unitId, "Camat");
      const held = { postId: post.postId };
      const first = await addHolding(admin, { ...held, personId: ani, from: "2020-01-01", until: "2021-01-01" });
      await addHolding(admin, { ...held, personId: budi, from: "2023-01-01" });
      await addHolding(admin, { ...held, personId: budi, from: "2021-01-01", until: "2023-01-01" });
      const moved = (until: string, version: number) =>
        admin.holdings.change({
          params: { holdingId: first.holdingId },
          version,
          body: { capacity: "definitif", decree: null, validFrom: first.validFrom, validUntil: day(until) },
        });
      expect(await code(moved("2021-01-02", 1))).toBe("directory/post-already-held");
      expect((await moved("2020-12-31", 1)).version).toBe(2);
      await admin.holdings.remove({ params: { holdingId: first.holdingId }, version: 2 });
      expect((await admin.posts.get({ params: held })).holdings).toHaveLength(2);
    });

    it("cannot be two for good even for who writes past the rules", async () => {
      const forged = (follows: string) =>
        engine.db.tenant(inside, async (tx) => {
          await sql`insert into directory_seat (regency_code, post_id, valid_from, valid_until, follows)
            values ('19.06', ${postId}, '2024-01-01', '2024-03-01', ${follows}::date)`.execute(tx);
          await sql`insert into directory_holding (regency_code, holding_id, post_id, person_id, capacity, valid_from, valid_until)
            values ('19.06', ${newId()}, ${postId}, ${budi}, 'definitif', '2024-01-01', '2024-03-01')`.execute(tx);
        });
      for (const follows of ["0001-01-01", "2024-02-29", "2022-01-03", "2023-12-31"])
        expect(await code(forged(follows)), follows).toMatch(/^23/);
      const unseated = engine.db.tenant(inside, (tx) =>
        sql`insert into directory_holding (regency_code, holding_id, post_id, person_id, capacity, valid_from)
          values ('19.06', ${newId()}, ${postId}, ${budi}, 'definitif', '2030-01-01')`.execute(tx),
      );
      expect(await code(unseated)).toBe("23503");
    });

    it("two who write at the same moment: one of them is told", async () => {
      const post = await addPost(admin, (await addUnit(admin, { name: "Kecamatan Gantung" })).unitId, "Camat");
      const both = await Promise.all(
        [ani, budi].map((personId) => code(addHolding(admin, { postId: post.postId, personId, from: "2025-01-01" }))),
      );
      expect(both.sort()).toEqual(["directory/post-already-held", "done"]);
    });

    it("only for days on which the post is there, and a held post does not end", async () => {
      const post = await addPost(
        admin,
        (await addUnit(admin, { name: "Kecamatan Dendang" })).unitId,
        "Camat",
        "2024-01-01",
      );
      expect(await code(addHolding(admin, { postId: post.postId, personId: ani, from: "2023-12-31" }))).toBe(
        "directory/outside-of-post",
      );
      await addHolding(admin, { postId: post.postId, personId: ani, from: "2024-01-01", until: "2025-01-01" });
      const close = (on: string) =>
        admin.posts.close({ params: { postId: post.postId }, version: 1, body: { on: day(on) } });
      expect(await code(close("2024-12-31"))).toBe("directory/post-held");
      expect((await close("2025-01-01")).validUntil).toBe("2025-01-01");
    });

    it("people see the posts they hold today", async () => {
      await addPerson(admin, "Petugas Uji", { accountId: people.petugas.accountId }).then(({ personId }) =>
        addHolding(admin, { postId, personId, from: "2026-11-24", capacity: "plh" }),
      );
      const petugas = await clientOf(server, people.petugas);
      const { items } = await petugas.holdings.mine();
      expect(items.map(({ postName, unitName, capacity }) => [postName, unitName, capacity])).toEqual([
        ["Kepala Dinas", "Dinas Kesehatan", "plh"],
      ]);
      expect((await petugas.holdings.mine({ query: { on: day("2026-11-23") } })).items).toEqual([]);
    });
  });

  describe("people", () => {
    it("have no NIK or KK in clear in any table, and the screen shows them masked", async () => {
      const person = await addPerson(admin, "Citra Dewi", {
        nik: NIK as never,
        kk: "1906011203199901" as never,
        nip: NIP as never,
      });
      expect([person.nik, person.kk, person.nip]).toEqual([
        "190601******0001",
        "190601******9901",
        "**************1001",
      ]);
      for (const table of [
        "directory_person",
        "directory_identity",
        "directory_household",
        "directory_word",
        "audit_entry",
      ]) {
        const { rows } = await engine.db.tenant(inside, (tx) =>
          sql<{ t: string }>`select t::text as t from ${sql.table(table)} t`.execute(tx),
        );
        const text = rows.map(({ t }) => t).join();
        expect(text, table).not.toContain(NIK);
        expect(text, table).not.toContain("1906011203199901");
      }
    });

    it("are found by a whole NIK, by the beginning of a NIP, and by words", async () => {
      const find = async (text: string) =>
        (await admin.people.search({ body: { text } })).items.map(({ personName }) => personName);
      expect(await find(NIK)).toEqual(["Citra Dewi"]);
      expect(await find(NIK.slice(0, 15))).toEqual([]);
      expect(await find("19800101 2005")).toEqual(["Citra Dewi"]);
      expect(await find("dew cit")).toEqual(["Citra Dewi"]);
      expect(await find("kes")).toEqual([]);
    });

    it("a number opened in full leaves its purpose in the audit", async () => {
      const [found] = (await admin.people.search({ body: { text: "citra" } })).items;
      const { personId } = found!;
      expect(await admin.people.reveal({ params: { personId }, body: { purpose: "personnel-record" } })).toMatchObject({
        nik: NIK,
        nip: NIP,
        kk: "1906011203199901",
      });
      const { rows } = await engine.db.tenant(inside, (tx) =>
        sql<{ kind: string }>`select kind from audit_entry where purpose = 'personnel-record'`.execute(tx),
      );
      expect(rows).toEqual([{ kind: "disclosure" }]);
    });

    it.each(["mencari tetangga saya, Citra Dewi", "because", "", "referral", "PERSONNEL-RECORD"])(
      'is not opened for "%s": the audit keeps no typed words about people',
      async (purpose) => {
        const [found] = (await admin.people.search({ body: { text: "citra" } })).items;
        const opening = admin.people.reveal({
          params: { personId: found!.personId },
          body: { purpose: purpose as "service" },
        });
        await expect(opening).rejects.toMatchObject({ problem: { errors: [{ code: "directory/purpose-missing" }] } });
        const { rows } = await engine.db.tenant(inside, (tx) =>
          sql`select 1 from audit_entry where purpose is not null and purpose <> 'personnel-record'`.execute(tx),
        );
        expect(rows).toEqual([]);
      },
    );

    it("two records of one NIK or NIP are not made; a wrong digit is kept and flagged", async () => {
      expect(await code(addPerson(admin, "Citra D.", { nik: NIK as never }))).toBe("directory/nik-taken");
      expect(await code(addPerson(admin, "Citra D.", { nip: NIP as never }))).toBe("directory/nip-taken");
      expect((await addPerson(admin, "Eko", { nik: "9999999999999999" as never })).nikDoubtful).toBe(true);
      expect(await code(addPerson(admin, "Fajar", { nik: NIK as never, kk: NIK as never }))).toBe(
        "directory/kk-is-nik",
      );
    });

    it("a merge keeps both records, and what named the one finds the other, along the chain", async () => {
      const [a, b, c] = await Promise.all(["Gita A", "Gita B", "Gita C"].map((name) => addPerson(admin, name)));
      const post = await addPost(admin, (await addUnit(admin, { name: "RSUD" })).unitId, "Direktur");
      await addHolding(admin, { postId: post.postId, personId: a!.personId, from: "2024-01-01" });
      const merge = (from: { personId: string }, into: { personId: string }, version = 1) =>
        admin.people.merge({
          params: { personId: from.personId },
          version,
          body: { survivorId: into.personId, reason: "orang yang sama" },
        });
      const holder = async () => (await admin.posts.get({ params: { postId: post.postId } })).holdings[0]?.personName;
      await merge(a!, b!);
      expect(await holder()).toBe("Gita B");
      await merge(b!, c!);
      expect(await holder()).toBe("Gita C");
      expect(await code(merge(c!, a!))).toBe("directory/merge-circle");
      expect(await code(merge(a!, c!, 2))).toBe("directory/person-merged");
      expect((await admin.people.search({ body: { text: "gita" } })).items.map(({ personName }) => personName)).toEqual(
        ["Gita C"],
      );
      expect((await admin.people.get({ params: { personId: c!.personId } })).holdings).toHaveLength(1);

      const undo = (person: { personId: string }, version: number) =>
        admin.people.unmerge({
          params: { personId: person.personId },
          version,
          body: { reason: "ternyata dua orang" },
        });
      await undo(b!, 2);
      expect(await holder()).toBe("Gita B");
      await undo(a!, 2);
      expect(await holder()).toBe("Gita A");
      expect(await code(undo(a!, 3))).toBe("directory/not-merged");
    });

    it("merges that cross at the same moment leave no circle", async () => {
      const all = await Promise.all(["Hana 1", "Hana 2", "Hana 3", "Hana 4"].map((name) => addPerson(admin, name)));
      const done = await Promise.all(
        all.map(({ personId }, at) =>
          code(
            admin.people.merge({
              params: { personId },
              version: 1,
              body: { survivorId: all[(at + 1) % 4]!.personId, reason: "uji silang" },
            }),
          ),
        ),
      );
      expect(done.filter((one) => one === "done")).toHaveLength(3);
      expect((await admin.people.search({ body: { text: "hana" } })).items).toHaveLength(1);
    });

    it("people of one family card share a household, and two households merge", async () => {
      const kk = (last: string) => `190601120319990${last}` as never;
      const [one, two, three] = await Promise.all([
        addPerson(admin, "Indra", { kk: kk("2") }),
        addPerson(admin, "Indah", { kk: kk("2") }),
        addPerson(admin, "Intan", { kk: kk("3") }),
      ]);
      expect(one!.householdId).toBe(two!.householdId);
      await admin.households.merge({
        params: { householdId: three!.householdId! },
        version: 1,
        body: { survivorId: one!.householdId!, reason: "kartu diganti" },
      });
      const household = await admin.households.get({ params: { householdId: one!.householdId! } });
      expect(household.members.map(({ personName }) => personName).sort()).toEqual(["Indah", "Indra", "Intan"]);
    });
  });

  describe("who may", () => {
    it("an officer sees units and holders, not people", async () => {
      const petugas = await clientOf(server, people.petugas);
      expect((await petugas.units.list()).items.length).toBeGreaterThan(0);
      expect(await code(petugas.people.search({ body: { text: "citra" } }))).toBe("core/forbidden");
      expect(await code(addUnit(petugas, { name: "Dinas Gelap" }))).toBe("core/forbidden");
      expect(await code(petugas.imports.run({ body: new Blob(["x"]) }))).toBe("core/forbidden");
    });

    it("an account of some villages finds no identity, whatever its role", async () => {
      const scoped = await clientOf(server, people.scopedReader);
      const admins = (await admin.people.search({ body: { text: "citra" } })).items[0]!;
      expect((await scoped.people.search({ body: { text: "citra" } })).items).toEqual([]);
      expect(await code(scoped.people.get({ params: { personId: admins.personId } }))).toBe(
        "directory/person-not-found",
      );
    });

    it("the neighbouring regency sees and changes nothing", async () => {
      const other = await clientOf(server, people.adminOfBelitung);
      const { items } = await admin.units.list();
      const { unitId } = items[0]!;
      const person = (await admin.people.search({ body: { text: "citra" } })).items[0]!;
      expect((await other.units.list()).items).toEqual([]);
      expect(await code(other.units.get({ params: { unitId } }))).toBe("directory/unit-not-found");
      expect((await other.people.search({ body: { text: "citra" } })).items).toEqual([]);
      expect((await other.people.search({ body: { text: NIK } })).items).toEqual([]);
      expect(
        await code(other.people.reveal({ params: { personId: person.personId }, body: { purpose: "inspection" } })),
      ).toBe("directory/person-not-found");
      expect(
        await code(
          other.units.close({ params: { unitId }, version: 1, body: { on: day("2026-01-01"), successorId: null } }),
        ),
      ).toBe("directory/unit-not-found");
    });
  });
});
