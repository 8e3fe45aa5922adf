/**
 * A name as it is compared: lower case, no marks, no titles, and the spellings that officials mix up written one way
 * (`oe` and `u`, `dj` and `j`, `y` and `i`, doubled letters, `Muhammad` in its many forms). Two children are never
 * called the same because of it; it only finds whom to look at.
 */
export function nameKey(name: string): string {
  return wordsOfName(name).join(" ");
}

/** The compared words of a name, in order. `"Moh. Rizky Nu'man"` gives `["muhamad", "rizki", "numan"]`. */
export function wordsOfName(name: string): string[] {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’`]/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map(wordKey);
}

const MUHAMMAD = /^(m|mh|mhd|moch|moh|muh|muhamad|muhammad|mohamad|mohammad|mochamad|mochammad|muchamad)$/;

function wordKey(word: string): string {
  if (MUHAMMAD.test(word)) return "muhamad";
  return word
    .replace(/oe/g, "u")
    .replace(/dj/g, "j")
    .replace(/tj/g, "c")
    .replace(/sy|sj/g, "s")
    .replace(/ph|v/g, "f")
    .replace(/kh/g, "h")
    .replace(/y/g, "i")
    .replace(/q/g, "k")
    .replace(/z/g, "s")
    .replace(/(.)\1+/g, "$1");
}
