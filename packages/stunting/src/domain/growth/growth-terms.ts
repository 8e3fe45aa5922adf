/** Sex as the WHO tables name it. */
export type GrowthSex = "M" | "F";

/** How stature was measured: lying (telentang, panjang badan) or standing (berdiri, tinggi badan). */
export type StaturePosition = "lying" | "standing";

/** WHO Child Growth Standards 2006 (0-5 years) or WHO Reference 2007 (5-19 years). */
export type GrowthReference = "who-2006" | "who-2007";

/** The eight indices in the order of the WHO software: length, weight, weight-for-length, BMI, head, arm, skinfolds. */
export const growthIndices = [
  "heightForAge",
  "weightForAge",
  "weightForHeight",
  "bmiForAge",
  "headForAge",
  "armForAge",
  "tricepsForAge",
  "subscapularForAge",
] as const;

/** One anthropometric index. `heightForAge` is PB/U or TB/U, `weightForHeight` is BB/PB or BB/TB. */
export type GrowthIndex = (typeof growthIndices)[number];

/** Why an index has no score. The first reason that applies is given, in this order. */
export const growthMissingReasons = [
  /** Sex is not known: every index is missing. */
  "sex-missing",
  /** The measured-on day lies before birth: every index is missing. WHO's software stops here. */
  "age-negative",
  /** The reference has no such index (weight-for-height, head, arm and skinfolds after 5 years). */
  "not-in-reference",
  /** Bilateral pitting oedema: weight says nothing about nutrition. Severely malnourished whatever the weight. */
  "oedema",
  /** Age is not known; only weight-for-height can be scored. */
  "age-missing",
  /** Younger or older than the table of this index. Nothing is extrapolated ("tidak dapat dinilai"). */
  "age-out-of-range",
  /** A measurement the index needs is missing, zero, negative or not a number. */
  "measurement-missing",
  /** Stature outside 45.0-110.0 cm lying or 65.0-120.0 cm standing (weight-for-height only). */
  "stature-out-of-range",
] as const;

/** A named reason why an index has no score; translate it for users. */
export type GrowthMissingReason = (typeof growthMissingReasons)[number];
