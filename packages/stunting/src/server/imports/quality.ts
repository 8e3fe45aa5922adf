import type { ImportQuality } from "../../domain/import.schema.ts";
import type { JudgedRow } from "./judged-row.ts";

/** Gathers how good the measuring was, from the accepted rows of a file. */
export class QualityGatherer {
  readonly #weightLastDigits = new Array<number>(10).fill(0);
  readonly #statureLastDigits = new Array<number>(10).fill(0);
  #flagged = 0;
  #withoutPosition = 0;
  #differing = 0;
  #count = 0;
  #mean = 0;
  #squares = 0;

  see(row: JudgedRow): void {
    if (row.kind === "rejected") return;
    const { weightKg, statureCm, position, heightForAge } = row.reading;
    countLastDigit(this.#weightLastDigits, weightKg);
    countLastDigit(this.#statureLastDigits, statureCm);
    const flagged = row.problems.some(({ code }) => code === "eppgbm/score-flagged");
    if (flagged) this.#flagged += 1;
    if (statureCm !== null && position === null) this.#withoutPosition += 1;
    if (row.kind === "differing") this.#differing += 1;
    if (!flagged && heightForAge.ours !== null) this.#addScore(heightForAge.ours);
  }

  /** Welford's method: one pass, no sum of large squares. */
  #addScore(z: number): void {
    this.#count += 1;
    const away = z - this.#mean;
    this.#mean += away / this.#count;
    this.#squares += away * (z - this.#mean);
  }

  get result(): ImportQuality {
    return {
      weightLastDigits: [...this.#weightLastDigits],
      statureLastDigits: [...this.#statureLastDigits],
      flagged: this.#flagged,
      withoutPosition: this.#withoutPosition,
      heightForAgeSd: this.#count < 2 ? null : Math.round(Math.sqrt(this.#squares / (this.#count - 1)) * 100) / 100,
      differing: this.#differing,
    };
  }
}

/** The digit after the decimal point: measured honestly, all ten come equally often. */
function countLastDigit(digits: number[], value: number | null): void {
  if (value === null) return;
  const digit = Math.round(value * 10) % 10;
  digits[digit] = (digits[digit] ?? 0) + 1;
}
