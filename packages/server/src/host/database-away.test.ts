import { defineResource } from "@spbe-kit/core";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { type Database, openDatabase } from "../database/database.ts";
import { CONNECTION_LOST, databaseError, isDatabaseAway } from "../database/database-error.ts";
import { describeEngines } from "../database/testing-engines.ts";
import { testSession } from "../login/test-session.ts";
import { notesModule } from "./notes.fixture.ts";
import { notesHost, notesMigrations } from "./notes-host.fixture.ts";
import { defineServerModule, type JobContext } from "./server-module.ts";

const contract = {
  visits: defineResource({
    begin: {
      method: "POST",
      path: "/visits",
      summary: "Begin a visit",
      permission: "visits/visits.begin",
      success: "empty",
    },
  }),
} as const;

describeEngines(
  "a database that goes away under work",
  (engine) => {
    /** How often the answer of a transaction will still be lost. It is committed all the same. */
    let losses = 0;
    const losing = (): Database =>
      Object.assign(Object.create(engine.db), {
        tenant: async (...[settings, work, options]: Parameters<Database["tenant"]>) => {
          const value = await engine.db.tenant(settings, work, options);
          if (options?.readOnly || losses === 0) return value;
          losses -= 1;
          throw databaseError({ message: "Connection terminated unexpectedly", code: CONNECTION_LOST });
        },
      });

    function host(run: (job: JobContext) => Promise<void>) {
      const visits = defineServerModule(contract, {
        name: "visits",
        permissions: { writer: ["visits/visits.begin"] },
        migrations: [],
        handlers: {
          visits: {
            begin: async (_, { db, jobs }) => {
              await db(async (tx) => {
                await sql`select 1`.execute(tx);
                jobs.start("visits/visit", run);
              });
              return undefined;
            },
          },
        },
      });
      return notesHost(losing(), { modules: [notesModule, visits] }).server;
    }

    it("begins a job again until it comes to its end", async () => {
      let begun = 0;
      const server = host(async (job) => {
        begun += 1;
        await job.db((tx) => sql`select 1`.execute(tx));
      });
      const headers = await testSession(server, { role: "writer" });
      expect((await server.app.request("/api/visits", { method: "POST", headers })).status).toBe(204);
      losses = 2;
      await server.jobs.idle();
      expect(begun).toBe(3);
    }, 20_000);

    it("begins the job of a request of which nobody knows whether it was committed", async () => {
      let begun = 0;
      const server = host(async () => {
        begun += 1;
      });
      const headers = await testSession(server, { role: "writer" });
      // The session is believed for some seconds from now on, so that the loss meets the handler.
      await server.app.request("/api/visits", { method: "POST", headers });
      losses = 1;
      expect((await server.app.request("/api/visits", { method: "POST", headers })).status).toBe(500);
      await server.jobs.idle();
      expect(begun).toBe(2);
    });

    it("is told from one that refuses", async () => {
      const refusal = await engine.db
        .withoutTenant((tx) => sql`select nonsense`.execute(tx))
        .catch((error: unknown) => error);
      expect(isDatabaseAway(refusal)).toBe(false);
      expect(isDatabaseAway(databaseError({ message: "the database system is starting up", code: "57P03" }))).toBe(
        true,
      );
      const wrapped = new Error("reading stopped", { cause: databaseError({ message: "", code: CONNECTION_LOST }) });
      expect(isDatabaseAway(wrapped)).toBe(true);
      if (!engine.urls) return;
      // The last words of a server that is being ended, and a connection that ends without a word.
      const ended = engine.db.withoutTenant((tx) => sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx));
      expect(isDatabaseAway(await ended.catch((error: unknown) => error))).toBe(true);
      const nowhere = openDatabase({ url: "postgres://nobody@127.0.0.1:9/nothing" });
      expect(isDatabaseAway(await nowhere.catch((error: unknown) => error))).toBe(true);
      const closed = await openDatabase({ url: engine.urls.app });
      await closed.close();
      const afterwards = closed.withoutTenant((tx) => sql`select 1`.execute(tx));
      expect(isDatabaseAway(await afterwards.catch((error: unknown) => error))).toBe(false);
    });

    it("leaves the process running, wherever its connections are when they are ended", async () => {
      const until = performance.now() + 1_500;
      const others = Array.from({ length: 8 }, async () => {
        let done = 0;
        for (; performance.now() < until; done += 1)
          await engine.db
            .withoutTenant(async (tx) => {
              await sql`select 1`.execute(tx);
              await sql`select 2`.execute(tx);
            })
            .catch((error: unknown) => expect(isDatabaseAway(error)).toBe(true));
        return done;
      });
      while (engine.urls && performance.now() < until)
        await engine.db
          .withoutTenant((tx) =>
            sql`select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and pid <> pg_backend_pid()`.execute(
              tx,
            ),
          )
          .catch((error: unknown) => expect(isDatabaseAway(error)).toBe(true));
      expect(Math.min(...(await Promise.all(others)))).toBeGreaterThan(0);
      await engine.db.withoutTenant((tx) => sql`select 1`.execute(tx));
    }, 20_000);
  },
  { migrations: notesMigrations },
);
