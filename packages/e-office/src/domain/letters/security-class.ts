/**
 * The security classes, least secret first. Codes T and SR are unverified.
 * @source SRIKANDI v2 (names); Perka ANRI 17/2011 as summarised publicly (code B)
 */
export const securityClasses = [
  { value: "biasa", code: "B", name: "Biasa/Terbuka", verified: { name: true, code: true } },
  { value: "terbatas", code: "T", name: "Terbatas", verified: { name: true, code: false } },
  { value: "rahasia", code: "R", name: "Rahasia", verified: { name: true, code: true } },
  { value: "sangat-rahasia", code: "SR", name: "Sangat Rahasia", verified: { name: true, code: false } },
] as const;

/** How secret a letter is. */
export type SecurityClass = (typeof securityClasses)[number]["value"];

function levelOf(securityClass: SecurityClass): number {
  return securityClasses.findIndex(({ value }) => value === securityClass);
}

/** Orders classes, least secret first: negative, zero or positive. */
export function compareSecurityClasses(one: SecurityClass, other: SecurityClass): number {
  return levelOf(one) - levelOf(other);
}

/** Whether a clearance reaches a letter of this class. It is needed, not enough: the reader must also be named for it. */
export function mayRead(clearance: SecurityClass, letter: SecurityClass): boolean {
  return compareSecurityClasses(clearance, letter) >= 0;
}
