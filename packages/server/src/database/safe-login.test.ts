import pg from "pg";
import { expect, it } from "vitest";
import { openDatabase } from "./database.ts";
import { assertSafeLogin, unsafeLogin } from "./safe-login.ts";
import { describeEngines } from "./testing-engines.ts";

describeEngines("the login of the running server", (engine) => {
  it("is safe as provisioned", async () => {
    expect(await unsafeLogin(engine.db)).toEqual([]);
    await expect(assertSafeLogin(engine.db)).resolves.toBeUndefined();
  });

  it("is refused as superuser and as owner, with the cure", async () => {
    if (!engine.urls) return expect(engine.engine).toBe("pglite"); // the embedded engine has one login and takes the role by itself
    for (const [url, reason] of [
      [engine.urls.admin, "is a superuser"],
      [engine.urls.owner, "owns account, audit_entry"],
    ] as const) {
      const db = await openDatabase({ url });
      await expect(assertSafeLogin(db)).rejects.toThrow(reason);
      await expect(assertSafeLogin(db)).rejects.toThrow("spbe-server provision");
      await db.close();
    }
  });

  it.each([
    ["nosuperuser bypassrls", "has BYPASSRLS"],
    ["createrole", "may create roles"],
    ["in role spbe_test_owner", "is a member of the role that owns the tables"],
    ["", "is not a member of spbe_app"],
  ])("is refused when made with '%s'", async (attributes, reason) => {
    if (!engine.urls) return expect(engine.engine).toBe("pglite");
    const login = `spbe_test_unsafe_${process.pid}`;
    const admin = new pg.Client({ connectionString: engine.urls.admin });
    await admin.connect();
    try {
      const database = admin.escapeIdentifier(admin.database ?? "");
      await admin.query(
        `create role ${login} login password 'x' ${attributes}; grant connect on database ${database} to ${login}`,
      );
      const db = await openDatabase({
        url: Object.assign(new URL(engine.urls.admin), { username: login, password: "x" }).href,
      });
      expect((await unsafeLogin(db)).join("\n")).toContain(reason);
      await db.close();
    } finally {
      await admin.query(`drop owned by ${login}; drop role ${login}`);
      await admin.end();
    }
  });

  it("has no owner's rights at hand when the server runs without the owner's address", async () => {
    if (!engine.urls) return expect(engine.engine).toBe("pglite");
    const db = await openDatabase({ url: engine.urls.app });
    await expect(db.owner(async () => 1)).rejects.toThrow("needs the owner's login");
    await db.close();
  });
});
