import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Hono } from "hono";
import type { Database } from "../database/database.ts";
import type { SessionCookies } from "../login/session-cookie.ts";
import type { SessionStore } from "../login/session-store.ts";
import { isIncomplete } from "../operations/incomplete-import.ts";
import { DEMO_KEYS_FILE } from "./demo-keys-file.ts";
import type { HostEnv } from "./host-env.ts";
import { describeError } from "./host-log.ts";
import { type OpenApiOptions, openApiDocument } from "./open-api.ts";
import { coreRefusal } from "./refusal.ts";

interface ServiceParts {
  readonly database: Database;
  readonly sessions: SessionStore;
  readonly cookies: SessionCookies;
  readonly regencies: ReadonlySet<string>;
  readonly openDocuments: boolean;
  readonly document: OpenApiOptions;
  /** Production only: a folder that must not hold the demo login's keys. */
  readonly guardedFolder: string | undefined;
  /** False while starting and while closing. */
  isOpen(): boolean;
  /** Why files cannot be stored; undefined when they can, or when the host has no place for them. */
  storageFault(): Promise<string | undefined>;
}

/** `/healthz` (the process lives), `/readyz` (it can serve), `/openapi.json` (behind login outside the demo). */
export function mountServiceRoutes(app: Hono<HostEnv>, parts: ServiceParts): void {
  app.get("/healthz", (c) => c.json({ status: "ok" }, 200, { "cache-control": "no-store" }));

  app.get("/readyz", async (c) => {
    if (!parts.isOpen()) throw coreRefusal("core/not-ready");
    if (parts.guardedFolder && existsSync(join(parts.guardedFolder, DEMO_KEYS_FILE))) {
      c.get("log").error(
        { file: DEMO_KEYS_FILE },
        "the demo login has run in this data folder: delete its keys and its data",
      );
      throw coreRefusal("core/not-ready");
    }
    let incomplete: boolean;
    try {
      incomplete = await parts.database.withoutTenant(isIncomplete);
    } catch (error) {
      c.get("log").error({ failure: describeError(error) }, "the database does not answer");
      throw coreRefusal("core/not-ready");
    }
    if (incomplete) {
      c.get("log").error({}, "an import into this database was cut off: make a fresh one and restore again");
      throw coreRefusal("core/not-ready");
    }
    const storage = await parts.storageFault();
    if (storage !== undefined) {
      c.get("log").error({ storage }, "files cannot be stored");
      throw coreRefusal("core/not-ready");
    }
    return c.json({ status: "ready" }, 200, { "cache-control": "no-store" });
  });

  let document: string | undefined;
  app.get("/openapi.json", async (c) => {
    if (!parts.openDocuments) await requireAnySession(c.req.raw.headers, parts);
    document ??= JSON.stringify(openApiDocument(parts.document));
    return c.body(document, 200, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  });
}

async function requireAnySession(headers: Headers, { cookies, sessions, regencies }: ServiceParts): Promise<void> {
  const key = cookies.read(headers);
  if (!key || !regencies.has(key.regencyCode)) throw coreRefusal("core/not-signed-in");
  const { state } = await sessions.find(key);
  if (state !== "active") throw coreRefusal(state === "expired" ? "core/session-expired" : "core/not-signed-in");
}
