import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { ClockPort } from "@spbe-kit/core";
import type { ContentAddress, ContentStore } from "./content-store.ts";

/**
 * Writes a few bytes where files lie, reads them back and removes them: the place is there, the sign-in is right, and the account
 * may do what the host does.
 *
 * @returns what went wrong with its cure, without any key; undefined when all went well
 */
export async function storageRefusal(content: ContentStore, regency: string): Promise<string | undefined> {
  const at = { regency, contentId: randomUUID() };
  const bytes = Buffer.from("spbe-kit storage check");
  try {
    await content.write(at, pieces(bytes));
    const isBack = await comesBack(content, at, bytes);
    await content.remove(at);
    return isBack
      ? undefined
      : "spbe-server: what was written where files are stored is not there, or is another, when it is read again.";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function comesBack(content: ContentStore, at: ContentAddress, bytes: Buffer): Promise<boolean> {
  const found = await content.fetch(at);
  if (!found) return false;
  try {
    return bytes.equals(await readFile(found.path));
  } finally {
    await found.close();
  }
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const GOOD_FOR_SECONDS = 60;

/** The same for whoever asks often: looked at anew once a minute, and by one at a time. */
export function storageWatch(
  content: ContentStore,
  regency: string,
  clock: ClockPort,
): () => Promise<string | undefined> {
  let asked: { readonly at: number; readonly answer: Promise<string | undefined> } | undefined;
  return async () => {
    const now = Date.parse(clock.now());
    if (!asked || now - asked.at >= GOOD_FOR_SECONDS * 1_000)
      asked = { at: now, answer: storageRefusal(content, regency) };
    return await asked.answer;
  };
}
