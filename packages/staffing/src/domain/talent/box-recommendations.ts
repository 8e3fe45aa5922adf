import type { RuleSource } from "../rule-source.ts";
import type { TalentBox } from "./nine-box.ts";

/** What is advised per box, in Indonesian. Wording from memory, unverified: an agency may replace it. */
export const boxRecommendationsDefault: {
  readonly id: string;
  readonly version: string;
  readonly boxes: Readonly<Record<TalentBox, readonly string[]>>;
  readonly source: RuleSource;
} = {
  id: "box-recommendations-default",
  version: "1",
  boxes: {
    1: ["diproses sesuai ketentuan peraturan perundang-undangan"],
    2: ["bimbingan kinerja", "pengembangan kompetensi", "penempatan yang sesuai"],
    3: ["bimbingan kinerja", "konseling kinerja", "pengembangan kompetensi", "penempatan yang sesuai"],
    4: ["rotasi", "pengembangan kompetensi"],
    5: ["penempatan yang sesuai", "bimbingan kinerja", "pengembangan kompetensi"],
    6: ["penempatan yang sesuai", "bimbingan kinerja", "konseling kinerja"],
    7: [
      "dipertahankan",
      "Kelompok Rencana Suksesi instansi",
      "rotasi/pengayaan jabatan",
      "pengembangan kompetensi",
      "tugas belajar",
    ],
    8: ["dipertahankan", "Kelompok Rencana Suksesi instansi", "rotasi/perluasan jabatan", "bimbingan kinerja"],
    9: ["dipromosikan dan dipertahankan", "Kelompok Rencana Suksesi instansi/nasional", "penghargaan"],
  },
  source: { text: "PermenPANRB 3/2020; wording from memory", verified: false },
};
