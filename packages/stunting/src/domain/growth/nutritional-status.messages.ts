import type { GrowthMissingReason } from "./growth-terms.ts";
import type { ArmStatus, ClassifiedIndex, NutritionalStatus } from "./nutritional-status.ts";

/** Words for categories, arm categories and missing scores in one language. */
export interface NutritionalStatusMessages {
  /** Full names of the indices. */
  readonly index: Readonly<Record<ClassifiedIndex, string>>;
  /** The word an index uses for a category. */
  status(index: ClassifiedIndex, status: NutritionalStatus): string;
  readonly arm: Readonly<Record<ArmStatus, string>>;
  readonly missing: Readonly<Record<GrowthMissingReason, string>>;
  readonly flagged: string;
}

const statusId: Readonly<Record<Exclude<NutritionalStatus, "normal">, string>> = {
  "severely-underweight": "Berat badan sangat kurang",
  underweight: "Berat badan kurang",
  "risk-of-overweight": "Risiko berat badan lebih",
  "severely-stunted": "Sangat pendek",
  stunted: "Pendek",
  tall: "Tinggi",
  "severely-wasted": "Gizi buruk",
  wasted: "Gizi kurang",
  "possible-risk-of-overweight": "Berisiko gizi lebih",
  overweight: "Gizi lebih",
  obese: "Obesitas",
  microcephaly: "Mikrosefali",
  macrocephaly: "Makrosefali",
};

const normalId: Readonly<Record<ClassifiedIndex, string>> = {
  weightForAge: "Berat badan normal",
  heightForAge: "Normal",
  weightForHeight: "Gizi baik (normal)",
  bmiForAge: "Gizi baik (normal)",
  headForAge: "Normal",
};

/** Indonesian words, as Permenkes 2/2020 prints them. */
export const nutritionalStatusMessagesId: NutritionalStatusMessages = {
  index: {
    weightForAge: "Berat badan menurut umur (BB/U)",
    heightForAge: "Panjang atau tinggi badan menurut umur (PB/U atau TB/U)",
    weightForHeight: "Berat badan menurut panjang atau tinggi badan (BB/PB atau BB/TB)",
    bmiForAge: "Indeks massa tubuh menurut umur (IMT/U)",
    headForAge: "Lingkar kepala menurut umur (LK/U)",
  },
  status: (index, status) => (status === "normal" ? normalId[index] : statusId[status]),
  arm: {
    "severe-acute-malnutrition": "Gizi buruk akut",
    "moderate-acute-malnutrition": "Gizi kurang akut",
    normal: "Normal",
  },
  missing: {
    "sex-missing": "Tidak dapat dinilai: jenis kelamin belum diisi.",
    "age-negative": "Tidak dapat dinilai: tanggal ukur sebelum tanggal lahir. Periksa kedua tanggal.",
    "not-in-reference": "Tidak dapat dinilai: indeks ini tidak ada untuk anak di atas 5 tahun.",
    oedema: "Tidak dinilai karena edema. Anak termasuk gizi buruk berapa pun beratnya; rujuk.",
    "age-missing": "Tidak dapat dinilai: tanggal lahir belum diisi.",
    "age-out-of-range": "Tidak dapat dinilai: umur di luar tabel.",
    "measurement-missing": "Tidak dapat dinilai: belum diukur.",
    "stature-out-of-range": "Tidak dapat dinilai: panjang atau tinggi badan di luar tabel.",
  },
  flagged: "Nilai tidak wajar. Ukur ulang; nilai ini tidak ikut dihitung.",
};

const statusEn: Readonly<Record<Exclude<NutritionalStatus, "normal">, string>> = {
  "severely-underweight": "Severely underweight",
  underweight: "Underweight",
  "risk-of-overweight": "Risk of overweight",
  "severely-stunted": "Severely stunted",
  stunted: "Stunted",
  tall: "Tall",
  "severely-wasted": "Severely wasted",
  wasted: "Wasted",
  "possible-risk-of-overweight": "Possible risk of overweight",
  overweight: "Overweight",
  obese: "Obese",
  microcephaly: "Microcephaly",
  macrocephaly: "Macrocephaly",
};

/** English words. */
export const nutritionalStatusMessagesEn: NutritionalStatusMessages = {
  index: {
    weightForAge: "Weight for age",
    heightForAge: "Length or height for age",
    weightForHeight: "Weight for length or height",
    bmiForAge: "Body mass index for age",
    headForAge: "Head circumference for age",
  },
  status: (_index, status) => (status === "normal" ? "Normal" : statusEn[status]),
  arm: {
    "severe-acute-malnutrition": "Severe acute malnutrition",
    "moderate-acute-malnutrition": "Moderate acute malnutrition",
    normal: "Normal",
  },
  missing: {
    "sex-missing": "Cannot be judged: the sex is not filled in.",
    "age-negative": "Cannot be judged: measured before birth. Check both dates.",
    "not-in-reference": "Cannot be judged: there is no such index above 5 years.",
    oedema: "Not judged because of oedema. The child is severely malnourished whatever the weight; refer.",
    "age-missing": "Cannot be judged: the birth date is not filled in.",
    "age-out-of-range": "Cannot be judged: the age lies outside the table.",
    "measurement-missing": "Cannot be judged: not measured.",
    "stature-out-of-range": "Cannot be judged: length or height lies outside the table.",
  },
  flagged: "Implausible value. Measure again; it is not counted.",
};
