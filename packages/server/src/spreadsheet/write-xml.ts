/** Styles of the written workbook, by their place in `xl/styles.xml`. */
const TEXT_STYLE = 1;
const HEADER_STYLE = 2;

/** Characters XML 1.0 cannot hold (all controls but tab and line feed), and a literal `_x0041_`, which Excel would decode. */
const UNWRITABLE = /(?![\t\n\u007f-\u009f])\p{Cc}|[\ufffe\uffff]|_(?=x[0-9a-fA-F]{4}_)/gu;

export function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/**
 * One cell. Text goes inline under the text format, so that it stays text when the user edits it.
 *
 * @source ECMA-376 part 1, 22.9.2.19 (escapes of ST_Xstring)
 */
export function cellXml(value: string | number | null, reference: string, header: boolean): string {
  if (value === null || value === "") return "";
  if (typeof value === "number") return numberXml(value, reference, header);
  const text = value.toWellFormed().replace(UNWRITABLE, (character) => `_x${hex(character)}_`);
  const style = header ? HEADER_STYLE : TEXT_STYLE;
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

function numberXml(value: number, reference: string, header: boolean): string {
  if (!Number.isFinite(value))
    throw new RangeError(`spbe-kit: ${value} cannot stand in cell ${reference}. Write null.`);
  return `<c r="${reference}"${header ? ` s="${HEADER_STYLE}"` : ""}><v>${value}</v></c>`;
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
}

/** 0 is A, 27 is AB. */
export function columnLetters(index: number): string {
  const before = Math.floor(index / 26);
  return (before > 0 ? columnLetters(before - 1) : "") + String.fromCharCode(65 + (index % 26));
}
