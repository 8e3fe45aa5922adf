import type { DumpManifest } from "../operations/dump-manifest.ts";

/** What a dump holds, in four lines: counts only. */
export function sayDump(
  { regencies, files, contents, engine, engineVersion, takenAt }: DumpManifest,
  say: (line: string) => void,
): void {
  const rows = files.reduce((total, file) => total + file.rows, 0);
  const bytes = files.reduce((total, file) => total + file.bytes, 0);
  say(`Taken ${takenAt} from ${engine} ${engineVersion}`);
  say(`Regencies: ${regencies.length === 0 ? "none" : regencies.join(", ")}`);
  const stored = contents.reduce((total, content) => total + content.bytes, 0);
  say(`${rows} rows in ${files.length} files, ${(bytes / 1_000_000).toFixed(1)} MB`);
  say(`${contents.length} stored files, ${(stored / 1_000_000).toFixed(1)} MB`);
}
