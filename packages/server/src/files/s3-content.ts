import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { addressParts, type ContentAddress, type ContentStore } from "./content-store.ts";
import { writeWhole } from "./disk-content.ts";
import { EMPTY_SHA256, type S3Credentials, signedHeaders } from "./s3-signature.ts";

export interface S3Options extends S3Credentials {
  /** The service's own address, for example "https://s3.belitungtimurkab.go.id". The bucket is written in the path. */
  readonly endpoint: string;
  readonly bucket: string;
  /** Put before every key, for example "portal/". Default none. */
  readonly prefix?: string;
  /** A folder of this machine for content on its way; what lies there is sealed too. */
  readonly spoolFolder: string;
}

/** A service that says nothing for so long is given up. */
const SILENCE_MILLISECONDS = 30_000;

/**
 * Sealed content in a bucket of any service that speaks S3. Content is gathered on this machine first, sealed, so that its length
 * and hash are known and signed: one request stores it whole or not at all.
 *
 * @param now ISO instant by which requests are signed; the service refuses one that is 15 minutes off
 */
export function s3Content(options: S3Options, now: () => string): ContentStore {
  const base = options.endpoint.replace(/\/+$/, "");
  const urlOf = (at: ContentAddress) =>
    new URL(`${base}/${options.bucket}/${options.prefix ?? ""}${addressParts(at).join("/")}`);
  const call = (method: string, url: URL, body?: Body) => send({ method, url, body, now: now() }, options);

  return {
    async write(at, sealed) {
      const url = urlOf(at);
      const path = spoolPath(options);
      try {
        const measure = measured(sealed);
        await writeWhole(path, measure.pieces);
        const answer = await call("PUT", url, { path, ...measure.result() });
        await requireSuccess("PUT", answer);
      } finally {
        await rm(path, { force: true });
      }
    },
    async fetch(at) {
      const answer = await call("GET", urlOf(at));
      if (answer.statusCode === 404) {
        await textOf(answer);
        return undefined;
      }
      await requireSuccess("GET", answer, { keepBody: true });
      const path = spoolPath(options);
      await writeWhole(path, answer);
      return { path, close: () => rm(path, { force: true }) };
    },
    async remove(at) {
      const answer = await call("DELETE", urlOf(at));
      if (answer.statusCode === 404) await textOf(answer);
      else await requireSuccess("DELETE", answer);
    },
  };
}

interface Body {
  readonly path: string;
  readonly length: number;
  readonly sha256: string;
}

function spoolPath({ spoolFolder }: S3Options): string {
  return join(spoolFolder, `${randomUUID()}.sealed`);
}

/** Lets a stream pass and tells its length and hash at the end. */
function measured(source: AsyncIterable<Uint8Array>) {
  const hash = createHash("sha256");
  let length = 0;
  async function* pieces() {
    for await (const piece of source) {
      hash.update(piece);
      length += piece.length;
      yield piece;
    }
  }
  return { pieces: pieces(), result: () => ({ length, sha256: hash.digest("hex") }) };
}

/** Not `fetch`: it would send a stream without its length, which S3 refuses. */
async function send(
  { method, url, body, now }: { method: string; url: URL; body: Body | undefined; now: string },
  credentials: S3Credentials,
): Promise<IncomingMessage> {
  const headers = signedHeaders(
    {
      method,
      url,
      now,
      headers: body ? { "content-length": String(body.length) } : {},
      contentSha256: body?.sha256 ?? EMPTY_SHA256,
    },
    credentials,
  );
  const answered = Promise.withResolvers<IncomingMessage>();
  const request = (url.protocol === "https:" ? httpsRequest : httpRequest)(url, { method, headers }, answered.resolve);
  request.setTimeout(SILENCE_MILLISECONDS, () => request.destroy(new Error("the storage service does not answer")));
  request.on("error", (cause) =>
    answered.reject(new Error(`spbe-server: ${method} to the storage service ${url.host} failed.`, { cause })),
  );
  // A service may refuse before it has read the body: then the answer says why, and the broken pipe says nothing.
  if (body) pipeline(createReadStream(body.path), request).catch(answered.reject);
  else request.end();
  return await answered.promise;
}

/** @throws Error with the service's own code, for example "SignatureDoesNotMatch" or "NoSuchBucket" */
async function requireSuccess(method: string, answer: IncomingMessage, { keepBody = false } = {}): Promise<void> {
  const status = answer.statusCode ?? 0;
  if (status >= 200 && status < 300) {
    if (!keepBody) await textOf(answer);
    return;
  }
  const code = /<Code>(\w{1,64})<\/Code>/.exec(await textOf(answer))?.[1] ?? "no code";
  throw new Error(
    `spbe-server: the storage service refused ${method} with ${status} (${code}). Compare endpoint, bucket, region and keys of storage, and this machine's clock.`,
  );
}

const LONGEST_ANSWER = 64 * 1024;

async function textOf(answer: IncomingMessage): Promise<string> {
  let text = "";
  for await (const piece of answer) if (text.length < LONGEST_ANSWER) text += (piece as Buffer).toString("utf8");
  return text;
}
