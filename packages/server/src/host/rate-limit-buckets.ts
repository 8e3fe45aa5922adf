/** How often somebody may ask: at once, and in the long run. */
export interface RateLimit {
  /** Requests that may come at once. */
  readonly burst: number;
  /** Requests that are given back in a minute. */
  readonly perMinute: number;
}

/** One bucket of tokens for each name, in this process's memory. */
export interface RateLimitBuckets {
  /** Takes a token. @returns undefined when there was one, else the whole seconds after which there will be */
  take(name: string): number | undefined;
  readonly size: number;
}

/** Most names that are remembered: some 10 MB. */
const MOST = 50_000;

interface Bucket {
  tokens: number;
  /** Milliseconds since the epoch. */
  at: number;
}

/**
 * Token buckets of bounded number. The name that was silent longest is forgotten first: it has won back most of its tokens, so
 * forgetting it gives away least.
 *
 * @param now milliseconds since the epoch; a clock that is set back gives nothing
 */
export function rateLimitBuckets({ burst, perMinute }: RateLimit, now: () => number, most = MOST): RateLimitBuckets {
  if (!(burst >= 1 && perMinute > 0))
    throw new Error("spbe-server: a rate limit lets nobody in. Give burst at least 1 and perMinute more than 0.");
  const buckets = new Map<string, Bucket>();
  return {
    take(name) {
      const at = now();
      const before = buckets.get(name);
      const won = before ? (Math.max(0, at - before.at) * perMinute) / 60_000 : 0;
      const tokens = Math.min(burst, before ? before.tokens + won : burst);
      buckets.delete(name); // A map keeps its order of insertion: the last asked stands last.
      buckets.set(name, { tokens: tokens >= 1 ? tokens - 1 : tokens, at });
      const [oldest] = buckets.keys();
      if (buckets.size > most && oldest !== undefined) buckets.delete(oldest);
      return tokens >= 1 ? undefined : Math.ceil(((1 - tokens) * 60) / perMinute);
    },
    get size() {
      return buckets.size;
    },
  };
}
