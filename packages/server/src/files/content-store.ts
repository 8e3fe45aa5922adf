/** Where sealed content lies: a folder, or a bucket. It never sees a clear byte, nor a name that somebody typed. */
export interface ContentStore {
  /** Stores the whole content or nothing. @throws the disk's or the service's error */
  write(at: ContentAddress, sealed: AsyncIterable<Uint8Array>): Promise<void>;
  /** The sealed content as a file of this machine; undefined where it is not there. `close` when done. */
  fetch(at: ContentAddress): Promise<LocalContent | undefined>;
  /** Removes content and what an interrupted writing left of it. Removing twice is allowed. */
  remove(at: ContentAddress): Promise<void>;
}

export interface ContentAddress {
  /** Kemendagri's code with dots. */
  readonly regency: string;
  /** A UUID the host made. */
  readonly contentId: string;
}

export interface LocalContent {
  readonly path: string;
  close(): Promise<void>;
}

const REGENCY = /^\d{2}\.\d{2}$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** "19.06/0190…": the only way to a path or key. @throws Error for anything but a regency's code and a UUID */
export function addressParts({ regency, contentId }: ContentAddress): readonly [string, string] {
  if (!REGENCY.test(regency) || !UUID.test(contentId))
    throw new Error(
      "spbe-server: stored content is found by a regency's code and a UUID only, and one of the two is neither.",
    );
  return [regency, contentId];
}
