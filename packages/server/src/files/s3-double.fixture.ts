import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type S3Credentials, signedHeaders } from "./s3-signature.ts";

/**
 * A bucket as an S3 service keeps it: it believes no signature, hash or length it has not worked out itself from what arrived. That
 * the signature's rule is Amazon's own is proven by its published examples in s3-signature.test.ts.
 */
export async function openS3Double(bucket: string, credentials: S3Credentials) {
  const objects = new Map<string, Buffer>();
  const state = { failing: false };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const refusal = state.failing ? "SlowDown" : refusalOf(request, body);
    if (refusal)
      return void response.writeHead(refusal === "SlowDown" ? 503 : 403).end(`<Error><Code>${refusal}</Code></Error>`);
    const key = new URL(request.url ?? "", endpoint).pathname;
    if (!key.startsWith(`/${bucket}/`))
      return void response.writeHead(404).end("<Error><Code>NoSuchBucket</Code></Error>");
    if (request.method === "PUT") objects.set(key, body);
    else if (request.method === "DELETE") objects.delete(key);
    const found = objects.get(key);
    if (request.method === "GET" && !found)
      return void response.writeHead(404).end("<Error><Code>NoSuchKey</Code></Error>");
    response.writeHead(request.method === "DELETE" ? 204 : 200).end(request.method === "GET" ? found : undefined);
  }

  function refusalOf(
    { method = "", url = "", headers, rawHeaders }: IncomingMessage,
    body: Buffer,
  ): string | undefined {
    const given = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? "")?.[1]?.split(";");
    if (!given?.includes("host") || !given.includes("x-amz-date")) return "AccessDenied";
    if (method === "PUT" && headers["content-length"] !== String(body.length)) return "MissingContentLength";
    const contentSha256 = createHash("sha256").update(body).digest("hex");
    if (headers["x-amz-content-sha256"] !== contentSha256) return "XAmzContentSHA256Mismatch";
    const now = String(headers["x-amz-date"]).replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, "$1-$2-$3:$4:$5");
    if (Math.abs(Date.parse(now) - Date.now()) > 15 * 60_000) return "RequestTimeTooSkewed";
    const own = new Set(["host", "x-amz-date", "x-amz-content-sha256"]);
    const signed = Object.fromEntries(
      given.filter((name) => !own.has(name)).map((name) => [name, String(headers[name])]),
    );
    const right = signedHeaders(
      { method, url: new URL(url, endpoint), headers: signed, contentSha256, now },
      credentials,
    );
    const sent = rawHeaders[rawHeaders.findIndex((name) => name.toLowerCase() === "authorization") + 1];
    return sent === right.authorization ? undefined : "SignatureDoesNotMatch";
  }

  return { endpoint, objects, state, close: () => new Promise((resolve) => server.close(resolve)) };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
