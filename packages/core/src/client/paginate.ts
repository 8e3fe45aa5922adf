import type { CallOptions } from "./client-options.ts";

/** One page of a list; `nextCursor` is null on the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** A list read page by page. It asks for nothing until it is read, and is no promise itself. */
export interface Pages<T> extends AsyncIterable<T> {
  /** One page: the first without a cursor. */
  page(cursor?: string): Promise<Page<T>>;
  /** The first `max` items at most, with as many requests as that takes. */
  all(limits: { readonly max: number }): Promise<T[]>;
}

/** A method of a client whose answer is a page: its cursor stands in the query, or in the body of a search. */
interface PagedMethod<I, T> {
  (input: I, call?: CallOptions): Promise<Page<T>>;
  readonly operation: { readonly method: string };
}

/**
 * Reads a list operation to its end: `for await (const child of paginate(client.children.list, { query: { villageCode } }))`.
 *
 * @param call options of every request; an aborted signal ends the reading with its reason
 */
export function paginate<I, T>(method: PagedMethod<I, T>, input: I, call?: CallOptions): Pages<T> {
  const part = method.operation.method === "GET" ? "query" : "body";
  const page = (cursor?: string) => method(cursor === undefined ? input : withCursor(input, part, cursor), call);
  return {
    page,
    async all({ max }) {
      const items: T[] = [];
      if (max <= 0) return items;
      for await (const item of readAll(page)) {
        items.push(item);
        if (items.length >= max) break;
      }
      return items;
    },
    [Symbol.asyncIterator]: () => readAll(page),
  };
}

async function* readAll<T>(page: (cursor?: string) => Promise<Page<T>>): AsyncGenerator<T, void, undefined> {
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await page(cursor);
    yield* items;
    if (nextCursor !== null && nextCursor === cursor)
      throw new Error("spbe-kit: the server sent the same cursor twice.");
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
}

function withCursor<I>(input: I, part: "query" | "body", cursor: string): I {
  const sent = input as { readonly query?: object; readonly body?: object } | undefined;
  return { ...sent, [part]: { ...sent?.[part], cursor } } as I;
}
