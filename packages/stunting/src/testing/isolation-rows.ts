import { calendarDate } from "@spbe-kit/core";
import {
  type HomePlace,
  type IsolationInput,
  type IsolationRows,
  type IsolationWorld,
  nikIssuer,
  type PlaceInputs,
  stream,
} from "@spbe-kit/testing";

const NAMES: Readonly<Record<HomePlace, string>> = {
  own: "Anak Sendiri",
  otherUnit: "Anak Desa Lain",
  otherRegency: "Anak Kabupaten Lain",
};
const HOMES = ["own", "otherUnit", "otherRegency"] as const;
const BORN = "2025-04-09";
type Ids = Readonly<Record<HomePlace, string>>;

const SHEET = "No;NIK;Nama Balita\r\n1;;Naura Alesha\r\n";

/** What the isolation matrix sends to this module: children and imports of two villages and of another regency. */
export async function isolationRows(world: IsolationWorld): Promise<IsolationRows> {
  const { send, newId, areas } = world;
  const aChild = (home: HomePlace, childId: string, name = NAMES[home]) => ({
    childId,
    name,
    sex: "F",
    birthDate: BORN,
    nik: null,
    motherName: "Ibu Contoh",
    posyanduCode: areas[home].posyanduCode,
  });
  const register = async (home: HomePlace) => {
    const childId = newId();
    await send(home, "nutritionist", { method: "POST", path: "/stunting/children", body: aChild(home, childId) });
    return childId;
  };
  const measure = async (home: HomePlace, childId: string) => {
    const body = measurement(newId());
    await send(home, "nutritionist", { method: "POST", path: `/stunting/children/${childId}/measurements`, body });
    return body.measurementId;
  };
  const open = async (home: HomePlace) => {
    const body = { importId: newId(), fileName: `${NAMES[home]}.xlsx`, sizeBytes: 9 };
    await send(home, "nutritionist", { method: "POST", path: "/stunting/imports", body });
    return body.importId;
  };
  const withFile = async (home: HomePlace) => {
    const importId = await open(home);
    await send(home, "nutritionist", { method: "PUT", path: `/stunting/imports/${importId}/file`, file: SHEET });
    return importId;
  };
  const niks = nikIssuer();
  const from = stream(1, "stunting-isolation");
  const newNik = (home: HomePlace) =>
    niks.issue(from, {
      districtCode: areas[home].villageCode.slice(0, 8),
      birthDate: calendarDate(BORN),
      sex: "female",
    });
  const known = async (home: HomePlace) => {
    const nik = newNik(home);
    const body = { ...aChild(home, newId()), nik };
    await send(home, "nutritionist", { method: "POST", path: "/stunting/children", body });
    return nik;
  };
  const numbers = await eachHome(known);
  const children = await eachHome(register);
  const measurements = await eachHome((home) => measure(home, children[home]));
  const imports = await eachHome(open);
  const sheets = await eachHome(withFile);
  const ofChild = placed(children, newId);
  const ofImport = placed(imports, newId);
  const { childId: _, ...facts } = aChild("own", children.own);
  const posts = { nowhere: `${areas.own.villageCode}-99`, ...mapHomes((home) => areas[home].posyanduCode) };
  const villages = {
    nowhere: `${areas.own.villageCode.slice(0, -2)}98`,
    ...mapHomes((home) => areas[home].villageCode),
  };
  const taken = (lay: (home: HomePlace) => Promise<string>) => (input: (id: string) => IsolationInput) => ({
    own: async () => input(await lay("own")),
    otherRegency: async () => input(await lay("otherRegency")),
    nowhere: () => input(newId()),
  });
  return {
    module: "stunting",
    inputs: {
      "areas.list": { own: () => ({}) },
      "summary.get": { own: () => ({ query: "month=2026-11-01" }) },
      "children.list": { own: () => ({ query: "limit=200" }) },
      "children.search": { own: () => ({ body: { text: "anak" } }) },
      "children.duplicates": { own: () => ({ body: aChild("own", newId(), NAMES.otherUnit) }) },
      "children.get": ofChild((childId) => ({ params: { childId } })),
      "children.revealNik": ofChild((childId) => ({ params: { childId }, body: { purpose: "service" } })),
      "children.register": { own: () => ({ body: aChild("own", newId(), "Anak Baru") }) },
      "children.update": ofChild((childId) => ({ params: { childId }, version: 1, body: facts })),
      "measurements.list": ofChild((childId) => ({ params: { childId } })),
      "measurements.record": ofChild((childId) => ({ params: { childId }, body: measurement(newId()) })),
      "imports.list": { own: () => ({}) },
      "imports.open": { own: () => ({ body: { importId: newId(), fileName: "b.xlsx", sizeBytes: 9 } }) },
      "imports.get": ofImport((importId) => ({ params: { importId } })),
      "imports.rows": ofImport((importId) => ({ params: { importId } })),
      "imports.file": placed(sheets, newId)((importId) => ({ params: { importId } })),
      "imports.rejects": ofImport((importId) => ({ params: { importId } })),
      "imports.confirm": ofImport((importId) => ({ params: { importId } })),
      "imports.send": ofImport((importId) => ({ params: { importId }, body: "not a workbook" })),
      "imports.cancel": ofImport((importId) => ({ params: { importId } })),
    },
    references: {
      "children.list": {
        cursor: ofChild((cursor) => ({ query: `limit=200&cursor=${cursor}` })),
        posyanduCode: coded(posts, (code) => ({ query: `limit=200&posyanduCode=${code}` })),
        villageCode: coded(villages, (code) => ({ query: `limit=200&villageCode=${code}` })),
      },
      "children.search": { nik: placed(numbers, () => newNik("own"))((text) => ({ body: { text } })) },
      "children.duplicates": {
        exceptChildId: ofChild((exceptChildId) => ({ body: { ...facts, exceptChildId } })),
      },
      "children.register": {
        childId: taken(register)((childId) => ({ body: aChild("own", childId, "Anak Baru") })),
        posyanduCode: coded(posts, (posyanduCode) => ({ body: { ...aChild("own", newId()), posyanduCode } })),
      },
      "children.update": {
        posyanduCode: coded(posts, async (posyanduCode) => ({
          params: { childId: await register("own") },
          version: 1,
          body: { ...facts, posyanduCode },
        })),
      },
      "measurements.record": {
        measurementId: taken(async (home) => measure(home, await register(home)))((measurementId) => ({
          params: { childId: children.own },
          body: measurement(measurementId),
        })),
        supersedes: placed(
          measurements,
          newId,
        )((supersedes) => ({
          params: { childId: children.own },
          body: { ...measurement(newId()), supersedes },
        })),
      },
      "imports.open": {
        importId: taken(open)((importId) => ({ body: { importId, fileName: "b.xlsx", sizeBytes: 9 } })),
      },
    },
    canaries: { otherUnit: [NAMES.otherUnit], otherRegency: [NAMES.otherRegency] },
  };
}

