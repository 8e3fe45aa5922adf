/**
 * What the codes of this module say to a person, Indonesian and English: what is wrong, and what to do.
 * Forms and the host's problem bodies read the same sentences.
 */
export const spbeIndexFieldMessages = {
  "spbe-index/level-missing": {
    id: "Tingkat belum dipilih. Pilih satu dari lima.",
    en: "No level is chosen. Choose one of the five.",
  },
  "spbe-index/explanation-missing": {
    id: "Penjelasan belum diisi. Tulis mengapa tingkat ini yang tercapai.",
    en: "The explanation is missing. Write why this is the level reached.",
  },
  "spbe-index/text-too-long": {
    id: "Teks lebih dari 4.000 huruf. Ringkas, dan sebut dokumennya sebagai data dukung.",
    en: "The text has more than 4,000 letters. Shorten it, and name the document as evidence.",
  },
  "spbe-index/not-found": {
    id: "Tahun atau indikator ini tidak ada dalam pedoman evaluasi.",
    en: "There is no such year or indicator in the evaluation guidelines.",
  },
  "spbe-index/year-in-future": {
    id: "Tahun ini belum mulai. Pilih tahun berjalan.",
    en: "This year has not begun. Choose the current year.",
  },
} as const satisfies Record<string, { readonly id: string; readonly en: string }>;
export type SpbeIndexFieldCode = keyof typeof spbeIndexFieldMessages;
