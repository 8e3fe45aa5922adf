/** How many officials initial before the signer, and which of a longer chain. */
export interface ParafRules {
  /** Most hierarchical steps; whole number from 0. */
  readonly depth: number;
  /** Which posts of a longer chain are kept. */
  readonly keep: "nearest-signer" | "nearest-drafter";
  readonly verified: { readonly depth: boolean; readonly keep: boolean };
}

/**
 * At most three, those nearest the signer.
 * @source Permendagri 54/2009 annex C (depth); which three is our reading (unverified)
 */
export const defaultParafRules: ParafRules = {
  depth: 3,
  keep: "nearest-signer",
  verified: { depth: true, keep: false },
};

/** A post on the way. `vacant`: nobody acts for it today, not even a Plt or Plh. */
export interface RoutePost {
  readonly postId: string;
  readonly vacant?: boolean | undefined;
}

/** A post whose unit must agree. `feeds`: the hierarchy post that waits for it; the first step where absent. */
export interface CoordinationPost extends RoutePost {
  readonly feeds?: string | undefined;
}

/** Where a letter starts, who signs it, and whom it may pass. */
export interface RouteRequest {
  readonly drafterPost: string;
  readonly signerPost: string;
  /** Posts above the drafter, lowest first. The signer and whatever stands above it are not asked. */
  readonly chain: readonly RoutePost[];
  readonly coordination?: readonly CoordinationPost[] | undefined;
}

/** One step: all its posts may initial at once, and the next step waits for all of them. */
export interface ParafStep {
  readonly kind: "coordination" | "hierarchy";
  readonly posts: readonly string[];
}

/** A post that is not asked, and why. */
export interface SkippedPost {
  readonly postId: string;
  readonly reason: "vacant" | "over-depth" | "already-on-route";
}

/** The steps in order, the signer following the last, and the posts left out. */
export interface ParafRoute {
  readonly steps: readonly ParafStep[];
  readonly skipped: readonly SkippedPost[];
}

function belowSigner({ chain, signerPost, drafterPost }: RouteRequest): readonly RoutePost[] {
  const signerAt = chain.findIndex(({ postId }) => postId === signerPost);
  const below = signerAt === -1 ? chain : chain.slice(0, signerAt);
  return below.filter(
    ({ postId }, at) => postId !== drafterPost && below.findIndex((post) => post.postId === postId) === at,
  );
}

function kept(posts: readonly RoutePost[], { depth, keep }: ParafRules): readonly RoutePost[] {
  const filled = posts.filter(({ vacant }) => !vacant);
  return keep === "nearest-signer" ? filled.slice(Math.max(0, filled.length - depth)) : filled.slice(0, depth);
}

/** The kept post a coordination feeds: the one named or, where that was left out, the next one kept above it. */
function fedPost(feeds: string | undefined, chain: readonly RoutePost[], hierarchy: readonly RoutePost[]) {
  const from = feeds === undefined ? 0 : chain.findIndex(({ postId }) => postId === feeds);
  if (from === -1) return undefined;
  return chain.slice(from).find((post) => hierarchy.includes(post))?.postId;
}

/** Sorts coordination posts under the hierarchy post they feed; `undefined` stands for the signer. */
function coordinationByFed(request: RouteRequest, chain: readonly RoutePost[], hierarchy: readonly RoutePost[]) {
  const asked = new Set([request.drafterPost, request.signerPost, ...hierarchy.map(({ postId }) => postId)]);
  const byFed = new Map<string | undefined, string[]>();
  const skipped: SkippedPost[] = [];
  for (const { postId, vacant, feeds } of request.coordination ?? []) {
    if (asked.has(postId)) skipped.push({ postId, reason: "already-on-route" });
    else if (vacant) skipped.push({ postId, reason: "vacant" });
    else {
      const fed = fedPost(feeds, chain, hierarchy);
      byFed.set(fed, [...(byFed.get(fed) ?? []), postId]);
    }
    asked.add(postId);
  }
  return { byFed, skipped };
}

/**
 * The initials a letter needs before it is signed. None where the drafter signs; otherwise the hierarchy ascending, and
 * before each of its steps, in parallel, the coordination posts that feed it. A coordination whose fed post is not on
 * the chain comes last, before the signer.
 * @throws RangeError where `rules.depth` is not a whole number from 0
 * @source Permendagri 54/2009 annex C
 */
export function parafRoute(request: RouteRequest, rules: ParafRules = defaultParafRules): ParafRoute {
  if (!Number.isInteger(rules.depth) || rules.depth < 0)
    throw new RangeError(`Paraf depth ${rules.depth} is not a whole number from 0`);
  if (request.drafterPost === request.signerPost) return { steps: [], skipped: [] };
  const chain = belowSigner(request);
  const hierarchy = kept(chain, rules);
  const left = chain.filter((post) => !hierarchy.includes(post));
  const { byFed, skipped } = coordinationByFed(request, chain, hierarchy);
  const steps: ParafStep[] = [];
  for (const postId of [...hierarchy.map((post) => post.postId), undefined]) {
    const posts = byFed.get(postId);
    if (posts !== undefined) steps.push({ kind: "coordination", posts });
    if (postId !== undefined) steps.push({ kind: "hierarchy", posts: [postId] });
  }
  const unasked = left.map(({ postId, vacant }): SkippedPost => ({ postId, reason: vacant ? "vacant" : "over-depth" }));
  return { steps, skipped: [...unasked, ...skipped] };
}
