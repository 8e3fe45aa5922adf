export interface Result {
  readonly title: string;
  readonly passed: boolean;
  readonly file?: string;
  readonly engine?: "pglite" | "postgresql";
}
export interface Line {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
}
export declare function engineLines(results: readonly Result[]): readonly Line[];
export declare function unequalFiles(
  results: readonly Result[],
): readonly { file: string; pglite: number; postgresql: number }[];
