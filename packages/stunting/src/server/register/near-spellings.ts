/** Shorter words have too many neighbours to be guessed; longer ones are no names. */
const SHORTEST = 4;
const LONGEST = 24;

/**
 * The word as typed, and patterns (SQL `like`) of the words that differ from it in one place: a letter wrong, one too many, one
 * missing, or two neighbours swapped. `"nuara"` gives `["nuara", "uara", "_uara", "_nuara", "unara", ...]`, among them "naura".
 * Only the word itself below 4 letters.
 *
 * @param word letters and digits as `wordsOfName` gives them, so that nothing in it is a pattern already
 */
export function nearSpellings(word: string): readonly string[] {
  const letters = [...word];
  if (letters.length < SHORTEST || letters.length > LONGEST) return [word];
  const patterns = letters.flatMap((letter, at) => {
    const before = letters.slice(0, at).join("");
    const after = letters.slice(at + 1).join("");
    const next = letters[at + 1] ?? "";
    const swapped = `${before}${next}${letter}${letters.slice(at + 2).join("")}`;
    return [`${before}${after}`, `${before}_${after}`, `${before}_${letter}${after}`, swapped];
  });
  return [...new Set([word, ...patterns, `${word}_`])];
}
