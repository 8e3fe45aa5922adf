import { readFileSync } from "node:fs";
import {
  directoryIsolationRows,
  faultsOf,
  type IsolationPerson,
  isolationMatrix,
  isolationWorld,
} from "@spbe-kit/testing";
import { beforeAll, expect, it } from "vitest";
import { describeEngines } from "../database/testing-engines.ts";
import { readPermissionTable } from "../host/authorisation.ts";
import type { SpbeServer } from "../host/create-spbe-server.ts";
import { testSession } from "../login/test-session.ts";
import { newId, people, prepareHost } from "./directory-host.fixture.ts";

const table = readPermissionTable(readFileSync(new URL("./permissions.md", import.meta.url), "utf8"));
const home = { regencyCode: "19.06", villageCode: "19.06.06.2003", posyanduCode: "19.06.06.2003-01" };
const abroad = { regencyCode: "19.02", villageCode: "19.02.01.1001", posyanduCode: "19.02.01.1001-01" };

describeEngines("every operation of the directory, every role, every place", (engine) => {
  let server: SpbeServer;
  let everybody: IsolationPerson[];
  beforeAll(async () => {
    server = await prepareHost(engine.db);
    const person = async (name: Exclude<keyof typeof people, "adminOfBelitung">, wholeRegency: boolean) => ({
      name,
      role: people[name].role,
      headers: await testSession(server, people[name]),
      sees: wholeRegency ? (["own", "otherUnit"] as const) : (["own"] as const),
    });
    everybody = [
      await person("admin", true),
      await person("kepegawaian", true),
      await person("petugas", true),
      await person("cadre", false),
      await person("scopedReader", false),
    ];
  });

  it("answers as the reviewed table and the place demand; who sees some villages only finds no person at all", async () => {
    const call = async (path: string, init: RequestInit) => server.app.request(path, init);
    const world = isolationWorld({
      call,
      areas: { own: home, otherUnit: home, otherRegency: abroad },
      newId,
      session: (place) => testSession(server, place === "otherRegency" ? people.adminOfBelitung : people.admin),
    });
    const cells = await isolationMatrix({
      call,
      modules: server.modules.filter(({ name }) => name === "directory"),
      tables: { directory: table },
      people: everybody,
      rows: [await directoryIsolationRows(world, { writer: "admin" })],
    });
    expect(faultsOf(cells)).toEqual([]);
    const scoped = cells.filter(
      ({ person, operation }) => person === "scopedReader" && operation.endsWith("people.get"),
    );
    expect(scoped.map(({ place, status }) => [place, status])).toEqual([
      ["own", 404],
      ["otherRegency", 404],
      ["nowhere", 404],
    ]);
  }, 120_000);
});
