import { createHash } from "node:crypto";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import type { Transaction } from "../database/database.ts";
import { describeEngines } from "../database/testing-engines.ts";
import { testKeyRing, withNewVaultKey } from "../keys/test-key-ring.ts";
import { openBytes, sealBytes } from "./envelope.ts";
import { createVault } from "./vault.ts";

const REGENCY = "19.06";
const NIK = "1906014904259901";
const FIELD = "sample/child.nik";
const naura = "0199a000-0000-7000-8000-000000000001";
const bima = "0199a000-0000-7000-8000-000000000002";
const nobody = "0199a000-0000-7000-8000-00000000ffff";

describe("a sealed value", () => {
  const key = new Uint8Array(32).map((_, at) => at);
  const belonging = ["text", REGENCY, naura, FIELD];
  const sealed = sealBytes(key, belonging, Buffer.from(NIK));
  const changed = (at: number) => sealed.map((byte, index) => (index === at ? byte ^ 1 : byte));

  it("opens to what was sealed", () => {
    expect(Buffer.from(openBytes(key, belonging, sealed)!).toString()).toBe(NIK);
    expect(openBytes(key, belonging, sealBytes(key, belonging, new Uint8Array()))).toHaveLength(0);
  });

  it("looks different each time, so that equal numbers are not seen to be equal", () => {
    expect(Buffer.from(sealBytes(key, belonging, Buffer.from(NIK))).equals(Buffer.from(sealed))).toBe(false);
  });

  it("does not open after one bit anywhere was changed", () => {
    for (let at = 0; at < sealed.length; at += 1)
      expect(openBytes(key, belonging, changed(at)), String(at)).toBeUndefined();
  });

  it.each([0, 1, 12, 13, 28, 29, 44])("does not open when cut to %i bytes", (length) => {
    expect(openBytes(key, belonging, sealed.subarray(0, length))).toBeUndefined();
  });

  it.each([
    ["another person", ["text", REGENCY, bima, FIELD]],
    ["another field", ["text", REGENCY, naura, "sample/child.phone"]],
    ["another regency", ["text", "19.02", naura, FIELD]],
    ["a person's key", ["subject-key", REGENCY, naura, FIELD]],
    ["parts cut elsewhere", ["text", REGENCY, `${naura}${FIELD}`, ""]],
  ])("does not open as that of %s", (_what, other) => {
    expect(openBytes(key, other, sealed)).toBeUndefined();
  });
});

