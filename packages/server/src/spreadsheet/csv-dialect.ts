/** How a CSV is written: its letters, what stands between its cells, and what is no row of it. */
export type CsvEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
export type CsvDelimiter = "," | ";" | "\t";

/** On a tie the first wins: a comma may be a decimal comma. */
const DELIMITERS: readonly CsvDelimiter[] = [";", "\t", ","];
/** A title above the header must not decide alone. */
const LINES_JUDGED = 10;

/**
 * UTF-8 or UTF-16 by their byte order mark, UTF-8 when every byte fits it, else windows-1252: what Excel on an
 * Indonesian Windows writes for "CSV".
 */
export async function encodingOfCsv(pieces: AsyncIterable<Uint8Array>): Promise<CsvEncoding> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let first = true;
  try {
    for await (const piece of pieces) {
      if (first && piece[0] === 0xff && piece[1] === 0xfe) return "utf-16le";
      if (first && piece[0] === 0xfe && piece[1] === 0xff) return "utf-16be";
      first = false;
      decoder.decode(piece, { stream: true });
    }
    decoder.decode();
    return "utf-8";
  } catch (error) {
    if (error instanceof TypeError) return "windows-1252";
    throw error;
  }
}

/** The delimiter, and how many characters of a `sep=;` line stand before the first row. */
export function delimiterOfCsv(start: string): { readonly delimiter: CsvDelimiter; readonly skip: number } {
  const told = /^sep=([,;\t])(?:\r\n|\r|\n|$)/i.exec(start);
  if (told) return { delimiter: told[1] as CsvDelimiter, skip: told[0].length };
  const lines = linesOutsideQuotes(start).slice(0, LINES_JUDGED);
  const scores = DELIMITERS.map((delimiter) => scoreOf(lines.map((line) => line.split(delimiter).length - 1)));
  return { delimiter: DELIMITERS[scores.indexOf(Math.max(...scores))]!, skip: 0 };
}

/** The first lines with what stands in quotes left out. */
function linesOutsideQuotes(start: string): string[] {
  return start
    .replace(/"[^"]*(?:"|$)/g, "")
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== "");
}

/** A delimiter comes equally often on each line; decimal commas and commas in a title do not. */
function scoreOf(counts: readonly number[]): number {
  const scores = counts.map((count) => count * counts.filter((other) => other === count).length);
  return Math.max(0, ...scores);
}
