import { coreRefusal } from "./refusal.ts";

/** How much a caller may send, in bytes. */
export interface BodyLimits {
  /** A JSON body. Default 1,000,000. */
  readonly json: number;
  /** An uploaded file, streamed. Default 62,914,560 (60 MiB). */
  readonly upload: number;
}

export const DEFAULT_BODY_LIMITS: BodyLimits = { json: 1_000_000, upload: 62_914_560 };

/** Refuses at once what announces itself as too large. What lies about its length is caught while it is read. */
export function refuseAnnouncedExcess(headers: Headers, limit: number): void {
  if (Number(headers.get("content-length") ?? 0) > limit) throw tooLarge(limit);
}

/** Reads a JSON body. @throws a refusal: 415 for another kind of content, 413 over the limit, 400 when it is not JSON */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const kind = mediaType(request.headers);
  if (kind !== "application/json" && !/^application\/[\w.-]+\+json$/.test(kind))
    throw coreRefusal("core/unsupported-media-type");
  const text = await readText(request, limit);
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) throw coreRefusal("core/malformed-json");
    throw cause;
  }
}

/** Reads the fields of a form. @throws a refusal: 415 for another kind of content, 413 over the limit */
export async function readForm(request: Request, limit: number): Promise<URLSearchParams> {
  if (mediaType(request.headers) !== "application/x-www-form-urlencoded")
    throw coreRefusal("core/unsupported-media-type");
  return new URLSearchParams(await readText(request, limit));
}

/** The stream of an uploaded file, cut with 413 as soon as it passes the limit. @throws a refusal: 415 for a form */
export function uploadStream(request: Request, limit: number): ReadableStream<Uint8Array> {
  const kind = mediaType(request.headers);
  if (kind.startsWith("multipart/") || kind === "application/x-www-form-urlencoded" || kind === "application/json")
    throw coreRefusal("core/unsupported-media-type");
  return (request.body ?? new Blob([]).stream()).pipeThrough(cutAt(limit));
}

function mediaType(headers: Headers): string {
  return (headers.get("content-type") ?? "").split(";")[0]!.trim().toLowerCase();
}

async function readText(request: Request, limit: number): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  // HTTP ends a body at its announced length, which was found small enough, so it need not be watched while it comes.
  if (request.headers.has("content-length")) {
    const whole = new Uint8Array(await request.arrayBuffer());
    if (whole.byteLength > limit) throw tooLarge(limit);
    return decodeOrRefuse(decoder, whole) + decodeOrRefuse(decoder);
  }
  let text = "";
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge(limit);
    text += decodeOrRefuse(decoder, chunk);
  }
  return text + decodeOrRefuse(decoder);
}

function decodeOrRefuse(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    // Bytes that are no UTF-8 cannot be JSON (RFC 8259, section 8.1).
    throw coreRefusal("core/malformed-json");
  }
}

function cutAt(limit: number): TransformStream<Uint8Array, Uint8Array> {
  let size = 0;
  return new TransformStream({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (size > limit) controller.error(tooLarge(limit));
      else controller.enqueue(chunk);
    },
  });
}

function tooLarge(limitBytes: number) {
  return coreRefusal("core/body-too-large", { data: { limitBytes } });
}
