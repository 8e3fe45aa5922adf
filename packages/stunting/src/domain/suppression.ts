/** Below this many measured children a village's counts are withheld from people who may not see single children. */
export const SMALLEST_SHOWN_GROUP = 20;

/**
 * Which areas to withhold so that no small group can be read, not even by subtracting what is shown from the total: the small
 * ones, and as many of the next smallest as it takes until two or more areas with twenty or more children together are hidden.
 *
 * @returns the codes to withhold; empty when every area is large enough, or nobody was measured in the small ones
 */
export function areasToWithhold(
  areas: readonly { readonly code: string; readonly measured: number }[],
  smallest = SMALLEST_SHOWN_GROUP,
): ReadonlySet<string> {
  const bySize = areas.filter(({ measured }) => measured > 0).sort((a, b) => a.measured - b.measured);
  const small = bySize.filter(({ measured }) => measured < smallest).length;
  if (small === 0) return new Set();
  let hidden = small;
  const together = () => bySize.slice(0, hidden).reduce((sum, { measured }) => sum + measured, 0);
  while (hidden < bySize.length && (hidden < 2 || together() < smallest)) hidden += 1;
  return new Set(bySize.slice(0, hidden).map(({ code }) => code));
}
