/** A rank of a PNS: golongan and ruang, the name that goes with it, and the code SIASN gives it. */
export interface Rank {
  readonly code: RankCode;
  readonly name: string;
  readonly siasnId: string;
}

/** The 17 ranks of a PNS from lowest to highest. */
export const rankCodes = [
  "I/a",
  "I/b",
  "I/c",
  "I/d",
  "II/a",
  "II/b",
  "II/c",
  "II/d",
  "III/a",
  "III/b",
  "III/c",
  "III/d",
  "IV/a",
  "IV/b",
  "IV/c",
  "IV/d",
  "IV/e",
] as const;

export type RankCode = (typeof rankCodes)[number];

const NAMES: readonly string[] = [
  "Juru Muda",
  "Juru Muda Tingkat I",
  "Juru",
  "Juru Tingkat I",
  "Pengatur Muda",
  "Pengatur Muda Tingkat I",
  "Pengatur",
  "Pengatur Tingkat I",
  "Penata Muda",
  "Penata Muda Tingkat I",
  "Penata",
  "Penata Tingkat I",
  "Pembina",
  "Pembina Tingkat I",
  "Pembina Utama Muda",
  "Pembina Utama Madya",
  "Pembina Utama",
];

const GROUPS = ["I", "II", "III", "IV"];

/**
 * The ranks in order, lowest first.
 *
 * @source SIASN reference list golonganPns (ids 11-14, 21-24, 31-34, 41-45)
 */
export const ranks: readonly Rank[] = rankCodes.map((code, at) => {
  const [group = "", room = ""] = code.split("/");
  return { code, name: NAMES[at]!, siasnId: `${GROUPS.indexOf(group) + 1}${"abcde".indexOf(room) + 1}` };
});

/** Negative when `a` is lower than `b`, 0 for the same rank. */
export function compareRanks(a: RankCode, b: RankCode): number {
  return rankCodes.indexOf(a) - rankCodes.indexOf(b);
}

/** The rank above; `undefined` above IV/e. */
export function nextRank(code: RankCode): RankCode | undefined {
  return rankCodes[rankCodes.indexOf(code) + 1];
}

/** The golongan of PPPK, lowest first. They have no pangkat name. */
export const contractGrades = [
  "I",
  "II",
  "III",
  "IV",
  "V",
  "VI",
  "VII",
  "VIII",
  "IX",
  "X",
  "XI",
  "XII",
  "XIII",
  "XIV",
  "XV",
  "XVI",
  "XVII",
] as const;
