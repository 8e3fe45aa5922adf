import { isProblem } from "@spbe-kit/core";
import { processingRecord, type SpbeServer } from "@spbe-kit/server";
import { describeEngines, testSession } from "@spbe-kit/server/testing";
import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import type { StuntingClient } from "../client/index.ts";
import { childSubject } from "./register/child-subject.ts";
import { aChild, clientOf, newId, people, prepareHost } from "./stunting-host.fixture.ts";

const NIK = "1906064904259931";
const beltim = { regency: "19.06", scope: { kind: "regency" } } as const;

describeEngines("a child's NIK", (engine) => {
  let server: SpbeServer;
  let cadre: StuntingClient;
  let nutritionist: StuntingClient;
  let ofLintang: StuntingClient;
  const child = aChild({ nik: NIK });
  const { childId } = child;

  beforeAll(async () => {
    server = await prepareHost(engine.db);
    cadre = await clientOf(server, people.cadre);
    nutritionist = await clientOf(server, people.nutritionist);
    ofLintang = await clientOf(server, people.nutritionistOfLintang);
    await cadre.children.register({ body: child });
  });

  const reveal = (client: StuntingClient, purpose: unknown = "referral") =>
    client.children.revealNik({ params: { childId }, body: { purpose: purpose as "referral" } });
  const refusalOf = (work: Promise<unknown>) =>
    work.then(
      () => "shown",
      (error: unknown) => (isProblem(error) ? `${error.status} ${error.code}` : String(error)),
    );
  const disclosures = () =>
    engine.db.tenant(beltim, async (tx) => {
      const { rows } = await sql<{ purpose: string; subjects: string[]; fields: string[]; account_id: string }>`
        select purpose, subjects, fields, account_id from audit_entry
        where act = 'stunting/children.revealNik' order by at, entry_id`.execute(tx);
      return rows;
    });

  it("is whole only for who may, and for a purpose of the list", async () => {
    expect(await reveal(nutritionist)).toEqual({ nik: NIK });
    expect(await refusalOf(reveal(cadre))).toBe("403 core/forbidden");
    expect(await refusalOf(reveal(nutritionist, "because"))).toBe("400 core/bad-request");
    expect(await refusalOf(reveal(nutritionist, ""))).toBe("400 core/bad-request");
  });

  it("is not there for who does not see the child, as if there were none", async () => {
    expect(await refusalOf(reveal(ofLintang))).toBe("404 stunting/child-not-found");
  });

  it("leaves an audit entry of who saw which field of whom and why, and never the number", async () => {
    const entries = await disclosures();
    expect(entries).toEqual([
      { purpose: "referral", subjects: [`child/${childId}`], fields: ["nik"], account_id: "test-nutritionist" },
    ]);
  });

  it("is not kept as the answer of a repeated request", async () => {
    const headers = await testSession(server, people.nutritionist);
    const answer = await server.app.request(`/api/stunting/children/${childId}/nik`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json", "idempotency-key": newId() },
      body: JSON.stringify({ purpose: "service" }),
    });
    expect(await answer.json()).toEqual({ nik: NIK });
    const { rows } = await engine.db.tenant(beltim, (tx) =>
      sql<{ answer: string | null }>`select answer from idempotency_key`.execute(tx),
    );
    expect(JSON.stringify(rows)).not.toContain(NIK);
  });

  it("finds its child when typed whole, however it is spaced, and nobody when typed in part", async () => {
    const found = async (text: string) =>
      (await cadre.children.search({ body: { text } })).items.map((item) => item.childId);
    expect(await found(NIK)).toEqual([childId]);
    expect(await found("190606 490425 9931")).toEqual([childId]);
    expect(await found(NIK.slice(0, 12))).toEqual([]);
    expect(
      await (await clientOf(server, people.nutritionistOfLintang)).children.search({ body: { text: NIK } }),
    ).toEqual({ items: [] });
  });

  it("is kept when a record is corrected without it, and forgotten when it is taken away", async () => {
    const { version, birthDate, posyanduCode } = await nutritionist.children.get({ params: { childId } });
    const body = { name: "Naura Alesha", sex: "F" as const, birthDate, posyanduCode };
    const corrected = await nutritionist.children.update({ params: { childId }, version, body });
    expect(corrected.nik).toEqual({ masked: "190606******9931", state: "valid" });
    expect(await reveal(nutritionist)).toEqual({ nik: NIK });
    const without = await nutritionist.children.update({
      params: { childId },
      version: corrected.version,
      body: { ...body, nik: null },
    });
    expect(without.nik).toEqual({ masked: null, state: "none" });
    expect(await reveal(nutritionist)).toEqual({ nik: null });
    await nutritionist.children.update({ params: { childId }, version: without.version, body: { ...body, nik: NIK } });
  });

  it("shown to the parents in their copy is whole, with every measurement", async () => {
    const vault = server.vault.of("19.06");
    const copy = await engine.db.tenant(beltim, (tx) =>
      childSubject.read({ tx, regencyCode: "19.06", subjectId: childId, vault }),
    );
    expect(copy).toMatchObject({ name: "Naura Alesha", nik: NIK, measurements: [] });
    const record = processingRecord([...server.modules].filter(({ name }) => name === "stunting"));
    expect(record).toMatch(
      /\| `nik` \| NIK \| terkunci, kunci per orang \| .*children\.revealNik \| dinas, nutritionist \|/,
    );
  });

  it("is gone for good when the child is erased, with name, mother, day of birth and words of the search", async () => {
    const vault = server.vault.of("19.06");
    const { rows: before } = await engine.db.tenant(beltim, (tx) =>
      sql<{ nik_sealed: Uint8Array }>`select nik_sealed from child where child_id = ${childId}::uuid`.execute(tx),
    );
    const erasure = { kind: "child", by: "dpo", at: "2026-11-24T09:00:00Z", reason: "permintaan orang tua" };
    await engine.db.tenant(beltim, (tx) =>
      childSubject.erase({ tx, regencyCode: "19.06", subjectId: childId, vault }, erasure),
    );
    expect(await reveal(nutritionist)).toEqual({ nik: null });
    expect(await nutritionist.children.get({ params: { childId } })).toMatchObject({
      name: "(dihapus)",
      motherName: null,
      birthDate: "2025-04-01",
      nik: { masked: null, state: "none" },
    });
    for (const text of [NIK, "naura", "dian"])
      expect((await nutritionist.children.search({ body: { text } })).items, text).toEqual([]);
    const field = { subjectId: childId, field: "stunting/child.nik" };
    const fromACopy = engine.db.tenant(beltim, (tx) => vault.openText(tx, field, before[0]!.nik_sealed));
    expect(await fromACopy).toBeNull();
  });
});
