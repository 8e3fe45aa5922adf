import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "kysely";
import { SMTPServer } from "smtp-server";
import { afterEach, expect, it, vi } from "vitest";
import { describeEngines } from "../database/testing-engines.ts";
import { notesHost, notesMigrations } from "../host/notes-host.fixture.ts";
import type { SpbeServerOptions } from "../host/server-options.ts";
import { readEmail } from "../login/identity-claims.ts";
import { testSession } from "../login/test-session.ts";
import { deskModule } from "../tasks/desk.fixture.ts";
import { emailSender } from "./email-sender.ts";
import { noticeEmail, oneLine, plainAddress } from "./notice-email.ts";

/** A machine that is busy may need longer for a letter than the usual five seconds. */
vi.setConfig({ testTimeout: 60_000 });

interface Letter {
  readonly to: readonly string[];
  readonly raw: string;
}

/** A mail server of the test's own: keeps what arrives, refuses while `refusing`. */
async function mailbox() {
  const letters: Letter[] = [];
  const state = { refusing: false };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (_address, _session, done) => done(state.refusing ? new Error("mailbox unavailable") : null),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        letters.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
  });
  const port = await new Promise<number>((resolve) => {
    const listener = server.listen(0, "127.0.0.1", () => resolve((listener.address() as { port: number }).port));
  });
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { letters, state, close, smtpUrl: `smtp://127.0.0.1:${port}` };
}

/** Headers of a message with folded lines joined, and its body. */
function readLetter({ raw }: Letter): { headers: string[]; text: string } {
  const [head = "", body = ""] = raw.split(/\r\n\r\n([\s\S]*)/);
  const isQuoted = /quoted-printable/i.test(head);
  const bytes = isQuoted
    ? body
        .replace(/=\r\n/g, "")
        .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : body;
  return { headers: head.replace(/\r\n[ \t]+/g, " ").split("\r\n"), text: Buffer.from(bytes, "latin1").toString() };
}

