import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { systemRandom } from "@spbe-kit/core";
import { type KeyRing, readKeyRing } from "../keys/key-ring.ts";
import { environmentOf, makeKeyRing } from "../keys/make-keys.ts";

/** Beside the data they lock, which is why they protect nothing and production refuses them. */
export const TRIAL_KEYS_FILE = "trial-keys.json";

/**
 * The keys of a trial on this machine: made at the first start, then read as the environment of a true portal is.
 *
 * @throws Error for a file that was damaged: new keys would make the data of the trial unreadable without a word
 */
export async function trialKeys(dataFolder: string): Promise<KeyRing> {
  const file = join(dataFolder, TRIAL_KEYS_FILE);
  const kept = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (kept !== undefined) return readKeyRing(parse(kept, file));
  const ring = makeKeyRing(systemRandom, "trial");
  await mkdir(dataFolder, { recursive: true });
  await writeFile(file, JSON.stringify(environmentOf(ring), undefined, 2), { mode: 0o600, flag: "wx" });
  return ring;
}

function parse(kept: string, file: string): Record<string, string | undefined> {
  try {
    return JSON.parse(kept) as Record<string, string | undefined>;
  } catch (cause) {
    throw new Error(
      `spbe-server: ${file} is damaged, so the data of this trial can no longer be read. Put a copy back, or delete the whole folder to begin a new trial.`,
      { cause },
    );
  }
}
