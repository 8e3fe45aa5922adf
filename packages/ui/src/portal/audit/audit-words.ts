import type { Locale } from "@spbe-kit/core";
import { disclosurePurposeWords, isDisclosurePurpose } from "@spbe-kit/core/organisation";

/** What a module says about its own lines in the audit, so that auditors read words and not codes. */
export interface AuditWords {
  /** By operation: `{ "stunting/children.register": { id: "Mendaftarkan anak", en: "Registered a child" } }`. */
  readonly acts: Readonly<Record<string, Readonly<Record<Locale, string>>>>;
  /** By kind of subject: what it is called, and the page that shows one. */
  readonly subjects: Readonly<
    Record<string, { readonly label: Readonly<Record<Locale, string>>; readonly to?: (id: string) => string }>
  >;
}

/** The words of the operation; its code where no module has any. A job's name, or its words, stand in brackets behind it. */
export function sayAct(words: AuditWords, act: string, locale: Locale): string {
  const [operation = act, job] = act.split(" (");
  const said = words.acts[operation]?.[locale] ?? operation;
  if (!job) return said;
  const name = job.replace(/\)$/, "");
  return `${said} (${words.acts[name]?.[locale] ?? name})`;
}

/** "Anak 0190f0c2", and where it is shown. Names stay out of the audit, so people are told by the beginning of their id. */
export function saySubject(words: AuditWords, subject: string, locale: Locale): { label: string; to?: string } {
  const slash = subject.indexOf("/");
  const [kind, id] = [subject.slice(0, slash), subject.slice(slash + 1)];
  const known = words.subjects[kind];
  const to = known?.to?.(id);
  return { label: `${known?.label[locale] ?? kind} …${id.slice(-6)}`, ...(to && { to }) };
}

/** A purpose of the closed list in words; one that an older release let people type stays as it is. */
export function sayPurpose(purpose: string, locale: Locale): string {
  return isDisclosurePurpose(purpose) ? disclosurePurposeWords[purpose][locale] : purpose;
}

/** What the host itself does for people. */
export const hostAuditWords: AuditWords = {
  acts: {
    "undo/accepted": { id: "menunggu, masih dapat diurungkan", en: "waits, can be taken back" },
    "undo/act-due": { id: "dilakukan", en: "done" },
    "undo/acts.withdraw": { id: "Mengurungkan", en: "Took an act back" },
    "session/login": { id: "Masuk ke portal", en: "Signed in to the portal" },
    "session/logout": { id: "Keluar dari portal", en: "Signed out of the portal" },
    "session/switch": { id: "Berpindah unit", en: "Switched units" },
    "audit/audit.search": { id: "Membaca jejak audit", en: "Read the audit trail" },
    "audit/audit.download": { id: "Mengunduh jejak audit", en: "Downloaded the audit trail" },
    "audit/audit.accounts": { id: "Melihat daftar akun", en: "Listed the accounts" },
  },
  subjects: {
    entry: { label: { id: "Entri", en: "Entry" } },
    undo: { label: { id: "Tindakan yang menunggu", en: "Act that waited" } },
  },
};

/** The words of several modules as one. */
export function joinAuditWords(all: readonly AuditWords[]): AuditWords {
  return {
    acts: Object.assign({}, ...all.map(({ acts }) => acts)),
    subjects: Object.assign({}, ...all.map(({ subjects }) => subjects)),
  };
}
