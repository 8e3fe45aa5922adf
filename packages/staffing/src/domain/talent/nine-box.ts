import type { RuleSource } from "../rule-source.ts";

export type TalentBox = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** Where an axis turns: a score of `middle` or more is middle, of `high` or more is high. `middle` < `high`. */
export interface AxisCutOffs {
  readonly middle: number;
  readonly high: number;
}

/** What turns scores into boxes. Each agency sets its own; id and version stand beside each result. */
export interface NineBoxConfiguration {
  readonly id: string;
  readonly version: string;
  readonly performance: AxisCutOffs;
  readonly potential: AxisCutOffs;
  /** Box by performance (low, middle, high), then potential (low, middle, high). */
  readonly boxes: readonly (readonly TalentBox[])[];
  readonly source: RuleSource;
}

/** A default on scores of 0 to 100. Cut-offs are ours; the layout is from memory. Unverified. */
export const nineBoxDefault: NineBoxConfiguration = {
  id: "nine-box-default",
  version: "1",
  performance: { middle: 60, high: 80 },
  potential: { middle: 60, high: 80 },
  boxes: [
    [1, 3, 6],
    [2, 5, 8],
    [4, 7, 9],
  ],
  source: { text: "PermenPANRB 3/2020; layout from memory, cut-offs chosen as a default", verified: false },
};

export interface BoxPlacement {
  readonly box: TalentBox;
  /** Boxes 7, 8 and 9 form the agency's succession pool, box 9 also the national one (PermenPANRB 3/2020). */
  readonly successionPool: { readonly agency: boolean; readonly national: boolean };
  readonly configuration: { readonly id: string; readonly version: string };
  readonly source: RuleSource;
}

const step = (score: number, { middle, high }: AxisCutOffs): 0 | 1 | 2 => (score >= high ? 2 : score >= middle ? 1 : 0);

/** The box of two scores, in the scale of the configuration. Throws RangeError for a score that is not finite. */
export function placeInBox(
  scores: { readonly performance: number; readonly potential: number },
  configuration: NineBoxConfiguration,
): BoxPlacement {
  if (!(Number.isFinite(scores.performance) && Number.isFinite(scores.potential)))
    throw new RangeError("A score must be a finite number");
  const row = configuration.boxes[step(scores.performance, configuration.performance)];
  const box = row?.[step(scores.potential, configuration.potential)];
  if (box === undefined) throw new RangeError(`Configuration ${configuration.id} lacks a box`);
  return {
    box,
    successionPool: { agency: box >= 7, national: box === 9 },
    configuration: { id: configuration.id, version: configuration.version },
    source: configuration.source,
  };
}
