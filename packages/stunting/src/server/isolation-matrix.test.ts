import { readFileSync } from "node:fs";
import { readPermissionTable, type SpbeServer } from "@spbe-kit/server";
import { describeEngines, testSession } from "@spbe-kit/server/testing";
import { faultsOf, type IsolationInput, type IsolationSetup, isolationMatrix, type Place } from "@spbe-kit/testing";
import { beforeAll, expect, it } from "vitest";
import { stuntingContract } from "../domain/contract.ts";
import { ANGGREK, aChild, clientOf, KENANGA, newId, people, prepareHost } from "./stunting-host.fixture.ts";

const table = readPermissionTable(readFileSync(new URL("../domain/permissions.md", import.meta.url), "utf8"));

type Ids = Readonly<Record<Place, string>>;
const at = (ids: Ids, input: (id: string) => IsolationInput): Record<Place, () => IsolationInput> => ({
  own: () => input(ids.own),
  otherUnit: () => input(ids.otherUnit),
  otherRegency: () => input(ids.otherRegency),
  nowhere: () => input(ids.nowhere),
});
const everywhere = (input: () => IsolationInput) => ({ own: input });

describeEngines("every operation of stunting, every role, every place", (engine) => {
  let server: SpbeServer;
  let setup: IsolationSetup;

  beforeAll(async () => {
    server = await prepareHost(engine.db);
    const children: Ids = { own: newId(), otherUnit: newId(), otherRegency: newId(), nowhere: newId() };
    const imports: Ids = { own: newId(), otherUnit: newId(), otherRegency: newId(), nowhere: newId() };
    const register = async (person: keyof typeof people, childId: string, name: string, posyanduCode: string) => {
      const client = await clientOf(server, people[person]);
      await client.children.register({ body: aChild({ childId, name, posyanduCode, nik: null }) });
    };
    await register("cadre", children.own, "Anak Sendiri", KENANGA);
    await register("nutritionistOfLintang", children.otherUnit, "Anak Lintang Rahasia", ANGGREK);
    await register("nutritionistOfBelitung", children.otherRegency, "Anak Belitung Rahasia", "19.02.01.1001-01");
    const opened = async (person: keyof typeof people, importId: string) =>
      (await clientOf(server, people[person])).imports.open({ body: { importId, fileName: "a.xlsx", sizeBytes: 9 } });
    await opened("nutritionist", imports.own);
    await opened("nutritionistOfLintang", imports.otherUnit);
    await opened("nutritionistOfBelitung", imports.otherRegency);

    const all = ["own", "otherUnit"] as const;
    const person = async (name: keyof typeof people, sees: readonly Place[]) => ({
      name,
      role: people[name].role,
      headers: await testSession(server, people[name]),
      sees,
    });
    setup = {
      call: async (path, init) => server.app.request(path, init),
      module: "stunting",
      contract: stuntingContract,
      table,
      canaries: { otherUnit: ["Lintang Rahasia"], otherRegency: ["Belitung Rahasia"] },
      people: [
        await person("cadre", ["own"]),
        await person("nutritionist", ["own"]),
        await person("dinas", all),
        await person("tpps", all),
        await person("auditor", all),
      ],
      inputs: {
        "areas.list": everywhere(() => ({})),
        "summary.get": everywhere(() => ({ query: "month=2026-11-01" })),
        "children.list": everywhere(() => ({ query: "limit=200" })),
        "children.search": everywhere(() => ({ body: { text: "anak" } })),
        "children.duplicates": everywhere(() => ({ body: aChild({ name: "Anak Lintang Rahasia" }) })),
        "children.get": at(children, (childId) => ({ params: { childId } })),
        "children.revealNik": at(children, (childId) => ({
          params: { childId },
          body: { purpose: "service" },
        })),
        "children.register": everywhere(() => ({ body: aChild({ name: "Baru" }) })),
        "children.update": at(children, (childId) => {
          const { childId: _, ...facts } = aChild({ name: "Anak Sendiri" });
          return { params: { childId }, version: 1, body: facts };
        }),
        "measurements.list": at(children, (childId) => ({ params: { childId } })),
        "measurements.record": at(children, (childId) => ({
          params: { childId },
          body: {
            measurementId: newId(),
            measuredOn: "2026-11-20",
            weightKg: 9.1,
            statureCm: 76.4,
            position: "lying",
            oedema: false,
          },
        })),
        "imports.list": everywhere(() => ({})),
        "imports.open": everywhere(() => ({ body: { importId: newId(), fileName: "b.xlsx", sizeBytes: 9 } })),
        "imports.get": at(imports, (importId) => ({ params: { importId } })),
        "imports.rows": at(imports, (importId) => ({ params: { importId } })),
        "imports.rejects": at(imports, (importId) => ({ params: { importId } })),
        "imports.confirm": at(imports, (importId) => ({ params: { importId } })),
        "imports.send": at(imports, (importId) => ({ params: { importId }, body: "not a workbook" })),
        "imports.cancel": at(imports, (importId) => ({ params: { importId } })),
      },
    };
  }, 60_000);

  it("answers as the reviewed table and the place demand, and tells nothing of what it hides", async () => {
    const cells = await isolationMatrix(setup);
    expect(faultsOf(cells)).toEqual([]);
    expect(cells.length).toBeGreaterThan(200);
  }, 120_000);
});
