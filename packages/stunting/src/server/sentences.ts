import { stuntingFieldMessages } from "../domain/field-messages.ts";

/** What the person who uploaded an import is told. */
const NOTICES = {
  id: {
    "stunting/import-saved": "Impor e-PPGBM selesai: {saved} pengukuran disimpan, {rejected} baris ditolak.",
    "stunting/import-failed": "Impor e-PPGBM gagal. Buka impornya untuk melihat sebab dan caranya memperbaiki.",
  },
  en: {
    "stunting/import-saved": "e-PPGBM import done: {saved} measurements saved, {rejected} rows rejected.",
    "stunting/import-failed": "The e-PPGBM import failed. Open it to see why and what to do.",
  },
};

/** The module's sentences as the host wants them: by language, then by code. */
export const stuntingSentences = { id: inLanguage("id"), en: inLanguage("en") };

function inLanguage(language: "id" | "en"): Record<string, string> {
  const said = Object.entries(stuntingFieldMessages).map(([code, words]) => [code, words[language]]);
  return { ...Object.fromEntries(said), ...NOTICES[language] };
}
