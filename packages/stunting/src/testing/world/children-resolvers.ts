import type { Resolvers } from "@spbe-kit/testing";
import type { ChildFacts, ChildSummary, DuplicateHint, GrowthStatus } from "../../domain/child.schema.ts";
import type { StuntingContract } from "../../domain/contract.ts";
import { nameKey, wordsOfName } from "../../domain/name-key.ts";
import {
  measurementsOf,
  type StoredChild,
  type StuntingWorld,
  shownChild,
  shownSummary,
  validNik,
} from "./stunting-world.ts";

/** The children of a world, answered with the statuses of a real host. */
export function childrenResolvers(world: StuntingWorld): NonNullable<Resolvers<StuntingContract>["children"]> {
  const find = (childId: string) => world.children.find((child) => child.childId === childId);
  return {
    list({ query }) {
      const fitting = byName(world.children.map((child) => shownSummary(world, child))).filter(
        (child) =>
          (!query.villageCode || child.villageCode === query.villageCode) &&
          (!query.posyanduCode || child.posyanduCode === query.posyanduCode) &&
          (!query.status || hasStatus(child, query.status)),
      );
      const start = query.cursor ? fitting.findIndex(({ childId }) => childId === query.cursor) + 1 : 0;
      const items = fitting.slice(start, start + query.limit);
      const more = start + query.limit < fitting.length;
      return { items, nextCursor: more ? (items.at(-1)?.childId ?? null) : null, total: fitting.length };
    },
    search({ body }) {
      const found = world.children.filter((child) => isSearched(child, body.text));
      return { items: byName(found.map((child) => shownSummary(world, child))).slice(0, body.limit) };
    },
    duplicates: ({ body }) => ({
      items: world.children.flatMap((child): DuplicateHint[] => {
        const reasons = child.childId === body.exceptChildId ? [] : likeness(child, body);
        return reasons.length > 0 ? [{ child: shownSummary(world, child), reasons }] : [];
      }),
    }),
    get({ params }, fail) {
      const child = find(params.childId);
      return child ? shownChild(world, child) : fail("stunting/child-not-found");
    },
    revealNik({ params }, fail) {
      const child = find(params.childId);
      return child ? { nik: child.nik } : fail("stunting/child-not-found");
    },
    register({ body }, fail) {
      checkFacts(world, body, body.childId, { fail });
      if (find(body.childId)) return fail("stunting/child-id-taken");
      const child: StoredChild = { ...body, version: 1 };
      world.children.push(child);
      return shownChild(world, child);
    },
    update({ params, body, version }, fail) {
      const before = find(params.childId);
      if (!before) return fail("stunting/child-not-found");
      if (before.version !== version) return fail("core/version-changed");
      const facts = { ...body, nik: body.nik === undefined ? before.nik : body.nik };
      checkFacts(world, facts, params.childId, { fail });
      const tooEarly = measurementsOf(world, before).find(({ measuredOn }) => measuredOn < body.birthDate);
      if (tooEarly) return fail("stunting/birth-after-measurement", { measuredOn: tooEarly.measuredOn });
      const after: StoredChild = { ...facts, childId: params.childId, version: before.version + 1 };
      world.children = world.children.map((child) => (child === before ? after : child));
      return shownChild(world, after);
    },
  };
}

/** What registering and correcting refuse alike. */
interface FactsRefusal {
  fail(
    code: "stunting/birth-in-future" | "stunting/unknown-posyandu" | "stunting/nik-taken",
    data?: { childId: string | null },
  ): never;
}

function checkFacts(world: StuntingWorld, facts: ChildFacts, childId: string, { fail }: FactsRefusal): void {
  if (facts.birthDate > world.today) fail("stunting/birth-in-future");
  if (!world.posyandu.some(({ code }) => code === facts.posyanduCode)) fail("stunting/unknown-posyandu");
  const nik = validNik(facts, world.today);
  const other = world.children.find(
    (child) => child.childId !== childId && nik !== undefined && validNik(child, world.today) === nik,
  );
  if (other) fail("stunting/nik-taken", { childId: other.childId });
}

function byName(children: ChildSummary[]): ChildSummary[] {
  return children.sort((a, b) => {
    const [left, right] = [nameKey(a.name) + a.childId, nameKey(b.name) + b.childId];
    return left < right ? -1 : left > right ? 1 : 0;
  });
}

function isSearched(child: StoredChild, text: string): boolean {
  const digits = text.replace(/[\s.-]/g, "");
  if (/^\d{4,}$/.test(digits)) return child.nik === digits;
  const words = [...wordsOfName(child.name), ...wordsOfName(child.motherName ?? "")];
  return wordsOfName(text).every((wanted) => words.some((word) => word.startsWith(wanted)));
}

function likeness(
  child: StoredChild,
  wanted: Pick<ChildFacts, "name" | "birthDate" | "nik">,
): DuplicateHint["reasons"] {
  const reasons: DuplicateHint["reasons"] = [];
  const digits = wanted.nik?.replace(/[\s.-]/g, "");
  if (digits && child.nik === digits) reasons.push("same-nik");
  if (child.birthDate !== wanted.birthDate) return reasons;
  const words = wordsOfName(wanted.name).filter((word) => word !== "muhamad" && word.length > 2);
  if (nameKey(child.name) === nameKey(wanted.name)) reasons.push("same-name-and-birth");
  else if (wordsOfName(child.name).some((word) => words.includes(word))) reasons.push("similar-name-same-birth");
  return reasons;
}

function hasStatus({ latest }: ChildSummary, status: GrowthStatus): boolean {
  if (!latest) return status === "not-measured";
  if (latest.flagged) return status === "flagged";
  const below = (z: number | null, limit: number) => z !== null && z < limit;
  const { heightForAgeZ, weightForAgeZ, weightForHeightZ } = latest;
  const states: Readonly<Record<GrowthStatus, boolean>> = {
    stunted: below(heightForAgeZ, -2),
    "severely-stunted": below(heightForAgeZ, -3),
    wasted: below(weightForHeightZ, -2),
    "severely-wasted": below(weightForHeightZ, -3),
    underweight: below(weightForAgeZ, -2),
    normal: ![heightForAgeZ, weightForAgeZ, weightForHeightZ].some((z) => below(z, -2)),
    flagged: false,
    "not-measured": false,
  };
  return states[status];
}
