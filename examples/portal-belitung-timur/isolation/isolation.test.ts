import { describeEngines } from "@spbe-kit/server/testing";
import { faultsOf, type IsolationSetup, type IsolationTime, isolationMatrix, isolationTimes } from "@spbe-kit/testing";
import { beforeAll, expect, it } from "vitest";
import { composedPortal, portalIsolation } from "./composed-portal.fixture.ts";

/** `SPBE_ISOLATION_TIMES=full` measures until the medians stand, on a quiet machine, and prints them. */
const full = process.env.SPBE_ISOLATION_TIMES === "full";

describeEngines("the whole portal, every operation as every role on records of every place", (engine) => {
  let setup: IsolationSetup;
  beforeAll(async () => {
    setup = await portalIsolation(await composedPortal(engine.db), engine.db);
  }, 120_000);

  it("answers as the reviewed tables and the place demand, and tells nothing of what it hides", async () => {
    const cells = await isolationMatrix(setup);
    expect(faultsOf(cells)).toEqual([]);
    expect(cells.length).toBeGreaterThan(1_000);
  }, 300_000);

  it("a module or an operation without rows, or a line in a table, would be told", async () => {
    const cells = await isolationMatrix({ ...setup, rows: [], tables: {} });
    const operations = setup.modules.flatMap(({ contract }) => Object.values(contract).flatMap(Object.keys));
    const faults = faultsOf(cells);
    expect(faults.filter((fault) => fault.includes("Write inputs"))).toHaveLength(operations.length);
    expect(faults.filter((fault) => fault.includes("Write a line"))).toHaveLength(operations.length);
  });

  it("takes the same time for a record of another regency or unit as for an id nobody has", async () => {
    const options = full ? ({ pairs: 400, most: 6_400, verdict: "measured" } as const) : {};
    const times = await isolationTimes(setup, options);
    if (full) process.stdout.write(`${engine.engine}\n${times.map(lineOf).join("\n")}\n`);
    expect(faultsOf(times)).toEqual([]);
    expect(times.length).toBeGreaterThan(40);
  }, 3_600_000);
});

function lineOf({ operation, probe = "", place, status, pairs, hiddenMs, nowhereMs, ratio, low, high }: IsolationTime) {
  const ms = [hiddenMs, nowhereMs].map((time) => time.toFixed(3).padStart(8)).join(" ");
  const interval = `${ratio.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
  return `${`${operation} ${probe}`.padEnd(44)} ${place.padEnd(13)} ${status} ${String(pairs).padStart(5)} ${ms} ${interval}`;
}
