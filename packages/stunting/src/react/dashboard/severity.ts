/** WHO/UNICEF words for how severe a prevalence is among children under five. */
export const SEVERITIES = ["very-low", "low", "medium", "high", "very-high"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Where each class above "very low" begins, percent. */
const STUNTING_FROM = [2.5, 10, 20, 30] as const;
const WASTING_FROM = [2.5, 5, 10, 15] as const;

/** Stunting "medium" begins here; the finding counts villages above it. */
export const STUNTING_MEDIUM_FROM = STUNTING_FROM[1];

/**
 * @param percent 0 to 100
 * @source de Onis et al. 2018, Prevalence thresholds for wasting, overweight and stunting in children under 5 years
 */
export function stuntingSeverity(percent: number): Severity {
  return severityFrom(percent, STUNTING_FROM);
}

/** @source as `stuntingSeverity` */
export function wastingSeverity(percent: number): Severity {
  return severityFrom(percent, WASTING_FROM);
}

function severityFrom(percent: number, from: readonly number[]): Severity {
  return SEVERITIES[from.filter((start) => percent >= start).length] ?? "very-high";
}

/** Classes of the map, finer than WHO's because districts here lie between 2 and 15 %. Ours, configuration. */
export const MAP_CLASSES_FROM = [0, 2.5, 5, 7.5, 10] as const;
export type MapClass = 1 | 2 | 3 | 4 | 5;

export function mapClass(percent: number): MapClass {
  return Math.max(1, MAP_CLASSES_FROM.filter((start) => percent >= start).length) as MapClass;
}
