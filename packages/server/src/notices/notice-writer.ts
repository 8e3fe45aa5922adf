import type { ClockPort, RandomPort } from "@spbe-kit/core";
import type { Transaction } from "../database/database.ts";
import type { CodeSentences } from "../host/refusal.ts";
import { assertFacts, type Facts } from "../tasks/facts.ts";
import { insertNotice } from "./notice-rows.ts";
import { assertSentence } from "./notice-sentence.ts";

/** The host's own event: an account was told something. */
export const NOTICED = "notices/noticed";

/** Something to tell one account. */
export interface Notice {
  /** `signedIn.accountId` of the person. */
  readonly accountId: string;
  /** Its sentence stands in the module's `sentences`, with places like `{saved}` for the data. */
  readonly code: string;
  /** What fills the places of the sentence: counts, ids, codes. Never names or free text. */
  readonly data?: Facts;
  /** The portal's page that shows what it is about, for example "/stunting/impor/0190…". */
  readonly path: string;
}

export interface NoticeWriter {
  /** @returns the notice's id */
  write(tx: Transaction, regencyCode: string, notice: Notice): Promise<string>;
}

/** A path of this portal: no other origin, nothing that an address bar or a header could read as more than a path. */
const PATH = /^\/(?!\/)[A-Za-z0-9._~/?=&%:,-]{0,500}$/;

/** Writes notices into the caller's transaction. What is older than half a year is swept out of the account's list. */
export function noticeWriter(parts: {
  readonly clock: ClockPort;
  readonly random: RandomPort;
  readonly sentences: CodeSentences;
}): NoticeWriter {
  const { clock, random, sentences } = parts;
  return {
    async write(tx, regencyCode, { accountId, code, data = {}, path }) {
      assertFacts(data, code);
      assertSentence(sentences, code, data);
      if (!PATH.test(path))
        throw new Error(`spbe-server: notice ${code} leads to no path of the portal. Begin it with one slash.`);
      const noticeId = random.uuid();
      await insertNotice(tx, { regencyCode, noticeId, accountId, code, data, path, now: clock.now() });
      return noticeId;
    },
  };
}
