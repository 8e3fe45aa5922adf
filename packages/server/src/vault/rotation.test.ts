import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import type { Database, Transaction } from "../database/database.ts";
import { describeEngines } from "../database/testing-engines.ts";
import { testKeyRing, withNewVaultKey } from "../keys/test-key-ring.ts";
import { checkKeys, wrappingKeys } from "./check-keys.ts";
import { nextSize, rewrapSubjectKeys } from "./rewrap-subject-keys.ts";
import { createVault } from "./vault.ts";

const REGENCY = "19.06";
const PEOPLE = 450;
const idOf = (at: number) => `0199a000-0000-7000-8000-0000000${10000 + at}`;
const people = Array.from({ length: PEOPLE }, (_, at) => ({
  subjectId: idOf(at),
  field: "sample/child.nik",
  text: `190601010125${String(at).padStart(4, "0")}`,
}));
const rotated = withNewVaultKey(testKeyRing);
const afterwards = { ...rotated, vault: [rotated.vault[0]] as const };

describeEngines("rotating the vault's key", (engine) => {
  const inside = <T>(work: (tx: Transaction) => Promise<T>) =>
    engine.db.tenant({ regency: REGENCY, scope: { kind: "regency" } }, work);
  let sealed: (Uint8Array | null)[] = [];
  const read = (ring = rotated) =>
    inside((tx) =>
      createVault(ring)
        .of(REGENCY)
        .openTexts(
          tx,
          people.map((item, at) => ({ ...item, sealed: sealed[at]! })),
        ),
    );
  const expected = people.map(({ text }) => text);

  it("refuses to start without a key that rows still need, before anybody loses anything", async () => {
    sealed = await inside((tx) => createVault(testKeyRing).of(REGENCY).sealTexts(tx, people));
    await expect(checkKeys(engine.db, afterwards, REGENCY)).rejects.toThrow(
      `locked with ${testKeyRing.vault[0].id}, which SPBE_VAULT_KEYS lacks`,
    );
    expect(await checkKeys(engine.db, rotated, REGENCY)).toEqual([testKeyRing.vault[0].id]);
  });

  it("stops when asked, goes on later, and reads everything in between", async () => {
    const stop = new AbortController();
    const done = await rewrapSubjectKeys({
      database: engine.db,
      ring: rotated,
      regency: REGENCY,
      signal: stop.signal,
      onProgress: ({ done: so }) => void (so > 0 && stop.abort()),
    });
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(PEOPLE);
    expect(await inside((tx) => wrappingKeys(tx, REGENCY))).toHaveLength(2);
    expect(await read()).toEqual(expected);
    const progress: string[] = [];
    const rest = await rewrapSubjectKeys({
      database: engine.db,
      ring: rotated,
      regency: REGENCY,
      onProgress: ({ done: so, total }) => progress.push(`${so}/${total}`),
    });
    expect(done + rest).toBe(PEOPLE);
    expect(progress[0]).toBe(`0/${PEOPLE - done}`);
    expect(progress.at(-1)).toBe(`${rest}/${rest}`);
  });

  it("leaves nothing for the old key: it can be removed and all is read", async () => {
    expect(await checkKeys(engine.db, afterwards, REGENCY)).toEqual([]);
    expect(await read(afterwards)).toEqual(expected);
    await expect(read(testKeyRing)).rejects.toThrow(`lacks key ${rotated.vault[0].id}`);
    expect(await rewrapSubjectKeys({ database: engine.db, ring: rotated, regency: REGENCY })).toBe(0);
  });

  it("does not touch what was sealed, nor another regency", async () => {
    const other = createVault(testKeyRing).of("19.02");
    await engine.db.tenant({ regency: "19.02", scope: { kind: "regency" } }, (tx) =>
      other.sealText(tx, { subjectId: idOf(0), field: "sample/child.nik" }, "1902010101250001"),
    );
    await rewrapSubjectKeys({ database: engine.db, ring: rotated, regency: REGENCY });
    const { rows } = await engine.db.tenant({ regency: "19.02", scope: { kind: "regency" } }, (tx) =>
      sql<{ key_id: string }>`select key_id from subject_key`.execute(tx),
    );
    expect(rows).toEqual([{ key_id: testKeyRing.vault[0].id }]);
  });

  it("takes a chunk's size and its rest from its own work, not from its wait for others", async () => {
    let now = 0;
    const crowded: Database = Object.assign(Object.create(engine.db), {
      tenant: async (...[settings, work, options]: Parameters<Database["tenant"]>) => {
        now += 500;
        const value = await engine.db.tenant(settings, work, options);
        now += 20;
        return value;
      },
    });
    const progress: number[] = [];
    const rests: number[] = [];
    await rewrapSubjectKeys({
      database: crowded,
      ring: withNewVaultKey(rotated, 1908),
      regency: REGENCY,
      clock: () => now,
      rest: async (milliseconds) => void rests.push(milliseconds),
      onProgress: ({ done }) => progress.push(done),
    });
    expect(progress).toEqual([0, 100, 300, PEOPLE]);
    expect(rests).toEqual([20, 20, 20]);
  });

  it("refuses to start with another key for the index: nobody would be found by NIK", async () => {
    const exchanged = {
      ...testKeyRing,
      index: { id: "other", bytes: testKeyRing.index.bytes.map((byte) => byte ^ 7) },
    };
    await expect(checkKeys(engine.db, { ...rotated, index: exchanged.index }, REGENCY)).rejects.toThrow(
      `were indexed with ${testKeyRing.index.id}, and SPBE_INDEX_KEY holds another key`,
    );
  });
});

describe("the size of a chunk", () => {
  it.each([
    [100, 20, 200],
    [100, 45, 100],
    [100, 150, 50],
    [1, 900, 1],
    [1_000, 5, 1_000],
  ])("of %i keys that took %i ms is followed by %i", (size, milliseconds, next) => {
    expect(nextSize(size, milliseconds)).toBe(next);
  });
});
