import { createHash, createHmac } from "node:crypto";

/** What signs requests to an S3 service. The secret never leaves this process. */
export interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** For example "ap-southeast-3"; services of one's own often take "us-east-1". */
  readonly region: string;
}

export interface RequestToSign {
  readonly method: string;
  readonly url: URL;
  /** Lower-case names. All of them are signed. */
  readonly headers: Readonly<Record<string, string>>;
  /** SHA-256 of the body, hex. */
  readonly contentSha256: string;
  /** ISO instant, UTC. */
  readonly now: string;
}

export const EMPTY_SHA256 = createHash("sha256").digest("hex");

/**
 * The headers of a request with its signature.
 *
 * @source AWS Signature Version 4, "Authenticating Requests: Using the Authorization Header" (Amazon S3 API reference)
 */
export function signedHeaders(request: RequestToSign, credentials: S3Credentials): Record<string, string> {
  const { url, contentSha256, now } = request;
  const stamp = `${now.slice(0, 19).replace(/[-:]/g, "")}Z`;
  const headers = {
    ...request.headers,
    host: url.host,
    "x-amz-content-sha256": contentSha256,
    "x-amz-date": stamp,
  };
  return { ...headers, authorization: authorizationOf({ ...request, headers }, stamp, credentials) };
}

function authorizationOf(request: RequestToSign, stamp: string, credentials: S3Credentials): string {
  const day = stamp.slice(0, 8);
  const scope = `${day}/${credentials.region}/s3/aws4_request`;
  const names = Object.keys(request.headers).sort();
  const toSign = ["AWS4-HMAC-SHA256", stamp, scope, sha256(canonical(request, names))].join("\n");
  const key = [day, credentials.region, "s3", "aws4_request"].reduce<string | Buffer>(
    hmac,
    `AWS4${credentials.secretAccessKey}`,
  );
  const signature = hmac(key, toSign).toString("hex");
  return `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope},SignedHeaders=${names.join(";")},Signature=${signature}`;
}

function canonical({ method, url, headers, contentSha256 }: RequestToSign, names: readonly string[]): string {
  const query = [...url.searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join("&");
  const lines = names.map((name) => `${name}:${headers[name]!.trim()}\n`).join("");
  return [method, pathOf(url), query, lines, names.join(";"), contentSha256].join("\n");
}

function pathOf({ pathname }: URL): string {
  return pathname
    .split("/")
    .map((part) => encoded(decodeURIComponent(part)))
    .join("/");
}

/** RFC 3986: everything but letters, digits and - . _ ~ is encoded. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
