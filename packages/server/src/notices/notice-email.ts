import { fullRegencyName, type RegencyConfig } from "@spbe-kit/core";
import type { PublicUrl } from "../host/public-url.ts";
import type { CodeSentences } from "../host/refusal.ts";
import type { AccountContact } from "./account-rows.ts";
import type { Email } from "./email-sender.ts";
import type { NoticeRow } from "./notice-rows.ts";
import { noticeText } from "./notice-sentence.ts";

const ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,190}$/;

/** The address when it is one alone, else null: a comma, a line end or a second address is none. */
export function plainAddress(text: string | null): string | null {
  return text !== null && ADDRESS.test(text) ? text : null;
}

/** A name for a header and a greeting: one line, no longer than a name. */
export function oneLine(name: string): string {
  return name
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
    .trim()
    .slice(0, 100);
}

/** A notice as plain text. It holds no personal data beyond the greeting: what it is about is behind the portal's login. */
export function noticeEmail(parts: {
  readonly notice: NoticeRow;
  readonly contact: AccountContact & { readonly email: string };
  readonly regency: RegencyConfig;
  readonly publicUrl: PublicUrl;
  readonly sentences: CodeSentences;
}): Email {
  const { notice, contact, regency, publicUrl, sentences } = parts;
  const name = oneLine(contact.name);
  const place = fullRegencyName(regency);
  const { id: sentence } = noticeText(sentences, notice.code, notice.data);
  return {
    messageId: `<${notice.notice_id}@${new URL(publicUrl.origin).hostname}>`,
    to: { name, address: contact.email },
    subject: `Pemberitahuan portal ${place}`,
    text: [
      `Yth. ${name},`,
      sentence,
      `Buka di portal: ${publicUrl.origin}${notice.path}`,
      `Surat ini dikirim otomatis oleh portal ${place}. Balasan tidak dibaca.`,
    ].join("\n\n"),
  };
}
