import { defineResource } from "@spbe-kit/core";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { contractFetch, type Resolvers } from "./contract-responder.ts";

const letters = defineResource({
  get: {
    method: "GET",
    path: "/office/letters/{letterId}",
    summary: "Show a letter",
    permission: "office/letters.read",
    params: z.object({ letterId: z.string() }),
    query: z.object({ pages: z.coerce.number().int().max(9).default(1) }),
    success: z.object({ letterId: z.string(), pages: z.number() }),
    errors: { "office/letter-not-found": { status: 404, when: "No such letter." } },
  },
  write: {
    method: "POST",
    path: "/office/letters",
    summary: "Write a letter",
    permission: "office/letters.write",
    body: z.object({ subject: z.string().min(1, { error: "office/subject-missing" }), copies: z.number() }),
    success: z.object({ subject: z.string() }),
    status: 201,
    errors: { "office/number-taken": { status: 409, when: "Taken.", data: z.object({ number: z.string() }) } },
  },
  drop: {
    method: "DELETE",
    path: "/office/letters",
    summary: "Drop all",
    permission: "office/letters.write",
    success: "empty",
  },
});
const contract = { letters };
const resolvers: Resolvers<typeof contract> = {
  letters: {
    get: ({ params, query }, fail) =>
      params.letterId === "a b" ? { letterId: params.letterId, pages: query.pages } : fail("office/letter-not-found"),
    write: ({ body }, fail) =>
      body.subject === "taken" ? fail("office/number-taken", { number: "7" }) : { subject: body.subject },
    drop: () => undefined,
  },
};
const fetch = contractFetch(contract, resolvers);
const send = async (method: string, path: string, body?: string) => {
  const response = await fetch(`http://localhost/api${path}`, { method, ...(body !== undefined && { body }) });
  const text = await response.text();
  return { status: response.status, type: response.headers.get("content-type"), body: text ? JSON.parse(text) : null };
};

describe("answering from a contract", () => {
  it("hands the decoded path and the parsed query to the resolver", async () => {
    expect(await send("GET", "/office/letters/a%20b?pages=3")).toMatchObject({
      status: 200,
      body: { letterId: "a b", pages: 3 },
    });
  });

  it("answers with the declared status", async () => {
    expect(await send("POST", "/office/letters", '{"subject":"Undangan","copies":2}')).toMatchObject({ status: 201 });
    expect(await send("DELETE", "/office/letters")).toMatchObject({ status: 204, body: null });
  });

  it("refuses with the status, the code and the data the contract declares", async () => {
    const refused = await send("POST", "/office/letters", '{"subject":"taken","copies":2}');
    expect(refused).toMatchObject({
      status: 409,
      type: "application/problem+json",
      body: { code: "office/number-taken", data: { number: "7" } },
    });
    expect(await send("GET", "/office/letters/other")).toMatchObject({
      status: 404,
      body: { code: "office/letter-not-found" },
    });
  });

  it("names each wrong field with the code of its own rule, or of the platform", async () => {
    const { status, body } = await send("POST", "/office/letters", '{"subject":"","copies":"two"}');
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: "core/bad-request",
      errors: [
        { path: "body.subject", code: "office/subject-missing" },
        { path: "body.copies", code: "core/invalid-type" },
      ],
    });
  });

  it("tells JSON that cannot be read and paths that do not exist", async () => {
    expect(await send("POST", "/office/letters", "{")).toMatchObject({
      status: 400,
      body: { code: "core/malformed-json" },
    });
    expect(await send("GET", "/office/elsewhere")).toMatchObject({ status: 404, body: { code: "core/not-found" } });
  });

  it("stops a resolver that refuses with a code nobody declared", async () => {
    const undeclared = contractFetch(contract, { letters: { drop: (_, fail) => fail("office/nowhere" as never) } });
    await expect(undeclared("http://localhost/api/office/letters", { method: "DELETE" })).rejects.toThrow(
      /does not declare "office\/nowhere"/,
    );
  });
});
