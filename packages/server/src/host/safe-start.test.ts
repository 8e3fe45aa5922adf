import { expect, it } from "vitest";
import { openDatabase } from "../database/database.ts";
import { describeEngines } from "../database/testing-engines.ts";
import { notesHost, notesMigrations } from "./notes-host.fixture.ts";

describeEngines(
  "a host about to open",
  (engine) => {
    it("opens with a login that owns nothing and cannot pass row-level security", async () => {
      const { server } = notesHost(engine.db);
      await expect(server.prepare()).resolves.toBeUndefined();
    });

    it("stays closed with the login that owns the tables, where there is one", async () => {
      if (engine.urls === undefined) {
        // The embedded engine has no logins: every transaction takes the role that owns nothing.
        expect(engine.engine).toBe("pglite");
        return;
      }
      const owner = await openDatabase({ url: engine.urls.owner, ownerUrl: engine.urls.owner });
      const { server } = notesHost(owner);
      await expect(server.prepare()).rejects.toThrow(/will not start with this database login/);
      await owner.close();
    });
  },
  { migrations: notesMigrations },
);
