import { seededRandom } from "@spbe-kit/core";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { describeEngines } from "../database/testing-engines.ts";
import { belitungTimur, notesHost, notesMigrations } from "../host/notes-host.fixture.ts";
import { openIdToken, sealIdToken } from "./sealed-id-token.ts";

const ID_TOKEN = "header.eyJuYW1lIjoiV3VsYW4ifQ.signature";
const wulan = {
  accountId: "wulan",
  name: "Wulan Safitri",
  regencyCode: String(belitungTimur.code),
  role: "writer",
  unitName: "Puskesmas Renggiang",
  scope: { kind: "regency" },
} as const;

it("an ID token opens with its own session's token only", () => {
  const token = (seed: number) => Buffer.from(seededRandom(seed).bytes(32)).toString("base64url");
  const session = { regencyCode: "19.06", token: token(1) };
  const sealed = sealIdToken(session, ID_TOKEN);
  expect(openIdToken(session, sealed)).toBe(ID_TOKEN);
  expect(openIdToken({ ...session, token: token(2) }, sealed)).toBeUndefined();
  expect(openIdToken({ ...session, regencyCode: "19.02" }, sealed)).toBeUndefined();
});

describeEngines(
  "the ID token of a session",
  (engine) => {
    it("is in no row that a copied database would show, and is there when its holder signs out", async () => {
      const { server } = notesHost(engine.db);
      const key = await server.login.sessions.create(wulan, ID_TOKEN);
      const { rows } = await engine.db.tenant({ regency: "19.06", scope: { kind: "regency" } }, (tx) =>
        sql<{ row: string; token: Uint8Array }>`select s::text as row, id_token as token from session s`.execute(tx),
      );
      expect(rows).toHaveLength(1);
      expect(rows[0]!.row).not.toContain("eyJuYW1l");
      expect(Buffer.from(rows[0]!.token).toString("latin1")).not.toContain("eyJuYW1l");
      expect(await server.login.sessions.find(key)).toMatchObject({ state: "active", idToken: ID_TOKEN });
    });
  },
  { migrations: notesMigrations },
);
