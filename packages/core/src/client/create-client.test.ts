import ky from "ky";
import { afterEach, describe, expect, it, vi } from "vitest";
import { calendarDate, isProblem } from "../domain/index.ts";
import { createModuleClient, createResourceClient, forwardCookies } from "./index.ts";
import { registerContract } from "./testing-contract.test-vectors.ts";

const baseUrl = "https://portal.example";
const sari = { id: "1", name: "Sari", birthDate: calendarDate("2024-03-09") };

type Answer = Response | Error | ((request: Request) => Response | Promise<Response>);

/** A server that gives these answers in turn, the last one for ever, and remembers what it was asked. */
function serverOf(...answers: Answer[]) {
  const requests: Request[] = [];
  const fetch = vi.fn(async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    requests.push(request.clone());
    const answer = answers[Math.min(requests.length, answers.length) - 1]!;
    if (answer instanceof Error) throw answer;
    return answer instanceof Response ? answer.clone() : answer(request);
  });
  return { fetch, requests };
}

const problem = (code: string, status: number, more: object = {}) =>
  new Response(JSON.stringify({ type: "about:blank", title: "Ditolak", status, code, ...more }), {
    status,
    headers: { "content-type": "application/problem+json" },
  });

afterEach(() => vi.useRealTimers());

describe("a call that succeeds", () => {
  it("resolves to the value, read by its schema", async () => {
    const { fetch, requests } = serverOf(Response.json({ ...sari, addedLater: 1 }));
    const register = createResourceClient(registerContract, { baseUrl, fetch });
    expect(await register.read({ params: { childId: "a/b" } })).toEqual(sari);
    expect(requests[0]?.url).toBe("https://portal.example/api/stunting/children/a%2Fb");
    expect(requests[0]?.headers.get("x-spbe-client")).toBe("1");
    expect(requests[0]?.headers.has("idempotency-key")).toBe(false);
  });

  it("writes a query, leaving out what is undefined and repeating lists", async () => {
    const { fetch, requests } = serverOf(Response.json({ items: [], nextCursor: null }));
    const register = createResourceClient(registerContract, { baseUrl: `${baseUrl}/beltim/`, fetch });
    await register.list({ query: { villageCode: undefined, status: ["pendek", "kurus & kecil"] } });
    await register.list();
    expect(requests[0]?.url).toBe(
      "https://portal.example/beltim/api/stunting/children?status=pendek&status=kurus+%26+kecil",
    );
    expect(requests[1]?.url).toBe("https://portal.example/beltim/api/stunting/children");
  });

  it("sends JSON with a key of its own, or the one the caller kept", async () => {
    const { fetch, requests } = serverOf(Response.json(sari, { status: 201 }));
    const { children } = createModuleClient({ children: registerContract }, { baseUrl, fetch });
    await children.register({ body: sari });
    await children.register({ body: sari }, { idempotencyKey: "kept-with-the-draft" });
    expect(await requests[0]?.json()).toEqual(sari);
    expect(requests[0]?.headers.get("content-type")).toBe("application/json");
    expect(requests[0]?.headers.get("idempotency-key")).toMatch(/^[0-9a-f-]{36}$/);
    expect(requests[1]?.headers.get("idempotency-key")).toBe("kept-with-the-draft");
  });

  it("says the language, the token and the headers asked for at that moment", async () => {
    const { fetch, requests } = serverOf(Response.json({ ok: true }));
    let locale: "id" | "en" = "id";
    const client = createResourceClient(registerContract, {
      baseUrl,
      fetch,
      locale: () => locale,
      token: async () => `token-${locale}`,
      headers: () => ({ "x-trace": locale }),
    });
    await client.ping();
    locale = "en";
    await client.ping(undefined, { headers: { "x-once": "1" } });
    const told = requests.map(({ headers }) =>
      ["accept-language", "authorization", "x-trace", "x-once"].map((name) => headers.get(name)),
    );
    expect(told).toEqual([
      ["id", "Bearer token-id", "id", null],
      ["en", "Bearer token-en", "en", "1"],
    ]);
  });

  it("answers nothing for an empty success", async () => {
    const { fetch } = serverOf(new Response(null, { status: 204 }));
    expect(
      await createResourceClient(registerContract, { baseUrl, fetch }).remove({ params: { childId: "1" } }),
    ).toBeUndefined();
  });

  it("uses a ky instance as it is set up", async () => {
    const { fetch, requests } = serverOf(Response.json({ ok: true }));
    const own = ky.create({ baseUrl, fetch, headers: { "x-own": "yes" } });
    expect(await createResourceClient(registerContract, own).ping()).toEqual({ ok: true });
    expect(requests[0]?.headers.get("x-own")).toBe("yes");
    expect(requests[0]?.headers.get("x-spbe-client")).toBe("1");
  });
});

