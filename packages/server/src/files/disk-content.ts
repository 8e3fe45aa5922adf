import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { addressParts, type ContentAddress, type ContentStore } from "./content-store.ts";

/** Sealed content in a folder of this machine, one file each, readable by the server's own user only. */
export function diskContent(folder: string): ContentStore {
  const pathOf = (at: ContentAddress) => join(folder, ...addressParts(at));
  return {
    write: (at, sealed) => writeWhole(pathOf(at), sealed),
    async fetch(at) {
      const path = pathOf(at);
      return (await exists(path)) ? { path, close: async () => {} } : undefined;
    },
    async remove(at) {
      const path = pathOf(at);
      await rm(path, { force: true });
      await rm(partialOf(path), { force: true });
    },
  };
}

/** Beside its place until it is whole and on the disk, then renamed: whatever interrupts it, nobody meets half a file. */
export async function writeWhole(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const partial = partialOf(path);
  const file = await open(partial, "wx", 0o600);
  try {
    for await (const piece of pieces) await file.writeFile(piece);
    await file.sync();
  } catch (error) {
    await file.close();
    await rm(partial, { force: true });
    throw error;
  }
  await file.close();
  await rename(partial, path);
  await syncFolder(dirname(path));
}

function partialOf(path: string): string {
  return `${path}.partial`;
}

/** A rename outlives a power cut only when the folder was written too. Windows cannot open folders and keeps renames itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}
