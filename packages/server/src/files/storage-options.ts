import { join } from "node:path";
import type { ContentStore } from "./content-store.ts";
import { diskContent } from "./disk-content.ts";
import { type S3Options, s3Content } from "./s3-content.ts";

/** Where uploaded and produced files lie, sealed. */
export type StorageOptions = { readonly kind: "disk"; readonly folder: string } | ({ readonly kind: "s3" } & S3Options);

/**
 * @param dataFolder without `storage`, files lie in its folder "files"
 * @returns a store; where neither is given, one that explains itself when it is first used
 */
export function contentStoreOf(
  storage: StorageOptions | undefined,
  dataFolder: string | undefined,
  now: () => string,
): ContentStore {
  if (storage?.kind === "s3") return s3Content(storage, now);
  if (storage) return diskContent(storage.folder);
  return dataFolder === undefined ? noContent : diskContent(join(dataFolder, "files"));
}

const refuse = (): never => {
  throw new Error(
    'spbe-server: this host has no place for files. Give createSpbeServer storage: { kind: "disk", folder } or { kind: "s3", ... }, or a dataFolder.',
  );
};
const noContent: ContentStore = {
  write: async () => refuse(),
  fetch: async () => refuse(),
  remove: async () => refuse(),
};
