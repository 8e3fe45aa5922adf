// A register for the benches, the same each time.
import { seededRandom } from "@spbe-kit/core";
import { personName, stream } from "@spbe-kit/testing";
import { sql } from "kysely";
import { testVault } from "../../server/src/keys/test-key-ring.ts";
import { upsertAreas } from "../src/server/areas/areas.ts";
import { insertChildren } from "../src/server/register/write-child.ts";
import { villagesOf } from "../src/testing/index.ts";
import { NOW, REGENCY, TODAY, WHOLE_REGENCY } from "./import-parts.mjs";

const BIRTH = "2025-04-09";
const random = seededRandom(7);
const posyanduOf = (village) => `${village.code}-01`;
export const villages = villagesOf(REGENCY);

/**
 * A register of that many children over every village of the regency, without measurements.
 *
 * @returns their ids in order; child `i` lives in village `i` modulo the number of villages
 */
export async function fillRegister(db, count) {
  const posyandu = villages.map((village) => ({
    code: posyanduOf(village),
    name: "Melati",
    villageCode: village.code,
  }));
  await db.tenant(WHOLE_REGENCY, (tx) => upsertAreas(tx, REGENCY, { villages, posyandu }));
  const ids = [];
  const acting = { regency: REGENCY, vault: testVault(REGENCY), by: "Bench", at: NOW, today: TODAY };
  for (let from = 0; from < count; from += 1000) {
    const children = Array.from({ length: Math.min(1000, count - from) }, (_, i) => aChild(from + i));
    ids.push(...children.map(({ childId }) => childId));
    await db.tenant(WHOLE_REGENCY, async (tx) => {
      await sql`discard plans`.execute(tx);
      await insertChildren(tx, acting, children);
    });
  }
  await db.owner((tx) => sql`analyze`.execute(tx));
  return ids;
}

function aChild(index) {
  const from = stream(7, "bench-child", index);
  const village = villages[index % villages.length];
  const facts = {
    name: personName(from, index % 2 ? "male" : "female", "child"),
    sex: index % 2 ? "M" : "F",
    birthDate: BIRTH,
    nik: null,
    motherName: personName(from, "female"),
    birthWeightKg: null,
    birthLengthCm: null,
    posyanduCode: posyanduOf(village),
  };
  return { childId: random.uuid(), facts, villageCode: village.code };
}
