/** The only source of chance. Pass it in; take `systemRandom` at the outermost edge, `seededRandom` in tests and synthetic data. */
export interface RandomPort {
  /** A UUID version 7: sorts by the moment it was made, and never goes back within one port. */
  uuid(): string;
  /** `count` random bytes (0 to 65,536). */
  bytes(count: number): Uint8Array<ArrayBuffer>;
}

type ByteSource = (count: number) => Uint8Array<ArrayBuffer>;

/** Chance from the platform's cryptography (`globalThis.crypto`): browsers in a secure context, workers, Node. */
export const systemRandom: RandomPort = /* @__PURE__ */ randomFrom(
  (count) => globalThis.crypto.getRandomValues(new Uint8Array(count)),
  () => Date.now(),
);

/**
 * The same sequence for the same seed. For tests and synthetic data only: anyone can foretell it.
 *
 * @param seed any integer
 * @param startsAt the instant the first UUID carries, in milliseconds since 1970; each later one is a millisecond on
 */
export function seededRandom(seed: number, startsAt = 1_767_225_600_000): RandomPort {
  const next = mulberry32(seed);
  let moment = startsAt - 1;
  return randomFrom(
    (count) => Uint8Array.from({ length: count }, () => next() & 0xff),
    () => {
      moment += 1;
      return moment;
    },
  );
}

function randomFrom(bytes: ByteSource, milliseconds: () => number): RandomPort {
  let lastMoment = 0;
  let counter = 0;
  return {
    bytes,
    uuid() {
      const tail = bytes(10);
      const moment = milliseconds();
      if (moment > lastMoment) {
        lastMoment = moment;
        counter = ((tail[0]! << 8) | tail[1]!) & 0x7ff; // room to count up within the millisecond
      } else if (counter < 0xfff) {
        counter += 1;
      } else {
        // More than 2,048 in a millisecond, or a clock set back: borrow the next millisecond (RFC 9562, section 6.2).
        lastMoment += 1;
        counter = 0;
      }
      return uuidText(lastMoment, counter, tail.subarray(2));
    },
  };
}

function uuidText(milliseconds: number, counter: number, tail: Uint8Array): string {
  const time = milliseconds.toString(16).padStart(12, "0");
  const version = (0x7000 | counter).toString(16);
  const rest = Array.from(tail, (byte, index) => (index === 0 ? (byte & 0x3f) | 0x80 : byte));
  const hex = rest.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${hex.slice(0, 4)}-${hex.slice(4)}`;
}

/** Mulberry32 (Tommy Ettinger, public domain): small and even enough for synthetic data. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
