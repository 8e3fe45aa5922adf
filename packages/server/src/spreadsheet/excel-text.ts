const ESCAPED = /_x([0-9a-fA-F]{4})_/g;

/**
 * Text as the user typed it: Excel writes characters XML cannot hold as `_x000D_`, and a literal `_x` as `_x005F_x`.
 *
 * @source ECMA-376 part 1, 22.9.2.19 (ST_Xstring)
 */
export function unescapeExcelText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Below this length the engine copies a slice instead of keeping the text it was cut from. */
const SLICES_FROM = 13;

/**
 * A copy that does not keep the piece of XML it was cut from alive. Without it, 80,000 NIKs held by an importer
 * would hold the whole sheet.
 */
export function detached(text: string): string {
  return text.length < SLICES_FROM ? text : Buffer.from(text, "utf16le").toString("utf16le");
}
