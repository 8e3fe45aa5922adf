/** The two languages the host speaks: Indonesian by default, English beside it. */
export type Language = "id" | "en";

/**
 * The language a caller asked for.
 *
 * @param acceptLanguage an `Accept-Language` header; `in`, `in-ID` and `id-ID` all mean Indonesian
 * @returns the first of the caller's wishes that the host speaks, Indonesian when there is none
 */
export function preferredLanguage(acceptLanguage: string | null | undefined): Language {
  const wishes = (acceptLanguage ?? "")
    .split(",")
    .map((part, position) => ({ ...readWish(part), position }))
    .filter((wish) => wish.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.position - b.position);
  return wishes.find((wish) => wish.language)?.language ?? "id";
}

function readWish(part: string): { language: Language | undefined; quality: number } {
  const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
  const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
  const primary = tag.split(/[-_]/)[0];
  const language = primary === "en" ? "en" : primary === "id" || primary === "in" ? "id" : undefined;
  return { language, quality: weight === undefined ? 1 : Number(weight) };
}
