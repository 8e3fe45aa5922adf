/** Which colours stand on which ground in our styles, and the contrast they need: 4.5 for text, 3 for edges that matter. */
export interface TokenPair {
  readonly ink: string;
  readonly ground: string;
  readonly needs: 3 | 4.5;
}

const GROUNDS = ["canvas", "surface", "surface-sunken", "surface-raised", "hover"];
const STATUSES = ["danger", "warning", "success", "info"];
const BANDS = ["severe", "low", "edge", "ok", "high", "over"];

const on = (needs: 3 | 4.5, inks: readonly string[], grounds: readonly string[]): readonly TokenPair[] =>
  inks.flatMap((ink) => grounds.map((ground) => ({ ink, ground, needs })));

export const TOKEN_PAIRS: readonly TokenPair[] = [
  ...on(4.5, ["text", "text-2", "text-3"], [...GROUNDS, "accent-soft"]),
  ...on(4.5, ["accent-text"], ["canvas", "surface", "surface-sunken", "surface-raised", "hover", "accent-soft"]),
  ...on(4.5, ["accent-on"], ["accent", "accent-hover"]),
  ...STATUSES.flatMap((status) => [
    ...on(4.5, [status], [`${status}-soft`, "surface", "surface-raised", "accent-soft"]),
    ...on(4.5, [`${status}-on`], [status]),
    ...on(4.5, ["text", "text-2"], [`${status}-soft`]),
  ]),
  ...on(3, ["edge"], ["surface", "canvas", "surface-raised"]),
  ...on(3, ["focus"], ["surface", "canvas", "surface-raised"]),
  ...on(3, ["accent"], ["surface"]),
  ...on(4.5, ["series-register", "series-survey", "line-red", "line-orange", "line-median"], ["surface"]),
  ...on(
    3,
    ["text"],
    BANDS.map((band) => `band-${band}`),
  ),
  ...on(4.5, ["paper-text"], ["paper"]),
];
