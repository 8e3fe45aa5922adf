/**
 * Why somebody may see a person's number in full, or take a copy of what is kept. The audit keeps the word for ever, so the list is
 * closed: a typed sentence would name people, and "because" is no purpose. A module offers those of the list that fit its work.
 */
export const disclosurePurposes = [
  "service",
  "population-record",
  "personnel-record",
  "referral",
  "duplicate",
  "assistance",
  "own-request",
  "inspection",
] as const;
export type DisclosurePurpose = (typeof disclosurePurposes)[number];

/** What the purposes are called, on screens that ask for one and in the audit. */
export const disclosurePurposeWords: Readonly<Record<DisclosurePurpose, { readonly id: string; readonly en: string }>> =
  /* @__PURE__ */ (() => ({
    service: { id: "Pelayanan kepada orang ini", en: "Serving this person" },
    "population-record": { id: "Mencocokkan dengan data Dukcapil", en: "Comparing with the population register" },
    "personnel-record": { id: "Mencocokkan dengan data kepegawaian", en: "Comparing with the personnel records" },
    referral: { id: "Rujukan ke fasilitas lain", en: "Referral to another facility" },
    duplicate: { id: "Memeriksa orang yang tercatat ganda", en: "Checking a person recorded twice" },
    assistance: { id: "Pengajuan bantuan atau jaminan", en: "Application for aid or insurance" },
    "own-request": { id: "Permintaan orang ini atau walinya", en: "Asked for by this person or a guardian" },
    inspection: { id: "Pemeriksaan oleh pengawas atau penegak hukum", en: "Inspection by a supervisor or the law" },
  }))();

export function isDisclosurePurpose(text: string): text is DisclosurePurpose {
  return (disclosurePurposes as readonly string[]).includes(text);
}
