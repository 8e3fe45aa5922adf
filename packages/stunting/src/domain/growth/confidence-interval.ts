/** 97.5 % point of the normal distribution. */
const NORMAL_975 = 1.959963984540054;
/** From here the expansion below is exact to ten digits. */
const LARGE_DF = 60;

/**
 * 97.5 % point of Student's t.
 *
 * @param df whole degrees of freedom, from 1
 * @source Abramowitz and Stegun 26.7.5 (large df) and 26.7.3-4 (small df)
 */
export function studentT975(df: number): number {
  return df >= LARGE_DF ? expandedT(df) : searchedT(df);
}

/** Limits of a proportion on the logit scale, from 0 to 1; null where every row agrees (0 or 1) or there is none. */
export function logitLimits(p: number, standardError: number, df: number): readonly [number, number] | null {
  if (!(p > 0 && p < 1) || df < 1) return null;
  const centre = Math.log(p / (1 - p));
  const reach = (studentT975(df) * standardError) / (p * (1 - p));
  return [1 / (1 + Math.exp(reach - centre)), 1 / (1 + Math.exp(-reach - centre))];
}

function expandedT(df: number): number {
  const z = NORMAL_975;
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92160,
  ];
  return terms.reduce((sum, term, k) => sum + term / df ** (k + 1), z);
}

function searchedT(df: number): number {
  let low = 0;
  let high = 20;
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2;
    if (insideT(middle, df) < 0.95) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Probability between -t and t. */
function insideT(t: number, df: number): number {
  const angle = Math.atan(t / Math.sqrt(df));
  const cosine = Math.cos(angle);
  const odd = df % 2 === 1;
  let term = odd ? cosine : 1;
  let sum = df === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k <= df - 2; k += 2) {
    term *= (cosine * cosine * (k - 1)) / k;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}
