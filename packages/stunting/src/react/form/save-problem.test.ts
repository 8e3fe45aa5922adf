import { problemError } from "@spbe-kit/core";
import { describe, expect, it } from "vitest";
import { readSaveProblem } from "./save-problem.ts";

const refused = (code: string, status: number, more = {}) =>
  problemError({ type: "about:blank", title: "Ditolak", status, code, ...more });

describe("why a save failed", () => {
  it("places a complaint about a field at that field, in our own words", () => {
    const problem = readSaveProblem(
      refused("core/rule-broken", 422, {
        errors: [{ path: "body.weightKg", code: "stunting/weight-in-grams", message: "server" }],
      }),
      "id",
      {},
    );
    expect(problem.fields.weightKg).toMatch(/dalam gram/);
    expect(problem.message).toBeUndefined();
  });

  it("says the host's rule about NIK in the page's language, whatever the browser's is", () => {
    const errors = [{ path: "body.name", code: "core/misplaced-nik", message: "This entry holds a NIK." }];
    expect(readSaveProblem(refused("core/bad-request", 400, { errors }), "id", {}).fields.name).toMatch(/memuat NIK/);
  });

  it("places a code of the whole request at the field it is about", () => {
    const problem = readSaveProblem(refused("stunting/nik-taken", 409, { data: { childId: "x" } }), "id", {
      "stunting/nik-taken": "nik",
    });
    expect(problem.fields.nik).toMatch(/dipakai anak lain/);
    expect(problem.data).toEqual({ childId: "x" });
  });

  it.each([
    ["core/offline", /jaringan/],
    ["core/timeout", /terlalu lama/],
    ["core/session-expired", /Sesi/],
    ["core/version-changed", /Orang lain/],
    ["core/unexpected", /kode jejak/],
    ["core/body-too-large", /kode jejak/],
  ])("%s is said above the form", (code, words) => {
    const problem = readSaveProblem(refused(code, 500, { traceId: "4f1c" }), "id", {});
    expect(problem.message).toMatch(words);
    expect(problem.traceId).toBe("4f1c");
  });

  it("hands on what is no problem of a call", () => {
    expect(() => readSaveProblem(new TypeError("x"), "id", {})).toThrow(TypeError);
  });
});