describe("files", () => {
  it("uploads raw bytes and tells how far it is", async () => {
    const { fetch, requests } = serverOf(Response.json({ importId: "7" }));
    const file = new File(["a,b\n1,2\n"], "posyandu.csv", { type: "text/csv" });
    const onUploadProgress = vi.fn();
    const client = createResourceClient(registerContract, { baseUrl, fetch });
    expect(await client.upload({ body: file }, { onUploadProgress })).toEqual({ importId: "7" });
    expect(requests[0]?.headers.get("content-type")).toBe("application/octet-stream");
    expect(await requests[0]?.text()).toBe("a,b\n1,2\n");
    expect(onUploadProgress).toHaveBeenLastCalledWith({ sentBytes: 8, totalBytes: 8 });
  });

  it.each([
    ['attachment; filename="ditolak.csv"', "ditolak.csv"],
    ["attachment; filename=\"x.csv\"; filename*=UTF-8''baris%20ditolak%20%E2%9C%93.csv", "baris ditolak ✓.csv"],
    ['attachment; filename="../../etc/passwd"', "passwd"],
    ["attachment; filename*=UTF-8''%E0%A4%A", "%E0%A4%A"],
    [undefined, "unduhan"],
  ])("downloads a file named by %s", async (disposition, name) => {
    const headers = { "content-type": "text/csv", ...(disposition && { "content-disposition": disposition }) };
    const { fetch } = serverOf(new Response("baris", { headers }));
    const file = await createResourceClient(registerContract, { baseUrl, fetch }).download({
      params: { importId: "7" },
    });
    expect([file.name, file.type, await file.text()]).toEqual([name, "text/csv", "baris"]);
  });
});

describe("a refusal", () => {
  const duplicate = problem("stunting/duplicate-child", 409, {
    data: { childId: "9" },
    traceId: "t1",
    detail: "Sudah ada.",
  });

  it("rejects with the problem, told by its code", async () => {
    const { fetch } = serverOf(duplicate);
    const error = await createResourceClient(registerContract, { baseUrl, fetch })
      .register({ body: sari })
      .catch((thrown) => thrown);
    expect(isProblem(error, "stunting/duplicate-child")).toBe(true);
    expect(error).toMatchObject({ status: 409, data: { childId: "9" }, traceId: "t1", message: "Ditolak: Sudah ada." });
  });

  it("comes as a value from safe", async () => {
    const { fetch } = serverOf(duplicate);
    const result = await createResourceClient(registerContract, { baseUrl, fetch }).register.safe({ body: sari });
    expect(result).toMatchObject({ ok: false, error: { code: "stunting/duplicate-child", data: { childId: "9" } } });
  });

  it("succeeds as a value from safe", async () => {
    const { fetch } = serverOf(Response.json(sari));
    const result = await createResourceClient(registerContract, { baseUrl, fetch }).read.safe({
      params: { childId: "1" },
    });
    expect(result).toEqual({ ok: true, value: sari });
  });

  it("with a code of a newer server keeps its code when thrown, and is unexpected for safe", async () => {
    const { fetch } = serverOf(problem("stunting/new-rule", 422));
    const client = createResourceClient(registerContract, { baseUrl, fetch });
    await expect(client.register({ body: sari })).rejects.toMatchObject({ code: "stunting/new-rule" });
    const result = await client.register.safe({ body: sari });
    expect(result).toMatchObject({
      ok: false,
      error: { code: "core/unexpected", status: 422, cause: { code: "stunting/new-rule" } },
    });
  });

  it("whose data is not what was declared is unexpected", async () => {
    const { fetch } = serverOf(problem("stunting/duplicate-child", 409, { data: { child: 9 } }));
    await expect(
      createResourceClient(registerContract, { baseUrl, fetch }).register({ body: sari }),
    ).rejects.toMatchObject({
      code: "core/unexpected",
      status: 409,
    });
  });

  it.each([
    [401, "core/not-signed-in"],
    [403, "core/forbidden"],
    [404, "core/not-found"],
    [413, "core/body-too-large"],
    [418, "core/unexpected"],
    [500, "core/unexpected"],
    [502, "core/not-ready"],
  ])("of a proxy with status %i is %s", async (status, code) => {
    const { fetch } = serverOf(new Response("<h1>nginx</h1>", { status, headers: { "content-type": "text/html" } }));
    await expect(createResourceClient(registerContract, { baseUrl, fetch, retry: 0 }).ping()).rejects.toMatchObject({
      code,
      status,
    });
  });
});

