import { type PreparedCall, prepareCall, sendCall } from "./isolation-call.ts";
import { hiddenPlaces, type IsolationOperation, operationsOf } from "./isolation-operations.ts";
import type { IsolationCell, IsolationPerson, IsolationSetup, Place, PlaceInputs } from "./isolation-setup.ts";
import { stream } from "./random-stream.ts";
import { type RatioOfMedians, ratioOfMedians } from "./ratio-of-medians.ts";

/** How long to measure, and when to call two times different. */
export interface IsolationTimesOptions {
  /** Pairs of calls at first, doubled while the verdict is open. Default 30. */
  readonly pairs?: number;
  /** No more pairs than this. Default 480. */
  readonly most?: number;
  /** How far the ratio of the medians may lie from 1. Default 0.05. */
  readonly limit?: number;
  /**
   * `proven` finds what is plainly different, in seconds: it measures on while the ratio lies outside the limit, and calls it a
   * fault only where the whole interval does, so that a busy machine alone fails nothing. `measured` proves that they are alike: it
   * measures on until the whole interval lies within the limit, and calls a ratio outside it a fault; for a quiet machine and
   * thousands of pairs. Default `proven`.
   */
  readonly verdict?: "proven" | "measured";
  /** Only what lies there; both hidden places when left out. */
  readonly places?: readonly Place[];
}

/** One operation, one hidden record, against ids nobody has. */
export interface IsolationTime extends IsolationCell {
  readonly pairs: number;
  /** Medians in milliseconds: of the hidden record, and of an id nobody has. */
  readonly hiddenMs: number;
  readonly nowhereMs: number;
  /** The first by the second, with the interval of 99 %. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

const WARMING = 10;

/**
 * Whether the time of an answer tells a hidden record from an id nobody has: for every operation with an id in its path, and every
 * reference that is refused or only read, calls in turn to both. A busy machine slows both alike.
 *
 * Run it behind `isolationMatrix`, on the same setup: what is refused there is timed here. Only one person is tried for each
 * operation and place, the first whose role may call it.
 */
export async function isolationTimes(
  setup: IsolationSetup,
  options: IsolationTimesOptions = {},
): Promise<IsolationTime[]> {
  const times: IsolationTime[] = [];
  for (const tried of operationsOf(setup))
    for (const [probe, inputs] of timedInputs(tried))
      for (const { place, person } of firstWhoMay(setup, tried, inputs)) {
        if (options.places && !options.places.includes(place)) continue;
        const time = await timeOne(setup, { tried, probe, inputs, place, person }, options);
        if (time) times.push(time);
      }
  return times;
}

function timedInputs({ inputs, references }: IsolationOperation): (readonly [string | undefined, PlaceInputs])[] {
  return [...(inputs.nowhere ? [[undefined, inputs] as const] : []), ...Object.entries(references)];
}

function firstWhoMay(setup: IsolationSetup, tried: IsolationOperation, inputs: PlaceInputs) {
  const who = new Map<Place, IsolationPerson>();
  for (const person of setup.people)
    if (tried.allowed[person.role])
      for (const [place] of hiddenPlaces(tried, person, inputs)) if (!who.has(place)) who.set(place, person);
  return [...who].map(([place, person]) => ({ place, person }));
}

interface Timed {
  readonly tried: IsolationOperation;
  readonly probe: string | undefined;
  readonly inputs: PlaceInputs;
  readonly place: Place;
  readonly person: IsolationPerson;
}

async function timeOne(
  setup: IsolationSetup,
  timed: Timed,
  options: IsolationTimesOptions,
): Promise<IsolationTime | undefined> {
  const { pairs: first = 30, most = 480, limit = 0.05, verdict = "proven" } = options;
  const { tried, probe, place, person } = timed;
  const { status } = await sendCall(setup, tried.operation, await timed.inputs[place]!(person), person.headers);
  // What succeeds would write at every call: ids for new records, and searches, which the audit keeps.
  if (status < 400 && tried.operation.method !== "GET") return undefined;
  const pair = await pairOf(setup, timed);
  for (let warm = 0; warm < WARMING; warm += 1) await pair(warm);
  const pairs: (readonly [number, number])[] = [];
  let found: RatioOfMedians;
  do {
    const wanted = Math.min(most, Math.max(first, pairs.length * 2));
    while (pairs.length < wanted) pairs.push(await pair(pairs.length));
    found = ratioOfMedians(pairs, stream(1, "isolation-times", tried.act, pairs.length));
  } while (pairs.length < most && isOpen(found, limit, verdict));
  const { ratio, low, high, medians } = found;
  const outside = verdict === "proven" ? low > 1 + limit || high < 1 - limit : Math.abs(ratio - 1) > limit;
  const percent = `${Math.abs((ratio - 1) * 100).toFixed(1)} % ${ratio > 1 ? "longer" : "shorter"}`;
  return {
    operation: tried.act,
    ...(probe !== undefined && { probe }),
    person: person.name,
    place,
    status,
    fault: outside ? `Takes ${percent} than an id nobody has: its time tells that the record exists.` : undefined,
    pairs: pairs.length,
    hiddenMs: medians[0],
    nowhereMs: medians[1],
    ratio,
    low,
    high,
  };
}

function isOpen(
  { ratio, low, high }: RatioOfMedians,
  limit: number,
  verdict: NonNullable<IsolationTimesOptions["verdict"]>,
): boolean {
  return verdict === "proven" ? Math.abs(ratio - 1) > limit : low < 1 - limit || high > 1 + limit;
}

/** One call to each, in turn first and second. Both are prepared once: a refused call uses nothing up. */
async function pairOf({ call }: IsolationSetup, { tried, inputs, place, person }: Timed) {
  const prepare = async (inputOf: NonNullable<PlaceInputs[Place]>) =>
    prepareCall(tried.operation, await inputOf(person), person.headers);
  const hidden = await prepare(inputs[place]!);
  const nowhere = await prepare(inputs.nowhere!);
  async function timeOf({ path, init }: PreparedCall): Promise<number> {
    const started = performance.now();
    const response = await call(path, init);
    await response.arrayBuffer();
    return performance.now() - started;
  }
  return async (turn: number): Promise<readonly [number, number]> => {
    if (turn % 2 === 0) {
      const first = await timeOf(hidden);
      return [first, await timeOf(nowhere)];
    }
    const first = await timeOf(nowhere);
    return [await timeOf(hidden), first];
  };
}
