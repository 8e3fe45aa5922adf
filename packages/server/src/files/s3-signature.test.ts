import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { EMPTY_SHA256, signedHeaders } from "./s3-signature.ts";

/** The account of the examples in Amazon's S3 API reference; it exists nowhere. */
const published = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  region: "us-east-1",
};
const now = "2013-05-24T00:00:00.000Z";
const host = "https://examplebucket.s3.amazonaws.com";
const signatureOf = (headers: Record<string, string>) => /Signature=(\w+)$/.exec(headers.authorization!)?.[1];

describe("signatures of requests to S3 are those Amazon publishes", () => {
  it.each([
    {
      what: "GET of an object with a range",
      method: "GET",
      path: "/test.txt",
      headers: { range: "bytes=0-9" },
      body: "",
      signature: "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
    },
    {
      what: "PUT of an object with a sign in its name",
      method: "PUT",
      path: "/test$file.text",
      headers: { date: "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class": "REDUCED_REDUNDANCY" },
      body: "Welcome to Amazon S3.",
      signature: "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
    },
    {
      what: "GET of a bucket's life cycle",
      method: "GET",
      path: "/?lifecycle",
      headers: {},
      body: "",
      signature: "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
    },
    {
      what: "GET of a list",
      method: "GET",
      path: "/?max-keys=2&prefix=J",
      headers: {},
      body: "",
      signature: "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
    },
  ] as const)("$what", ({ method, path, headers, body, signature }) => {
    const contentSha256 = createHash("sha256").update(body).digest("hex");
    const signed = signedHeaders(
      { method, url: new URL(host + path), headers: { ...headers }, contentSha256, now },
      published,
    );
    expect(signatureOf(signed)).toBe(signature);
  });

  it("hold for one moment, one body and one secret", () => {
    const request = { method: "GET", url: new URL(`${host}/a`), headers: {}, contentSha256: EMPTY_SHA256, now };
    const base = signatureOf(signedHeaders(request, published));
    expect(signatureOf(signedHeaders({ ...request, now: "2013-05-24T00:00:01.000Z" }, published))).not.toBe(base);
    expect(signatureOf(signedHeaders({ ...request, contentSha256: "0" }, published))).not.toBe(base);
    expect(signatureOf(signedHeaders(request, { ...published, secretAccessKey: "x" }))).not.toBe(base);
  });
});
