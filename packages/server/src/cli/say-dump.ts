import type { DumpManifest } from "../operations/dump-manifest.ts";

/** What a dump holds, in three lines: counts only. */
export function sayDump(
  { regencies, files, engine, engineVersion, takenAt }: DumpManifest,
  say: (line: string) => void,
): void {
  const rows = files.reduce((total, file) => total + file.rows, 0);
  const bytes = files.reduce((total, file) => total + file.bytes, 0);
  say(`Taken ${takenAt} from ${engine} ${engineVersion}`);
  say(`Regencies: ${regencies.length === 0 ? "none" : regencies.join(", ")}`);
  say(`${rows} rows in ${files.length} files, ${(bytes / 1_000_000).toFixed(1)} MB`);
}
