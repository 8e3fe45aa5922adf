import { createHash } from "node:crypto";

const MASK = (1n << 256n) - 1n;

/** Adds up the rows of a table; the order in which they come does not matter, so two engines may sort text differently. */
export interface RowSum {
  add(line: string): void;
  readonly rows: number;
  /** Sum of the SHA-256 of every row, modulo 2^256, as 64 hex digits. */
  readonly sum: string;
}

/** An empty sum. */
export function rowSum(): RowSum {
  let rows = 0;
  let sum = 0n;
  return {
    add(line) {
      rows += 1;
      sum = (sum + BigInt(`0x${createHash("sha256").update(line).digest("hex")}`)) & MASK;
    },
    get rows() {
      return rows;
    },
    get sum() {
      return sum.toString(16).padStart(64, "0");
    },
  };
}
