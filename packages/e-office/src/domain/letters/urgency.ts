/**
 * The urgencies, least urgent first. Only `biasa` was read in SRIKANDI v2; the rest is practice.
 * @source SRIKANDI v2; practice of other applications. The official names in Permendagri 1/2023 are unverified
 */
export const urgencies = [
  { value: "biasa", name: "Biasa", verified: true },
  { value: "penting", name: "Penting", verified: false },
  { value: "segera", name: "Segera", verified: false },
  { value: "amat-segera", name: "Amat Segera", verified: false },
] as const;

/** How soon a letter must be dealt with. */
export type Urgency = (typeof urgencies)[number]["value"];

/** Orders urgencies, least urgent first: negative, zero or positive. */
export function compareUrgencies(one: Urgency, other: Urgency): number {
  const place = (urgency: Urgency) => urgencies.findIndex(({ value }) => value === urgency);
  return place(one) - place(other);
}