const measurement = (measurementId: string) => ({
  measurementId,
  measuredOn: "2026-11-20",
  weightKg: 9.1,
  statureCm: 76.4,
  position: "lying",
  oedema: false,
});

async function eachHome(lay: (home: HomePlace) => Promise<string>): Promise<Ids> {
  return { own: await lay("own"), otherUnit: await lay("otherUnit"), otherRegency: await lay("otherRegency") };
}

function mapHomes(of: (home: HomePlace) => string): Ids {
  return Object.fromEntries(HOMES.map((home) => [home, of(home)])) as Record<HomePlace, string>;
}

const placed =
  (ids: Ids, newId: () => string) =>
  (input: (id: string) => IsolationInput): PlaceInputs => ({
    own: () => input(ids.own),
    otherUnit: () => input(ids.otherUnit),
    otherRegency: () => input(ids.otherRegency),
    nowhere: () => input(newId()),
  });

/** A place that has a code for its name; `nowhere` is one that the register does not know. */
function coded(
  codes: Ids & { readonly nowhere: string },
  input: (code: string) => IsolationInput | Promise<IsolationInput>,
): PlaceInputs {
  return {
    own: () => input(codes.own),
    otherUnit: () => input(codes.otherUnit),
    otherRegency: () => input(codes.otherRegency),
    nowhere: () => input(codes.nowhere),
  };
}