describeEngines(
  "notices",
  (engine) => {
    const open: { close(): Promise<void> }[] = [];
    afterEach(async () => {
      for (const box of open.splice(0)) await box.close();
    });
    const keptOpen = () =>
      Object.assign(Object.create(engine.db), { close: async () => undefined }) as typeof engine.db;

    function portal(more: Partial<SpbeServerOptions> = {}) {
      const { server } = notesHost(keptOpen(), { modules: [deskModule], ...more });
      async function as(accountId: string, person: object = {}) {
        const headers = await testSession(server, { role: "writer", accountId, ...person });
        const call = (method: string, path: string, body?: object) =>
          server.app.request(`/api${path}`, {
            method,
            headers: { ...headers, ...(body && { "content-type": "application/json" }) },
            ...(body && { body: JSON.stringify(body) }),
          });
        const list = async (query = "") =>
          (await (await call("GET", `/notices${query}`)).json()) as {
            items: { noticeId: string; text: { id: string; en: string }; path: string; read: boolean }[];
            nextCursor: string | null;
          };
        const unread = async () => ((await (await call("GET", "/notices/unread")).json()) as { count: number }).count;
        const tell = async (other: string) => {
          const letterId = randomUUID();
          const answer = await call("POST", "/desk/letters", { letterId, tell: other });
          return { letterId, status: answer.status };
        };
        return { call, list, unread, tell };
      }
      /** A login as the provider's claims say it. */
      async function login(accountId: string, claims: { name: string; email: string | null }) {
        const signedIn = { accountId, name: claims.name, regencyCode: "19.06", role: "writer", unitName: "" } as const;
        await server.login.sessions.create({ ...signedIn, scope: { kind: "regency" } }, undefined, "", claims.email);
      }
      return { server, as, login, settle: () => server.tasks.settle() };
    }

    async function mailingPortal() {
      const box = await mailbox();
      open.push(box);
      const email = { smtpUrl: box.smtpUrl, from: "Portal SIGAP <portal@belitungtimurkab.go.id>" };
      return { ...portal({ notices: { email } }), box };
    }

    it("are told in both languages with their figures, newest first, until they are read", async () => {
      const { as } = portal();
      const ratna = await as("ratna");
      const sari = await as("sari");
      const first = await sari.tell("ratna");
      const second = await sari.tell("ratna");
      expect([first.status, second.status]).toEqual([204, 204]);
      const { items } = await ratna.list();
      expect(items.map(({ path }) => path)).toEqual([`/desk/${second.letterId}`, `/desk/${first.letterId}`]);
      expect(items[0]).toMatchObject({
        text: { id: "1.200 surat masuk.", en: "1,200 letter(s) arrived." },
        read: false,
      });
      expect(await ratna.unread()).toBe(2);
      expect((await ratna.call("POST", `/notices/${items[0]!.noticeId}/read`)).status).toBe(204);
      expect(await ratna.unread()).toBe(1);
      await ratna.call("POST", "/notices/read");
      expect(await ratna.unread()).toBe(0);
      expect((await ratna.list()).items.map(({ read }) => read)).toEqual([true, true]);
    });

    it("come page by page and none twice", async () => {
      const { as } = portal();
      const dian = await as("dian");
      for (let n = 0; n < 5; n += 1) await dian.tell("dian");
      const first = await dian.list("?limit=3");
      const second = await dian.list(`?limit=3&cursor=${first.nextCursor}`);
      expect(new Set([...first.items, ...second.items].map(({ noticeId }) => noticeId)).size).toBe(5);
      expect(second.nextCursor).toBeNull();
    });

    it("of another account or another regency are not there", async () => {
      const { as } = portal();
      const owner = await as("wulan");
      await owner.tell("wulan");
      const [mine] = (await owner.list()).items;
      for (const stranger of [await as("budi"), await as("wulan", { regencyCode: "19.02" })]) {
        expect((await stranger.list()).items).toEqual([]);
        expect(await stranger.unread()).toBe(0);
        expect((await stranger.call("POST", `/notices/${mine!.noticeId}/read`)).status).toBe(404);
        await stranger.call("POST", "/notices/read");
      }
      expect(await owner.unread()).toBe(1);
    });

    it("of a write that was rolled back are never told", async () => {
      const { as } = portal();
      const rudi = await as("rudi");
      const answer = await rudi.call("POST", "/desk/letters", { letterId: randomUUID(), tell: "rudi", refuse: true });
      expect(answer.status).toBe(422);
      expect(await rudi.unread()).toBe(0);
    });

    it("go out by e-mail once, with the sentence and the portal's address and no more", async () => {
      const { as, login, settle, box } = await mailingPortal();
      const clerk = await as("clerk");
      await login("hadi", { name: "Hadi Purnomo", email: "hadi@example.go.id" });
      const { letterId } = await clerk.tell("hadi");
      await settle();
      await settle();
      expect(box.letters).toHaveLength(1);
      const { headers, text } = readLetter(box.letters[0]!);
      expect(box.letters[0]!.to).toEqual(["hadi@example.go.id"]);
      expect(headers).toEqual(
        expect.arrayContaining([
          "From: Portal SIGAP <portal@belitungtimurkab.go.id>",
          "To: Hadi Purnomo <hadi@example.go.id>",
          "Subject: Pemberitahuan portal Kabupaten Belitung Timur",
          "Auto-Submitted: auto-generated",
          expect.stringMatching(/^Message-ID: <[0-9a-f-]{36}@127\.0\.0\.1>$/),
        ]),
      );
      expect(text.trim().split(/\r?\n\r?\n/)).toEqual([
        "Yth. Hadi Purnomo,",
        "1.200 surat masuk.",
        `Buka di portal: http://127.0.0.1:4321/desk/${letterId}`,
        "Surat ini dikirim otomatis oleh portal Kabupaten Belitung Timur. Balasan tidak dibaca.",
      ]);
    });

    it("are sent again when the mail server had refused, under the same message id", async () => {
      const { as, login, settle, box } = await mailingPortal();
      const clerk = await as("clerk");
      await login("yuli", { name: "Yuli", email: "yuli@example.go.id" });
      box.state.refusing = true;
      await clerk.tell("yuli");
      await settle();
      expect(box.letters).toEqual([]);
      const waiting = await engine.db.tenant({ regency: "19.06", scope: { kind: "regency" } }, async (tx) => {
        const { rows } = await sql<{ attempts: number; last_error: string; noticeId: string }>`
          update task set run_at = '2026-01-01' where module = 'notices'
          returning attempts, last_error, payload ->> 'noticeId' as "noticeId"`.execute(tx);
        return rows;
      });
      expect(waiting).toMatchObject([{ attempts: 1 }]);
      expect(waiting[0]!.last_error).not.toContain("yuli@example.go.id");
      box.state.refusing = false;
      await settle();
      expect(readLetter(box.letters[0]!).headers).toContain(`Message-ID: <${waiting[0]!.noticeId}@127.0.0.1>`);
    });

    it("that were read in the portal meanwhile, or whose account has no address, are not sent", async () => {
      const { as, login, settle, box } = await mailingPortal();
      await login("tono", { name: "Tono", email: "tono@example.go.id" });
      const tono = await as("nobody");
      await tono.tell("nobody");
      await tono.tell("tono");
      await engine.db.tenant({ regency: "19.06", scope: { kind: "regency" } }, (tx) =>
        sql`update notice set read_at = now() where account_id = 'tono'`.execute(tx),
      );
      await settle();
      expect(box.letters).toEqual([]);
    });

    it("ask the login's provider for an address only where they go out by e-mail", async () => {
      const provider = createServer((_, response) => {
        response.setHeader("content-type", "application/json");
        response.end(
          JSON.stringify({
            issuer,
            authorization_endpoint: `${issuer}/auth`,
            token_endpoint: `${issuer}/token`,
            jwks_uri: `${issuer}/certs`,
          }),
        );
      });
      await new Promise<void>((resolve) => provider.listen(0, "127.0.0.1", resolve));
      const issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
      const asked = async (notices: NonNullable<SpbeServerOptions["notices"]>) => {
        const claims = { role: { claim: "role" }, regency: { claim: "regency" }, scopeOfRole: {} };
        const { server } = portal({ notices, identity: { issuer, clientId: "portal", claims } });
        const answer = await server.app.request("/auth/login");
        return new URL(answer.headers.get("location")!).searchParams.get("scope");
      };
      expect(await asked({})).toBe("openid profile");
      const email = { smtpUrl: "smtps://mail.example.go.id", from: "portal@example.go.id" };
      expect(await asked({ email })).toBe("openid profile email");
      await new Promise((resolve) => provider.close(resolve));
    });

    it("cannot be given a second receiver or another header by what a provider says", async () => {
      const { as, login, settle, box } = await mailingPortal();
      const clerk = await as("clerk");
      const name = "Sari\r\nBcc: jahat@example.com\r\n\r\n<script>alert(1)</script>";
      await login("sari", { name, email: "sari@example.go.id" });
      await clerk.tell("sari");
      await settle();
      const [letter] = box.letters;
      const { headers, text } = readLetter(letter!);
      expect(letter!.to).toEqual(["sari@example.go.id"]);
      expect(headers.filter((line) => /^bcc:/i.test(line))).toEqual([]);
      expect(headers).toContain("Content-Type: text/plain; charset=utf-8");
      expect(text).toContain("Yth. Sari Bcc: jahat@example.com <script>alert(1)</script>,");
    });
  },
  { migrations: [...notesMigrations, ...deskModule.migrations] },
);