describeEngines("the vault", (engine) => {
  const vault = createVault(testKeyRing).of(REGENCY);
  const inside = <T>(work: (tx: Transaction) => Promise<T>) =>
    engine.db.tenant({ regency: REGENCY, scope: { kind: "regency" } }, work);
  const seal = (subjectId: string, text = NIK) => inside((tx) => vault.sealText(tx, { subjectId, field: FIELD }, text));
  const open = (subjectId: string, sealed: Uint8Array, ring = testKeyRing) =>
    inside((tx) => createVault(ring).of(REGENCY).openText(tx, { subjectId, field: FIELD }, sealed));

  it("gives back what was sealed, and nothing of it lies in the tables", async () => {
    const sealed = await seal(naura);
    expect(await open(naura, sealed)).toBe(NIK);
    expect(Buffer.from(sealed).includes(NIK)).toBe(false);
    const { rows } = await inside((tx) => sql<{ row: string }>`select k::text as row from subject_key k`.execute(tx));
    expect(JSON.stringify(rows)).not.toContain(NIK);
  });

  it("refuses the number of one child shown as another's", async () => {
    const sealed = await seal(naura);
    await seal(bima, "1906010101250001");
    await expect(open(bima, sealed)).rejects.toThrow(`${FIELD} of person ${bima} in 19.06 does not open`);
  });

  it("refuses a person's key put in another's place", async () => {
    const sealed = await seal(naura);
    const swapped = inside(async (tx) => {
      await sql`update subject_key set wrapped_key = (select wrapped_key from subject_key where subject_id = ${naura}::uuid)
          where subject_id = ${bima}::uuid`.execute(tx);
      return vault.openText(tx, { subjectId: bima, field: FIELD }, sealed);
    });
    await expect(swapped).rejects.toThrow(`key of person ${bima}`);
  });

  it("says which key is missing when the environment no longer has it", async () => {
    const sealed = await seal(naura);
    const {
      vault: [next],
    } = withNewVaultKey(testKeyRing);
    const without = { ...testKeyRing, vault: [next] as const };
    await expect(open(naura, sealed, without)).rejects.toThrow(`SPBE_VAULT_KEYS lacks key ${testKeyRing.vault[0].id}`);
  });

  it("cannot be asked by another regency, though it knows id and ciphertext", async () => {
    const sealed = await seal(naura);
    const stolen = engine.db.tenant({ regency: "19.02", scope: { kind: "regency" } }, (tx) =>
      vault.openText(tx, { subjectId: naura, field: FIELD }, sealed),
    );
    await expect(stolen).rejects.toThrow("does not open");
  });

  it("keeps one key per person when two seal for the same new person at once", async () => {
    const newcomer = "0199a000-0000-7000-8000-000000000003";
    const [one, two] = await Promise.all([seal(newcomer, "1906010101250001"), seal(newcomer, "1906010101250002")]);
    expect(await open(newcomer, one)).toBe("1906010101250001");
    expect(await open(newcomer, two)).toBe("1906010101250002");
  });

  it("seals and opens many in their order, leaving the empty ones empty", async () => {
    const items = Array.from({ length: 500 }, (_, at) => ({
      subjectId: `0199a000-0000-7000-8000-0000000${10000 + at}`,
      field: FIELD,
      text: at % 7 === 0 ? null : `190601010125${String(at).padStart(4, "0")}`,
    }));
    const sealed = await inside((tx) => vault.sealTexts(tx, items));
    const opened = await inside((tx) =>
      vault.openTexts(
        tx,
        items.map((item, at) => ({ ...item, sealed: sealed[at]! })),
      ),
    );
    expect(opened).toEqual(items.map((item) => item.text));
  });

  it("seals a long text packed, so that the table does not swell", async () => {
    const text = JSON.stringify(Array.from({ length: 400 }, (_, row) => ({ row, name: "Naura Alesha", nik: NIK })));
    const sealed = await seal(naura, text);
    expect(sealed.length).toBeLessThan(text.length / 5);
    expect(await open(naura, sealed)).toBe(text);
  });

  it("finds equal values by an index that is of no use without the key", () => {
    const index = vault.keyedIndex(FIELD, NIK);
    expect(index).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(vault.keyedIndex(FIELD, NIK)).toBe(index);
    expect(vault.keyedIndex(FIELD, "1906014904259902")).not.toBe(index);
    expect(vault.keyedIndex("sample/child.kk", NIK)).not.toBe(index);
    expect(createVault(testKeyRing).of("19.02").keyedIndex(FIELD, NIK)).not.toBe(index);
    const guesses = ["sha256", "sha1", "md5"].map((name) => createHash(name).update(NIK).digest("base64url"));
    expect(guesses).not.toContain(index);
  });

  it("makes everything of an erased person unreadable, also the copies in tables that are never changed", async () => {
    const sealed = await seal(naura);
    const copied = Uint8Array.from(sealed);
    await inside((tx) =>
      vault.erase(tx, naura, { kind: "child", by: "dpo", at: "2026-11-24T09:00:00Z", reason: "permintaan orang tua" }),
    );
    expect(await open(naura, sealed)).toBeNull();
    expect(await open(naura, copied)).toBeNull();
    const { rows } = await inside((tx) => sql`select * from subject_key where subject_id = ${naura}::uuid`.execute(tx));
    expect(rows).toEqual([]);
    await expect(open(nobody, sealed)).rejects.toThrow("does not open"); // not erased: damage is told
  });

  it("cannot forget that it erased somebody", async () => {
    const forget = inside((tx) => sql`delete from subject_erasure where regency_code = ${REGENCY}`.execute(tx));
    await expect(forget).rejects.toThrow(/permission denied/);
  });
});
