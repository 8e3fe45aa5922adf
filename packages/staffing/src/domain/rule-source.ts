/** Where a rule is written. `verified` only when every figure of the rule rests on that source, none on memory. */
export interface RuleSource {
  readonly text: string;
  readonly verified: boolean;
}