it.each([
  ["sari@example.go.id", "sari@example.go.id"],
  ["sari@example.go.id, jahat@example.com", null],
  ["sari@example.go.id\r\nBcc: jahat@example.com", null],
  ["Sari <sari@example.go.id>", null],
  [null, null],
])("the address %j is %j", (text, address) => {
  expect(plainAddress(text)).toBe(address);
});

it("an address that the provider has not verified is none", () => {
  const map = { role: { claim: "role" }, regency: { claim: "regency" }, scopeOfRole: {} };
  expect(readEmail({ email: "sari@example.go.id" }, map)).toBe("sari@example.go.id");
  expect(readEmail({ email: "sari@example.go.id", email_verified: false }, map)).toBeNull();
  expect(readEmail({ contact: { mail: "sari@example.go.id" } }, { ...map, email: { claim: "contact.mail" } })).toBe(
    "sari@example.go.id",
  );
  expect(readEmail({}, map)).toBeNull();
});

it("a name is one line", () => {
  expect(oneLine(`Sari\u2028Bcc:\u0000 x`)).toBe("Sari Bcc: x");
  expect(oneLine("a".repeat(500))).toHaveLength(100);
});

it("markup in a sentence stays text, since the message has no other part", () => {
  const notice = {
    notice_id: randomUUID(),
    account_id: "a",
    code: "x/y",
    data: {},
    path: "/x",
    created_at: "",
    read_at: null,
  };
  const regency = { kind: "kabupaten", name: "Siak" } as Parameters<typeof noticeEmail>[0]["regency"];
  const publicUrl = { origin: "https://siak.example", host: "siak.example", secure: true, loopback: false };
  const sentences = { id: { "x/y": "<b>tebal</b>" }, en: {} };
  const email = noticeEmail({ notice, contact: { name: "A", email: "a@b.id" }, regency, publicUrl, sentences });
  expect(email.text).toContain("<b>tebal</b>");
  expect(Object.keys(email)).toEqual(["messageId", "to", "subject", "text"]);
});

it.each(["http://mail.example.go.id", "mail.example.go.id", ""])("%j is no mail server", (smtpUrl) => {
  expect(() => emailSender({ smtpUrl, from: "x" })).toThrow("smtps://");
});
