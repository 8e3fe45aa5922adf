import { Writable } from "node:stream";
import { defineResource, nikSchema } from "@spbe-kit/core";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { createHostLog, withoutPersonalFields } from "./host-log.ts";

const NIK = "1906014904259901";
const MASKED = "190601******9901";

const children = defineResource({
  register: {
    method: "POST",
    path: "/sample/children",
    summary: "Register",
    permission: "sample/children.write",
    body: z.object({ nik: nikSchema, motherName: z.string().meta({ personal: "name" }), weightKg: z.number() }),
    success: "empty",
  },
});

function logging(): { log: ReturnType<typeof createHostLog>; said(): string } {
  let said = "";
  const destination = new Writable({
    write(chunk, _encoding, done) {
      said += String(chunk);
      done();
    },
  });
  const log = withoutPersonalFields(createHostLog({ destination }), [{ contract: { children } }]);
  return { log, said: () => said };
}

describe("a NIK on its way into the log", () => {
  it.each([
    ["in the sentence", (log) => log.info(`child ${NIK} saved`)],
    ["in a field of any name", (log) => log.info({ note: `NIK ${NIK} 2 anak` }, "saved")],
    ["in a list inside a field", (log) => log.info({ rows: [{ cells: ["x", NIK] }] }, "saved")],
    ["as a field's name", (log) => log.info({ [NIK]: true }, "saved")],
    ["as a number", (log) => log.info({ value: Number(NIK) }, "saved")],
    ["in groups", (log) => log.info({ note: "190601 490425 9901" }, "saved")],
    ["in groups with dots and hyphens", (log) => log.info({ note: "19.06.01-490425-9901" }, "saved")],
    ["without a space before it", (log) => log.info({ note: `nik${NIK}x` }, "saved")],
    ["in an error", (log) => log.error({ err: new Error(`no child ${NIK}`) }, "failed")],
    ["in what a child log carries", (log) => log.child({ note: NIK }).info("saved")],
  ] satisfies [string, (log: ReturnType<typeof createHostLog>) => void][])("is masked %s", (_where, write) => {
    const { log, said } = logging();
    write(log);
    expect(said()).not.toBe("");
    expect(said().replace(/[ .-]/g, "")).not.toContain(NIK);
  });

  it("is left out whole, with every other field the contract calls personal, and what is not stays", () => {
    const { log, said } = logging();
    log.info(
      { nik: NIK, body: { motherName: "Dian Rahmawati", weightKg: 9.1 }, a: { b: { motherName: "Sari" } } },
      "saved",
    );
    log.child({ motherName: "Dian" }).info("saved");
    expect(said()).not.toMatch(/Dian|Sari|1906/);
    expect(said()).toContain('"weightKg":9.1');
  });
});

it("ids of requests and rows are kept, though they may look like numbers", () => {
  const { log, said } = logging();
  const traceId = "12345678901234567890123456789012";
  log.info(
    { traceId, childId: "12345678-1234-4123-8123-123456789012", milliseconds: 12.34, at: 1764000000000 },
    "request",
  );
  expect(said()).toContain(traceId);
  expect(said()).toContain("12345678-1234-4123-8123-123456789012");
  expect(said()).toContain('"at":1764000000000');
  expect(said()).not.toContain("*");
});

it("what is masked still tells two numbers apart by region and last digits", () => {
  const { log, said } = logging();
  log.info(`child ${NIK}`);
  expect(said()).toContain(MASKED);
});
