import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { metrics, type Tracer, trace } from "@opentelemetry/api";
import { systemRandom } from "@spbe-kit/core";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openDatabase } from "../database/database.ts";
import { describeEngines } from "../database/testing-engines.ts";
import { openS3Double } from "../files/s3-double.fixture.ts";
import { makeKeyRing } from "../keys/make-keys.ts";
import { type Keycloak, manyLogins, realmVisitor, startKeycloak } from "../login/keycloak.fixture.ts";
import { REALM_CLIENT, REALM_PEOPLE } from "../login/testing/realm-claims.ts";
import { archiveModule, deskModule } from "../tasks/desk.fixture.ts";
import { type CanaryBytes, type CanarySearch, canaryLines, canarySearch } from "../testing/canary-search.ts";
import { openSearchable, type SearchableDatabase } from "../testing/searchable-database.ts";
import type { SpbeServer } from "./create-spbe-server.ts";
import { CLIENT_HEADER } from "./cross-site-guard.ts";
import { createHostLog, describeError } from "./host-log.ts";
import { choosePort } from "./listen.ts";
import { notesHost } from "./notes-host.fixture.ts";

/** What no line, answer, span, figure or row may hold. Tokens join them while they are given out. */
const SMTP_PASSWORD = "sandi-surel-Vexolith-58";
const S3_SECRET = "kunci-s3-Brumvelar-Nokstrand-9031";
const TYPED_PASSWORD = "sandi-diketik-Ostwendrik-77";
const BEARER = "bearer-Calvixormund-4471-token";