describe("an answer that cannot be used", () => {
  it.each([
    ["a page of HTML", () => new Response("<!doctype html>", { headers: { "content-type": "text/html" } })],
    ["a shape of another version", () => Response.json({ ok: "yes" })],
    ["nothing at all", () => new Response("")],
  ])("%s is unexpected", async (_, answer) => {
    const { fetch } = serverOf(answer);
    await expect(createResourceClient(registerContract, { baseUrl, fetch, locale: "en" }).ping()).rejects.toMatchObject(
      {
        code: "core/unexpected",
        message: expect.stringContaining("cannot be read"),
      },
    );
  });

  it("a line that breaks while the answer comes is offline", async () => {
    const broken = () =>
      new Response(
        new ReadableStream({
          start: (controller) => {
            controller.enqueue(new TextEncoder().encode('{"ok":'));
          },
          pull: (controller) => controller.error(new TypeError("terminated")),
        }),
      );
    const { fetch } = serverOf(broken);
    await expect(createResourceClient(registerContract, { baseUrl, fetch }).ping()).rejects.toMatchObject({
      code: "core/offline",
    });
  });
});

describe("no answer", () => {
  it("is offline, after trying again", async () => {
    vi.useFakeTimers();
    const { fetch } = serverOf(new TypeError("fetch failed"));
    const result = createResourceClient(registerContract, { baseUrl, fetch }).ping.safe();
    await vi.runAllTimersAsync();
    expect(await result).toMatchObject({ ok: false, error: { code: "core/offline", status: 0 } });
    expect(fetch).toHaveBeenCalledTimes(3);
  });

  it("for too long is a timeout", async () => {
    const { fetch } = serverOf(
      (request) =>
        new Promise((_, reject) => request.signal.addEventListener("abort", () => reject(request.signal.reason))),
    );
    const result = await createResourceClient(registerContract, { baseUrl, fetch, timeout: 20, retry: 0 }).ping.safe();
    expect(result).toMatchObject({ ok: false, error: { code: "core/timeout" } });
  });

  it("because the caller gave up is an AbortError, from both ways of calling", async () => {
    const { fetch } = serverOf(
      (request) =>
        new Promise((_, reject) => request.signal.addEventListener("abort", () => reject(request.signal.reason))),
    );
    const client = createResourceClient(registerContract, { baseUrl, fetch });
    for (const call of [client.ping, client.ping.safe]) {
      const giveUp = new AbortController();
      const pending = call(undefined, { signal: giveUp.signal });
      setTimeout(() => giveUp.abort(), 5);
      await expect(pending).rejects.toMatchObject({ name: "AbortError" });
    }
  });

  it("and a programmer's mistake stays one", async () => {
    const client = createResourceClient(registerContract, { baseUrl, fetch: serverOf(Response.json({})).fetch });
    // @ts-expect-error the child's id is missing
    await expect(client.read.safe({ params: {} })).rejects.toThrow("needs a value for {childId}");
  });
});

describe("trying again", () => {
  it("waits as long as the server asks, and sends the same key", async () => {
    vi.useFakeTimers();
    const busy = problem("core/too-many-requests", 429);
    busy.headers.set("retry-after", "2");
    const { fetch, requests } = serverOf(busy, Response.json(sari));
    const pending = createResourceClient(registerContract, { baseUrl, fetch }).register({ body: sari });
    await vi.advanceTimersByTimeAsync(1_900);
    expect(fetch).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(await pending).toEqual(sari);
    expect(requests[1]?.headers.get("idempotency-key")).toBe(requests[0]?.headers.get("idempotency-key"));
    expect(await requests[1]?.json()).toEqual(sari);
  });

  it.each([500, 409, 422])("does not repeat after %i", async (status) => {
    const { fetch } = serverOf(problem("core/unexpected", status));
    await createResourceClient(registerContract, { baseUrl, fetch }).ping.safe();
    expect(fetch).toHaveBeenCalledOnce();
  });

  it("does not happen when it is turned off", async () => {
    const { fetch } = serverOf(problem("core/not-ready", 503));
    await createResourceClient(registerContract, { baseUrl, fetch, retry: 0 }).ping.safe();
    expect(fetch).toHaveBeenCalledOnce();
  });
});

describe("asking for a person from another server", () => {
  it("passes on who asks and from where, and nothing else", () => {
    const headers = new Headers({
      cookie: "__Host-spbe=abc",
      "accept-language": "id",
      "x-secret": "1",
      origin: baseUrl,
    });
    expect(forwardCookies(headers)).toEqual({ cookie: "__Host-spbe=abc", "accept-language": "id", origin: baseUrl });
  });
});
