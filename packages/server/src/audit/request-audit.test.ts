import { describe, expect, it } from "vitest";
import type { Transaction } from "../database/database.ts";
import type { AuditRecorder } from "./record-entry.ts";
import { requestAudit } from "./request-audit.ts";

const actor = { regencyCode: "19.06", accountId: "sari", role: "writer", traceId: "", act: "notes/notes.write" };
const tx = {} as Transaction;

/** What a request that has written to `child/1` leaves when its answer shows `subjects`. */
async function keptFor(subjects: readonly string[]): Promise<string[]> {
  const kept: string[] = [];
  const recorder: AuditRecorder = {
    wrote(_tx, _actor, _facts, done = () => {}) {
      kept.push("write");
      done();
    },
    happened: (_tx, kind) => void kept.push(kind),
  };
  const audit = requestAudit(recorder, actor);
  audit.add({ subjects: ["child/1"] });
  await audit.around(async () => undefined)(tx);
  await audit.disclosed({ subjects, fields: ["name"] }, (work) => work(tx));
  return kept;
}

describe("an answer to a write", () => {
  it.each([
    ["whom it has just written", ["child/1"], ["write"]],
    ["somebody else too", ["child/1", "child/2"], ["write", "disclosure"]],
    ["people it does not name, as a file does", [], ["write", "disclosure"]],
  ])("that shows %s", async (_, subjects, kept) => {
    expect(await keptFor(subjects)).toEqual(kept);
  });
});