describeEngines("a host's secrets", (engine) => {
  const ring = makeKeyRing(systemRandom, "test");
  const keys: CanaryBytes[] = [ring.audit, ring.vault[0], ring.index].map(({ id, bytes }) => ({ name: id, bytes }));
  const tokens = new Set<string>();
  const told: string[] = [];
  const answers: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), "spbe-secrets-"));
  let logged = "";
  let place: SearchableDatabase;
  let keycloak: Keycloak;
  let server: SpbeServer;
  let origin: string;
  let mail: Awaited<ReturnType<typeof passwordMailbox>>;
  let bucket: Awaited<ReturnType<typeof openS3Double>>;
  let everything: CanarySearch;
  let leavesTo = "";

  beforeAll(async () => {
    place = await openSearchable(engine);
    listenToTelemetry(told);
    rememberTokens(tokens);
    const port = await choosePort({ port: 0 });
    origin = `http://127.0.0.1:${port}`;
    [keycloak, mail, bucket] = await Promise.all([
      startKeycloak(origin),
      passwordMailbox(),
      openS3Double("portal", { region: "id", accessKeyId: "portal", secretAccessKey: S3_SECRET }),
    ]);
    server = compose();
    await place.db.migrate(server.migrations);
    await server.start({ port });
    await everyLogin();
    await everyAdapter();
    await wrongPlaces();
    const typed = [SMTP_PASSWORD, S3_SECRET, TYPED_PASSWORD, BEARER, REALM_CLIENT.secret];
    everything = canarySearch([...typed, ...tokens, ...keys]);
  }, 120_000);
  afterAll(async () => {
    vi.restoreAllMocks();
    trace.disable();
    metrics.disable();
    await server.close();
    await Promise.all([place.close(), keycloak.stop(), mail.close(), bucket.close()]);
    rmSync(folder, { recursive: true, force: true });
  });

  function compose(): SpbeServer {
    const destination = new Writable({
      write(chunk, _encoding, done) {
        logged += String(chunk);
        done();
      },
    });
    const storing = archiveModule(async (_letterId, task) => {
      const content = (async function* () {
        yield Buffer.from("%PDF-1.7\n");
      })();
      const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
      await task.files.put(content, { maxBytes: 1_000, kinds: "unjudged", expiresAt, name: "surat.pdf" });
      await task.finish(async () => undefined);
    });
    return notesHost(Object.assign(Object.create(place.db), { close: async () => undefined }), {
      modules: [deskModule, storing],
      publicUrl: origin,
      identity: keycloak.identity,
      keys: ring,
      metrics: true,
      rateLimits: manyLogins,
      notices: { email: { smtpUrl: mail.smtpUrl, from: "portal@belitungtimurkab.go.id" } },
      storage: {
        kind: "s3",
        endpoint: bucket.endpoint,
        bucket: "portal",
        region: "id",
        accessKeyId: "portal",
        secretAccessKey: S3_SECRET,
        spoolFolder: folder,
      },
      log: createHostLog({ level: "trace", destination }),
    }).server;
  }

  const keep = async (response: Response): Promise<Response> => {
    const headers = [...response.headers].filter(([name]) => !["set-cookie", "location"].includes(name));
    answers.push(`${headers.map(String).join("\n")}\n${await response.clone().text()}`);
    return response;
  };

  /** Logins that succeed, that come a second time, that are of another browser, and without a provider. */
  async function everyLogin(): Promise<void> {
    const visitor = () => realmVisitor(origin, keycloak);
    const her = visitor();
    const callback = await her.authenticate("rina");
    await keep(await her.atPortal.send(callback));
    await keep(await her.session());
    await keep(await her.atPortal.send(callback));
    const again = visitor();
    await again.signIn("rina");
    const out = { method: "POST", headers: { origin, accept: "application/json", [CLIENT_HEADER]: "test" } };
    leavesTo = ((await (await again.atPortal.send("/auth/logout", out)).json()) as { redirectTo: string }).redirectTo;
    const late = visitor();
    const second = await late.authenticate("wulan");
    for (const { value } of [...her.atPortal.jar, ...late.atPortal.jar]) remember(value);
    for (const [name, value] of [callback, second].flatMap((url) => [...new URL(url).searchParams]))
      if (name !== "iss") remember(value);
    await keycloak.ask({ act: "set-clock", aheadSeconds: 61 });
    await keep(await late.atPortal.send(second));
    await keycloak.ask({ act: "set-clock", aheadSeconds: 0 });
    await keycloak.ask({ act: "change-id-tokens", by: "stranger" });
    await keep(await visitor().signIn("wulan"));
    await keycloak.ask({ act: "change-id-tokens" });
    const form = new URLSearchParams({ logout_token: [...tokens].find((token) => token.startsWith("ey")) ?? "" });
    await keep(await fetch(`${origin}/auth/backchannel-logout`, { method: "POST", body: form }));
  }

  function remember(value: string): void {
    const text = decodeURIComponent(value);
    if (text.length >= 16) tokens.add(text);
    const token = /^\d\d\.\d\d-(.+)$/.exec(text)?.[1];
    if (token) tokens.add(token);
    if (text.startsWith("eyJ") && !text.includes("."))
      for (const [name, part] of Object.entries(JSON.parse(Buffer.from(text, "base64url").toString()) as object))
        if (name !== "returnPath") tokens.add(String(part));
  }

  /** Mail that is taken and mail whose login is refused, files that are stored and files a bucket refuses. */
  async function everyAdapter(): Promise<void> {
    const writer = { accountId: "sari", name: "Sari", regencyCode: "19.06", role: "writer", unitName: "" } as const;
    const scope = { kind: "regency" } as const;
    const key = await server.login.sessions.create({ ...writer, scope }, undefined, "", "sari@example.go.id");
    tokens.add(key.token);
    const headers = { cookie: server.login.cookies.write(key).split(";")[0]!, origin, [CLIENT_HEADER]: "test" };
    const receive = () =>
      server.app.request("/api/desk/letters", {
        method: "POST",
        headers: { ...headers, "content-type": "application/json", "idempotency-key": systemRandom.uuid() },
        body: JSON.stringify({ letterId: systemRandom.uuid(), tell: "sari" }),
      });
    expect((await keep(await receive())).status).toBe(204);
    await server.tasks.settle();
    expect(mail.taken()).toBe(1);
    expect(bucket.objects.size).toBe(1);
    mail.refuse();
    bucket.state.failing = true;
    await keep(await receive());
    await server.tasks.settle();
    const left = await server.app.request("/auth/logout", { method: "POST", headers });
    await keep(left);
  }

  /** Passwords and tokens where nobody reads them. */
  async function wrongPlaces(): Promise<void> {
    const headers = {
      authorization: `Bearer ${BEARER}`,
      cookie: `spbe-dev=19.06-${BEARER}`,
      "x-password": TYPED_PASSWORD,
    };
    const query = `password=${TYPED_PASSWORD}&access_token=${BEARER}&code=${BEARER}`;
    for (const path of [
      "/auth/login",
      "/auth/callback",
      "/api/session",
      "/api/nowhere",
      "/anak",
      "/healthz",
      "/readyz",
    ])
      await keep(await server.app.request(`${path}?${query}`, { headers }));
    const body = JSON.stringify({ username: "sari", password: TYPED_PASSWORD, token: BEARER });
    for (const path of ["/auth/login", "/auth/place", "/auth/logout", "/api/desk/letters", "/api/session"])
      await keep(
        await server.app.request(path, {
          method: "POST",
          headers: { ...headers, "content-type": "application/json" },
          body,
        }),
      );
  }

  it("were all in use", () => {
    // Two logins' codes, states, nonces and verifiers, ID and access tokens, cookies.
    expect(tokens.size).toBeGreaterThan(15);
    expect([...tokens].filter((token) => token.split(".").length === 3).length).toBeGreaterThan(1);
    expect(logged).toContain("login refused");
    expect(mail.refused()).toBeGreaterThan(0);
    expect(told.some((line) => line.includes("http.server.request.duration"))).toBe(true);
  });

  it("are in no line of the log, nor is a person's name", () => {
    expect(canaryLines(everything.in("log", logged))).toEqual([]);
    const names = canarySearch(Object.values(REALM_PEOPLE).map(({ name }) => name));
    expect(canaryLines(names.in("log", logged))).toEqual([]);
  });

  it("are in no answer but the cookie and the address they are made for", () => {
    expect(answers.length).toBeGreaterThan(15);
    expect(canaryLines(answers.flatMap((answer, at) => everything.in(`answer ${at}`, answer)))).toEqual([]);
  });

  it("are in no address, not even the provider's own logout, nor is a person's name", () => {
    expect(new URL(leavesTo).origin).toBe(keycloak.origin);
    expect([...new URL(leavesTo).searchParams.keys()].sort()).toEqual(["client_id", "post_logout_redirect_uri"]);
    const names = canarySearch(Object.values(REALM_PEOPLE).map(({ name }) => name));
    for (const search of [everything, names]) expect(canaryLines(search.in("address", leavesTo))).toEqual([]);
  });

  it("are in no span and no figure, nor is a person's name", () => {
    const names = canarySearch(Object.values(REALM_PEOPLE).map(({ name }) => name));
    for (const search of [everything, names]) expect(canaryLines(search.in("telemetry", told.join("\n")))).toEqual([]);
  });

  it("are in no object of the bucket, in no letter and on no page of the database", async () => {
    const outside = [...[...bucket.objects].map(([name, bytes]) => [name, bytes] as const), ...mail.letters()];
    expect(canaryLines(outside.flatMap(([name, bytes]) => everything.in(name, bytes)))).toEqual([]);
    const { files, found } = await place.search(everything);
    expect(files).toBeGreaterThan(100);
    expect(canaryLines(found)).toEqual([]);
  }, 60_000);
});

