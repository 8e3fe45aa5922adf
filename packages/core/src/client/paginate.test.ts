import fc from "fast-check";
import { describe, expect, expectTypeOf, it, vi } from "vitest";
import { calendarDate } from "../domain/index.ts";
import { createResourceClient, paginate } from "./index.ts";
import { registerContract } from "./testing-contract.test-vectors.ts";

const childNumber = (number: number) => ({
  id: String(number),
  name: `Anak ${number}`,
  birthDate: calendarDate("2024-03-09"),
});

/** A register of so many children, so many a page; the cursor is where the next page begins. */
function registerOf(count: number, perPage: number) {
  const fetch = vi.fn(async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    const sent =
      request.method === "GET" ? Object.fromEntries(new URL(request.url).searchParams) : await request.json();
    const from = Number(sent.cursor ?? 0);
    const items = Array.from({ length: Math.min(perPage, count - from) }, (_, index) => childNumber(from + index));
    return Response.json({ items, nextCursor: from + perPage < count ? String(from + perPage) : null });
  });
  return { fetch, client: createResourceClient(registerContract, { baseUrl: "https://portal.example", fetch }) };
}

describe("a list read page by page", () => {
  it("asks for nothing until it is read, and is no promise", () => {
    const { fetch, client } = registerOf(5, 2);
    const pages = paginate(client.list, {});
    expect(pages).not.toHaveProperty("then");
    expect(fetch).not.toHaveBeenCalled();
  });

  it("gives every child once, in order", async () => {
    const { client } = registerOf(5, 2);
    const names: string[] = [];
    for await (const child of paginate(client.list, { query: { villageCode: "19.06.01.2001" } })) {
      expectTypeOf(child.name).toBeString();
      names.push(child.name);
    }
    expect(names).toEqual(["Anak 0", "Anak 1", "Anak 2", "Anak 3", "Anak 4"]);
  });

  it("keeps the other words of the query on every page", async () => {
    const { fetch, client } = registerOf(3, 2);
    await paginate(client.list, { query: { villageCode: "19.06.01.2001" } }).all({ max: 10 });
    const urls = fetch.mock.calls.map(([input]) => new URL((input as Request).url).search);
    expect(urls).toEqual(["?villageCode=19.06.01.2001", "?villageCode=19.06.01.2001&cursor=2"]);
  });

  it("puts the cursor of a search into its body, away from the address", async () => {
    const { fetch, client } = registerOf(3, 2);
    expect(await paginate(client.search, { body: { name: "Sari" } }).all({ max: 10 })).toHaveLength(3);
    expect(fetch.mock.calls.every(([input]) => new URL((input as Request).url).search === "")).toBe(true);
  });

  it("gives one page by its cursor", async () => {
    const { client } = registerOf(5, 2);
    expect(await paginate(client.list, {}).page("4")).toEqual({ items: [childNumber(4)], nextCursor: null });
  });

  it("gives as many as asked for, with no request more than needed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(20), fc.integer({ min: 1, max: 7 }), fc.nat(25), async (count, perPage, max) => {
        const { fetch, client } = registerOf(count, perPage);
        const all = await paginate(client.list, {}).all({ max });
        expect(all).toHaveLength(Math.min(count, max));
        expect(fetch.mock.calls.length).toBe(max === 0 ? 0 : Math.max(1, Math.ceil(Math.min(count, max) / perPage)));
      }),
      { numRuns: 30 },
    );
  });

  it("stops a server that gives the same cursor for ever", async () => {
    const fetch = vi.fn(async () => Response.json({ items: [childNumber(1)], nextCursor: "x" }));
    const client = createResourceClient(registerContract, { baseUrl: "https://portal.example", fetch });
    await expect(paginate(client.list, {}).all({ max: 99 })).rejects.toThrow("same cursor twice");
  });

  it("ends with an AbortError when the reader gives up", async () => {
    const { client } = registerOf(5, 2);
    await expect(paginate(client.list, {}, { signal: AbortSignal.abort() }).all({ max: 9 })).rejects.toMatchObject({
      name: "AbortError",
    });
  });
});
