import { describe, expect, it } from "vitest";
import { stuntingContract } from "../domain/contract.ts";
import { stuntingAuditWords } from "./audit-words.ts";

const audited = Object.entries(stuntingContract).flatMap(([resource, operations]) =>
  Object.entries(operations)
    .filter(([, { method, disclosesPersonalData }]) => method !== "GET" || disclosesPersonalData)
    .map(([name]) => `stunting/${resource}.${name}`),
);

describe("the audit's words", () => {
  it.each(audited)("%s is said in both languages", (act) => {
    expect(stuntingAuditWords.acts[act]).toEqual({ id: expect.any(String), en: expect.any(String) });
  });

  it("say nothing of operations that are gone", () => {
    expect(Object.keys(stuntingAuditWords.acts).filter((act) => !audited.includes(act))).toEqual([]);
  });
});
