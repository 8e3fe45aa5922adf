import type { EppgbmField } from "./columns.ts";

/** What can be wrong or remarkable in a row. `rejected` keeps the row out, `warned` lets it in with a note. */
export const EPPGBM_PROBLEMS = {
  "eppgbm/name-missing": "rejected",
  "eppgbm/nik-misplaced": "rejected",
  "eppgbm/sex-unreadable": "rejected",
  "eppgbm/birth-date-missing": "rejected",
  "eppgbm/birth-date-unreadable": "rejected",
  "eppgbm/birth-in-future": "rejected",
  "eppgbm/measured-on-missing": "rejected",
  "eppgbm/measured-on-unreadable": "rejected",
  "eppgbm/measured-in-future": "rejected",
  "eppgbm/measured-before-birth": "rejected",
  "eppgbm/no-such-day": "rejected",
  "eppgbm/date-ambiguous": "rejected",
  "eppgbm/weight-unreadable": "rejected",
  "eppgbm/weight-in-grams": "rejected",
  "eppgbm/stature-unreadable": "rejected",
  "eppgbm/stature-range": "rejected",
  "eppgbm/nothing-measured": "rejected",
  "eppgbm/village-missing": "rejected",
  "eppgbm/village-unknown": "rejected",
  "eppgbm/village-ambiguous": "rejected",
  "eppgbm/outside-your-area": "rejected",
  "eppgbm/posyandu-missing": "rejected",
  "eppgbm/duplicate-in-file": "rejected",
  "eppgbm/nik-of-another-child": "rejected",
  "eppgbm/differs-from-register": "rejected",
  "eppgbm/formula-error": "rejected",
  "eppgbm/date-order-assumed": "warned",
  "eppgbm/nik-scientific": "warned",
  "eppgbm/nik-digits-lost": "warned",
  "eppgbm/nik-masked": "warned",
  "eppgbm/nik-length": "warned",
  "eppgbm/nik-doubtful": "warned",
  "eppgbm/position-missing": "warned",
  "eppgbm/position-unreadable": "warned",
  "eppgbm/arm-unreadable": "warned",
  "eppgbm/birth-size-unreadable": "warned",
  "eppgbm/score-flagged": "warned",
  "eppgbm/too-old-to-score": "warned",
  "eppgbm/posyandu-new": "warned",
  "eppgbm/child-looks-alike": "warned",
} as const satisfies Record<string, "rejected" | "warned">;
export type EppgbmProblemCode = keyof typeof EPPGBM_PROBLEMS;

/** One problem of one row. `hint` is what the sentence names: another row, a suggested village, a corrected value. */
export interface EppgbmProblem {
  readonly field: EppgbmField | null;
  readonly code: EppgbmProblemCode;
  readonly hint?: string | undefined;
}

export function isRejected(problems: readonly EppgbmProblem[]): boolean {
  return problems.some(({ code }) => EPPGBM_PROBLEMS[code] === "rejected");
}
