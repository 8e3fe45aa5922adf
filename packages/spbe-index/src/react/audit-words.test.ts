import { expect, it } from "vitest";
import { spbeIndexContract } from "../domain/contract.ts";
import { spbeIndexAuditWords } from "./audit-words.ts";

it("every operation that the audit records has its words, and no other", () => {
  const audited = Object.entries(spbeIndexContract).flatMap(([resource, operations]) =>
    Object.entries(operations)
      .filter(([, { method }]) => method !== "GET")
      .map(([name]) => `spbe-index/${resource}.${name}`),
  );
  expect(Object.keys(spbeIndexAuditWords.acts)).toEqual(audited);
});