describe("a database's password", () => {
  it("is in no refusal to open it", async () => {
    const url = `postgres://portal:${TYPED_PASSWORD}@127.0.0.1:9/portal`;
    const failure = await openDatabase({ url, ownerUrl: url }).then(
      async (database) => database.withoutTenant(async () => undefined).catch((error: unknown) => error),
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(Error);
    const said = `${(failure as Error).stack}${JSON.stringify(describeError(failure))}`;
    expect(canaryLines(canarySearch([TYPED_PASSWORD]).in("refusal", said))).toEqual([]);
  });
});

/** A mail server that asks for the password, and can refuse it with the words servers use. */
async function passwordMailbox() {
  const letters: [string, Buffer][] = [];
  let refusing = false;
  let refused = 0;
  const box = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth({ username, password }, _session, done) {
      if (!refusing && password === SMTP_PASSWORD) return done(null, { user: username });
      refused += 1;
      return done(new Error(`authentication failed for ${username}`));
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        letters.push([`letter ${letters.length}`, Buffer.concat(chunks)]);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => box.listen(0, "127.0.0.1", resolve));
  const { port } = box.server.address() as AddressInfo;
  return {
    smtpUrl: `smtp://portal:${SMTP_PASSWORD}@127.0.0.1:${port}`,
    letters: () => letters,
    taken: () => letters.length,
    refuse: () => (refusing = true),
    refused: () => refused,
    close: () => new Promise<void>((resolve) => box.close(() => resolve())),
  };
}

/** Every token the provider hands to the host, and every secret the host sends for it. */
function rememberTokens(tokens: Set<string>): void {
  const trueFetch = globalThis.fetch;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const response = await trueFetch(input, init);
    const url = new URL(input instanceof Request ? input.url : input);
    if (!url.pathname.endsWith("/token")) return response;
    for (const [name, value] of new URLSearchParams(String(init?.body ?? "")))
      if (name.startsWith("code")) tokens.add(value);
    const said = (await response.clone().json()) as Readonly<Record<string, unknown>>;
    for (const [name, value] of Object.entries(said)) if (/_token$/.test(name)) tokens.add(String(value));
    return response;
  });
}

/** An OpenTelemetry SDK of the test's own: what any part of the process tells it. */
function listenToTelemetry(told: string[]): void {
  const tell = (...said: readonly unknown[]) => void told.push(JSON.stringify(said));
  const span: Record<string, (...said: unknown[]) => unknown> = {};
  for (const word of [
    "setAttribute",
    "setAttributes",
    "addEvent",
    "addLink",
    "setStatus",
    "updateName",
    "recordException",
  ])
    span[word] = (...said) => {
      tell(word, ...said);
      return span;
    };
  Object.assign(span, {
    end: () => undefined,
    isRecording: () => true,
    spanContext: () => ({ traceId: "", spanId: "" }),
  });
  const tracer = {
    startSpan: (...said: unknown[]) => {
      tell("span", ...said);
      return span;
    },
    startActiveSpan: (...said: unknown[]) => {
      tell("span", ...said.slice(0, -1));
      return (said.at(-1) as (active: unknown) => unknown)(span);
    },
  };
  trace.setGlobalTracerProvider({ getTracer: () => tracer as unknown as Tracer });
  const instrument = (name: string) => ({
    record: (...said: unknown[]) => tell(name, ...said),
    add: (...said: unknown[]) => tell(name, ...said),
  });
  const meter = { createHistogram: instrument, createCounter: instrument, createUpDownCounter: instrument };
  metrics.setGlobalMeterProvider({ getMeter: () => meter as never });
}
