import type { Transaction } from "../database/database.ts";
import type { AuditActor, AuditFacts, AuditRecorder } from "./record-entry.ts";

/** The audit of one request or one background job. */
export interface RequestAudit {
  /** Adds to what the entries say; a purpose replaces the one before. */
  add(facts: AuditFacts): void;
  /** Says anew what the next entries hold: for background work, whose chunks differ. */
  replace(facts: AuditFacts): void;
  /** The same work, with an entry at its end if it wrote something. */
  around<T>(work: (tx: Transaction) => Promise<T>): (tx: Transaction) => Promise<T>;
  /**
   * An entry that says whom and what an answer shows. None is needed when the request has just written to all of them: its own
   * entry names them already.
   *
   * @param inTransaction opens the transaction of the entry
   */
  disclosed(
    shown: AuditFacts,
    inTransaction: (work: (tx: Transaction) => Promise<void>) => Promise<void>,
  ): Promise<void>;
}

export function requestAudit(recorder: AuditRecorder, actor: AuditActor): RequestAudit {
  let facts: AuditFacts = {};
  const written = new Set<string>();
  return {
    add(more) {
      facts = joined(facts, more);
    },
    replace(next) {
      facts = next;
    },
    around: (work) => async (tx) => {
      const value = await work(tx);
      const { subjects = [] } = facts;
      recorder.wrote(tx, actor, facts, () => {
        for (const subject of subjects) written.add(subject);
      });
      return value;
    },
    async disclosed(shown, inTransaction) {
      const { subjects = [] } = shown;
      if (subjects.length > 0 && subjects.every((subject) => written.has(subject))) return;
      const whom = joined({ subjects: facts.subjects ?? [] }, shown);
      const why = facts.purpose !== undefined && { purpose: facts.purpose };
      await inTransaction(async (tx) => recorder.happened(tx, "disclosure", actor, { ...whom, ...why }));
    },
  };
}

function joined(facts: AuditFacts, more: AuditFacts): AuditFacts {
  const purpose = more.purpose ?? facts.purpose;
  return {
    subjects: [...(facts.subjects ?? []), ...(more.subjects ?? [])],
    fields: [...(facts.fields ?? []), ...(more.fields ?? [])],
    ...(purpose !== undefined && { purpose }),
  };
}
