/** Built-in formats that show a date or a time of day. 46 is a duration ([h]:mm:ss) and stays a number. */
function isBuiltInDateFormat(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id === 45 || id === 47 || (id >= 50 && id <= 58);
}

/** Quoted words, escaped characters, padding (`_x`, `*x`) and bracketed colours or locales say nothing about dates. */
const LITERALS = /"[^"]*"?|[\\_*].|\[[^\]]*\]?/gsu;
const DURATION = /\[(?:h+|m+|s+)\]/i;
const DATE_TOKEN = /[ymdh]/i;

/**
 * True when a number under this format is shown as a date.
 *
 * @param id the format's number in the file
 * @param code the format's own text where the file declares one, for example `[$-421]dd\ mmmm\ yyyy`
 * @source ECMA-376 part 1, 18.8.30 (numFmt)
 */
export function isDateFormat(id: number, code?: string): boolean {
  if (code === undefined) return isBuiltInDateFormat(id);
  if (/^general$/i.test(code) || DURATION.test(code)) return false;
  return DATE_TOKEN.test(code.replace(LITERALS, ""));
}
