import type { CalendarDate } from "@spbe-kit/core";
import type { Fact, FactKind, FactOf } from "./fact.schema.ts";

/** What a civil servant's record says of one day. Facts stand whole, so that each value shows its proof. */
export interface RecordState {
  readonly day: CalendarDate;
  readonly status: "not-appointed" | "serving" | "separated";
  readonly appointment?: FactOf<"appointment">;
  readonly separation?: FactOf<"separation">;
  readonly rank?: FactOf<"rank">;
  readonly kgb?: FactOf<"kgb">;
  readonly contract?: FactOf<"contract">;
  /** The post held definitively. */
  readonly post?: FactOf<"post">;
  /** Posts held as Plt, Plh, Pj or Pjs that day, earliest first. */
  readonly actingPosts: readonly FactOf<"post">[];
  /** Reached by that day, earliest first. */
  readonly education: readonly FactOf<"education">[];
  readonly training: readonly FactOf<"training">[];
  readonly awards: readonly FactOf<"award">[];
  readonly assessments: readonly FactOf<"assessment">[];
  /** In force that day. */
  readonly family: readonly FactOf<"family">[];
  readonly discipline: readonly FactOf<"discipline">[];
  readonly leave: readonly FactOf<"leave">[];
}

export interface RecordOnOptions {
  /** Only what was written by this instant (UTC, six decimals) counts: the record as it was known then. */
  readonly knownAt?: string;
}

/**
 * The state on a day. The order of `facts` does not matter. Of facts that follow one another (rank, definitive post,
 * contract, periodic rise, employment) the one that began last counts, of two from one day the one written last.
 * After the end of service nothing is held any more; what was reached (education, training, awards) stays.
 */
export function recordOn(facts: readonly Fact[], day: CalendarDate, options: RecordOnOptions = {}): RecordState {
  const begun = standingFacts(facts, options).filter(({ validFrom }) => validFrom <= day);
  const inForce = begun.filter((fact) => holdsOn(fact, day));
  const appointment = current(ofKind(begun, "appointment"), day);
  const separation = last(ofKind(begun, "separation"));
  const separated = separation !== undefined && (!appointment || appointment.validFrom < separation.validFrom);
  const serving = appointment !== undefined && !separated;
  // Who serves again after an end of service holds nothing of the former service.
  const since = separation?.validFrom ?? "";
  const served = serving ? begun.filter(({ validFrom }) => validFrom >= since) : [];
  const held = served.filter((fact) => holdsOn(fact, day));
  const posts = ofKind(served, "post");
  return {
    day,
    status: separated ? "separated" : serving ? "serving" : "not-appointed",
    ...present("appointment", appointment),
    ...present("separation", separated ? separation : undefined),
    ...present("rank", current(ofKind(served, "rank"), day)),
    ...present("kgb", current(ofKind(served, "kgb"), day)),
    ...present("contract", current(ofKind(served, "contract"), day)),
    ...present(
      "post",
      current(
        posts.filter(({ data }) => data.holding === "definitif"),
        day,
      ),
    ),
    actingPosts: ofKind(held, "post").filter(({ data }) => data.holding !== "definitif"),
    education: ofKind(begun, "education"),
    training: ofKind(begun, "training"),
    awards: ofKind(begun, "award"),
    assessments: ofKind(begun, "assessment"),
    family: ofKind(inForce, "family"),
    discipline: ofKind(held, "discipline"),
    leave: ofKind(held, "leave"),
  };
}

/**
 * The facts that stand: what a later fact superseded is gone, withdrawals with it. Where two correct the same fact, the
 * one written last stands. Sorted by first day, then by writing.
 */
export function standingFacts(facts: readonly Fact[], { knownAt }: RecordOnOptions = {}): Fact[] {
  const known = facts.filter(({ recordedAt }) => knownAt === undefined || recordedAt <= knownAt);
  const correcting = new Map<string, Fact>();
  for (const fact of known) {
    if (fact.supersedes === undefined) continue;
    const other = correcting.get(fact.supersedes);
    if (!other || byWriting(other, fact) < 0) correcting.set(fact.supersedes, fact);
  }
  return known
    .filter((fact) => fact.kind !== "withdrawal" && !correcting.has(fact.factId))
    .filter((fact) => fact.supersedes === undefined || correcting.get(fact.supersedes) === fact)
    .sort((a, b) => byText(a.validFrom, b.validFrom) || byWriting(a, b));
}

/** The facts of one kind, in the order given. */
export function ofKind<K extends FactKind>(facts: readonly Fact[], kind: K): FactOf<K>[] {
  return facts.filter((fact): fact is FactOf<K> => fact.kind === kind);
}

/** What began last ends what was before it, so an ended fact never brings the one before back. */
function current<T extends Fact>(begun: readonly T[], day: CalendarDate): T | undefined {
  const fact = last(begun);
  return fact && holdsOn(fact, day) ? fact : undefined;
}

function holdsOn({ validFrom, validUntil }: Fact, day: CalendarDate): boolean {
  return validFrom <= day && (validUntil === undefined || day <= validUntil);
}

function byWriting(a: Fact, b: Fact): number {
  return byText(a.recordedAt, b.recordedAt) || byText(a.factId, b.factId);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function last<T>(items: readonly T[]): T | undefined {
  return items[items.length - 1];
}

function present<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: T };
}
