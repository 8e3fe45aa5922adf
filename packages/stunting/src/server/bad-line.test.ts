import { calendarDate, isProblem, seededRandom } from "@spbe-kit/core";
import type { SpbeServer } from "@spbe-kit/server";
import { describeEngines, testSession } from "@spbe-kit/server/testing";
import { faultProxy } from "@spbe-kit/testing";
import { beforeAll, expect, it } from "vitest";
import { createStuntingClient } from "../client/index.ts";
import { aChild, clientOf, newId, people, prepareHost } from "./stunting-host.fixture.ts";

const WRITES = 40;

describeEngines("a cadre on a bad line", (engine) => {
  let server: SpbeServer;
  beforeAll(async () => {
    server = await prepareHost(engine.db);
  }, 60_000);

  it("loses nothing that was acknowledged and doubles nothing, though every third answer is lost", async () => {
    const line = faultProxy(async (input, init) => server.app.fetch(new Request(input, init)), {
      odds: { "answer-lost": 0.33, "request-lost": 0.1, "answer-cut": 0.1 },
      random: seededRandom(11),
    });
    const cadre = createStuntingClient({
      baseUrl: "http://127.0.0.1:4321",
      headers: await testSession(server, people.cadre),
      retry: 0,
      fetch: line.fetch,
    });
    const child = aChild({ name: "Anak Di Ujung Jalan" });
    const direct = await clientOf(server, people.cadre);
    await direct.children.register({ body: child });

    const acknowledged: string[] = [];
    for (let n = 0; n < WRITES; n++) {
      const measurementId = newId();
      const body = {
        measurementId,
        measuredOn: calendarDate(
          `2026-${String(1 + (n % 10)).padStart(2, "0")}-${String(1 + (n % 28)).padStart(2, "0")}`,
        ),
        weightKg: 8 + n / 100,
      };
      const call = { idempotencyKey: newId() };
      await untilAnswered(() => cadre.measurements.record({ params: { childId: child.childId }, body }, call));
      acknowledged.push(measurementId);
    }

    const { items } = await direct.measurements.list({ params: { childId: child.childId } });
    expect(items.map((one) => one.measurementId).sort()).toEqual(acknowledged.sort());
    expect(line.happened.filter((fault) => fault === "answer-lost").length).toBeGreaterThan(5);
  }, 120_000);
});

/** As a person does who presses "save" again. */
async function untilAnswered(send: () => Promise<unknown>): Promise<void> {
  for (let attempt = 0; attempt < 30; attempt++)
    try {
      await send();
      return;
    } catch (error) {
      if (!isProblem(error, "core/offline")) throw error;
    }
  throw new Error("The line never answered.");
}
