import type { RegencyConfig } from "@spbe-kit/core";
import { noticesContract } from "@spbe-kit/core/host";
import * as z from "zod";
import type { PublicUrl } from "../host/public-url.ts";
import type { CodeSentences } from "../host/refusal.ts";
import { defineServerModule, type ServerModule } from "../host/server-module.ts";
import { type EventSubscriber, onEvent } from "../tasks/event-subscriber.ts";
import { findContact } from "./account-rows.ts";
import type { EmailSender } from "./email-sender.ts";
import { noticeEmail, plainAddress } from "./notice-email.ts";
import { countUnread, findNotice, markAllRead, markRead, type NoticeRow, selectNotices } from "./notice-rows.ts";
import { noticeText } from "./notice-sentence.ts";
import { NOTICED } from "./notice-writer.ts";

const contract = { notices: noticesContract } as const;

interface NoticesParts {
  /** The words of every module, asked for when a notice is shown. */
  readonly sentences: () => CodeSentences;
  readonly regencies: ReadonlyMap<string, RegencyConfig>;
  readonly publicUrl: PublicUrl;
  /** Without it notices stay in the portal. */
  readonly email?: EmailSender;
}

/** The host's own operations: what the signed-in account was told. */
export function noticesModule(parts: NoticesParts): ServerModule<typeof contract> {
  const { sentences, email } = parts;
  const shown = ({ notice_id, code, data, path, created_at, read_at }: NoticeRow) => ({
    noticeId: notice_id,
    code,
    text: noticeText(sentences(), code, data),
    path,
    at: created_at,
    read: read_at !== null,
  });
  return defineServerModule(contract, {
    name: "notices",
    permissions: {},
    migrations: [],
    sentences: {
      id: { "notices/notice-not-found": "Pemberitahuan ini tidak ada, atau bukan milik Anda." },
      en: { "notices/notice-not-found": "There is no such notice, or it is not yours." },
    },
    ...(email && { events: { [NOTICED]: sendsEmail(parts, email) } }),
    handlers: {
      notices: {
        list: ({ query: { limit, cursor } }, { db, signedIn }) =>
          db(
            async (tx) => {
              const rows = await selectNotices(tx, signedIn, { limit, cursor });
              const page = rows.slice(0, limit);
              const last = rows.length > limit ? page.at(-1) : undefined;
              return { items: page.map(shown), nextCursor: last ? `${last.created_at}_${last.notice_id}` : null };
            },
            { readOnly: true },
          ),
        unread: (_, { db, signedIn }) =>
          db(async (tx) => ({ count: await countUnread(tx, signedIn) }), { readOnly: true }),
        markRead: async ({ params }, { db, signedIn, now, fail }) => {
          if (!(await db((tx) => markRead(tx, signedIn, params.noticeId, now())))) fail("notices/notice-not-found");
          return undefined;
        },
        markAllRead: async (_, { db, signedIn, now }) => {
          await db((tx) => markAllRead(tx, signedIn, now()));
          return undefined;
        },
      },
    },
  });
}

/** A notice that was read meanwhile, or whose account has no address, is sent to nobody. */
function sendsEmail({ sentences, regencies, publicUrl }: NoticesParts, sender: EmailSender): EventSubscriber {
  return onEvent(z.object({ noticeId: z.uuid() }), async ({ noticeId }, task) => {
    const { regencyCode } = task;
    const found = await task.db(async (tx) => {
      const notice = await findNotice(tx, regencyCode, noticeId);
      const contact = notice && (await findContact(tx, regencyCode, notice.account_id));
      return notice && contact && { notice, contact };
    });
    const regency = regencies.get(regencyCode);
    const address = plainAddress(found?.contact.email ?? null);
    if (!found || !regency || address === null || found.notice.read_at !== null) return;
    const contact = { ...found.contact, email: address };
    await sender.send(noticeEmail({ notice: found.notice, contact, regency, publicUrl, sentences: sentences() }));
  });
}
