import { type CalendarDate, toDayNumber } from "@spbe-kit/core";
import { normalQuantile } from "./normal-quantile.ts";

/** Names what a stream is for: a village code, a running number. Numbers and their text give the same stream. */
export type StreamKey = string | number;

/**
 * Chance that is the same on every machine, in every time zone and in every order of work.
 * Each draw moves the stream on, so draw in a fixed order within one stream and open another stream for another thing.
 */
export interface RandomStream {
  /** Strictly between 0 and 1. */
  uniform(): number;
  /** One draw of a normal distribution; mean 0 and standard deviation 1 unless told. Uses one uniform. */
  normal(mean?: number, sd?: number): number;
  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number;
  /** True with that probability (0 to 1). */
  chance(probability: number): boolean;
  /** One of the list. @throws RangeError for an empty list. */
  pick<T>(list: readonly T[]): T;
  /** How many events happen when `mean` are expected (0 to 500). */
  poisson(mean: number): number;
  /** A valid UUID: version 8, or version 7 stamped with a moment of the day it is given, so that ids sort by day. */
  uuid(on?: CalendarDate): string;
}

/**
 * Opens the stream of one thing. Adding a village or changing the order of work never shifts the values of another
 * thing, because every thing draws from its own stream.
 *
 * @param seed any integer; the seed of the whole synthetic world
 * @param kind what is drawn, for example "village"
 * @param key which one; several parts are joined
 */
export function stream(seed: number, kind: string, ...key: readonly StreamKey[]): RandomStream {
  const [high, low] = hash64(`${seed}\u0000${kind}\u0000${key.join("\u0000")}`);
  return streamFrom(smallFastCounter(high, low));
}

function streamFrom(next: () => number): RandomStream {
  const uniform = () => (next() + 0.5) / 4_294_967_296;
  const int = (least: number, most: number) => least + Math.floor(uniform() * (most - least + 1));
  return {
    uniform,
    normal: (mean = 0, sd = 1) => mean + sd * normalQuantile(uniform()),
    int,
    chance: (probability) => uniform() < probability,
    pick(list) {
      if (list.length === 0) throw new RangeError("spbe-kit: nothing to pick from an empty list.");
      return list[int(0, list.length - 1)] as (typeof list)[number];
    },
    poisson: (mean) => poisson(mean, uniform()),
    uuid: (on) => uuid(next, on),
  };
}

/** Walks the distribution until it has passed the share drawn: one draw, and exact for the means used here. */
function poisson(mean: number, share: number): number {
  if (!(mean >= 0 && mean <= 500)) throw new RangeError("spbe-kit: give poisson a mean from 0 to 500.");
  let probability = Math.exp(-mean);
  let reached = probability;
  let count = 0;
  while (reached < share && count < 2_000) {
    count += 1;
    probability *= mean / count;
    reached += probability;
  }
  return count;
}

const MILLISECONDS_PER_DAY = 86_400_000;

function uuid(next: () => number, on: CalendarDate | undefined): string {
  const stamp = on === undefined ? undefined : toDayNumber(on) * MILLISECONDS_PER_DAY + (next() % MILLISECONDS_PER_DAY);
  const time = stamp === undefined ? hex(next(), 8) + hex(next() >>> 16, 4) : stamp.toString(16).padStart(12, "0");
  const version = (stamp === undefined ? 0x8000 : 0x7000) | (next() & 0x0fff);
  const variant = 0x8000 | (next() & 0x3fff);
  return `${time.slice(0, 8)}-${time.slice(8)}-${hex(version, 4)}-${hex(variant, 4)}-${hex(next(), 8)}${hex(next() >>> 16, 4)}`;
}

function hex(value: number, width: number): string {
  return value.toString(16).padStart(width, "0");
}

/** 64 bits of a text as two words: MurmurHash3's mixing over two lanes, as in cyrb53 (bryc, public domain). */
function hash64(text: string): readonly [number, number] {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 2_654_435_761);
    b = Math.imul(b ^ unit, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return [a >>> 0, b >>> 0];
}

/** sfc32 of PractRand (Chris Doty-Humphrey, public domain): 32-bit integer arithmetic only, so equal on every engine. */
function smallFastCounter(high: number, low: number): () => number {
  let a = high;
  let b = low;
  let c = 0x9e3779b9;
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  // The first words still show the key; twelve rounds hide it.
  for (let round = 0; round < 12; round += 1) next();
  return next;
}
