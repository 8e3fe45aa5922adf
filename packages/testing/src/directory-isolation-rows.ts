import {
  DIRECTORY_CANARY,
  type DirectoryHome,
  type DirectoryRecords,
  directoryRecords,
} from "./directory-isolation-records.ts";
import type { IsolationInput, IsolationPerson, IsolationRows, PlaceInputs } from "./isolation-setup.ts";
import type { IsolationWorld } from "./isolation-world.ts";

const SINCE = "2020-01-01";
const LATER = "2026-01-01";
const unitFacts = { parentId: null, kind: "dinas", name: "Dinas Baru", shortName: null, code: null } as const;
const postFacts = { kind: "struktural", name: "Kepala", level: null, code: null } as const;
const holdingFacts = { capacity: "plt", decree: null, validFrom: SINCE, validUntil: null } as const;
const personFacts = { name: "Ani Baru", frontTitle: null, backTitle: null, birthDate: null, accountId: null } as const;
const reason = "orang yang sama";

/**
 * Rows of the host's module `directory`. Units, posts and holdings are everybody's who may read them within the regency; people and
 * households are seen only by those who see the whole regency.
 *
 * @param writer a role that may change the directory and read people
 */
export async function directoryIsolationRows(
  world: IsolationWorld,
  { writer }: { readonly writer: string },
): Promise<IsolationRows> {
  const records = directoryRecords(world, writer);
  const { newId } = world;
  const parts = { records, newId };
  const [units, people] = [await unitRows(parts), await peopleRows(parts)];
  return {
    module: "directory",
    inputs: { ...units.inputs, ...people.inputs },
    references: { ...units.references, ...people.references },
    canaries: { otherRegency: [DIRECTORY_CANARY.otherRegency] },
    sees: (person, operation) => (isOfPeople(operation) && !seesWholeRegency(person) ? [] : ["own"]),
  };
}

const isOfPeople = (operation: string) => /^(people|households)\./.test(operation);
const seesWholeRegency = ({ sees }: IsolationPerson) => sees.includes("otherUnit");

interface Parts {
  readonly records: DirectoryRecords;
  readonly newId: () => string;
}
type Rows = Pick<Required<IsolationRows>, "inputs" | "references">;

async function unitRows({ records, newId }: Parts): Promise<Rows> {
  const { unit, post, person, holding } = records;
  const inUnit = await placed(unit, newId, "each");
  const inPost = await placed(post, newId, "each");
  const inHolding = await placed(holding, newId, "each");
  const anyUnit = await placed(unit, newId, "once");
  const anyPost = await placed(post, newId, "each");
  const anyPerson = await placed(person, newId, "once");
  const [ownUnit, ownPost, ownPerson] = [await unit("own"), await post("own"), await person("own")];
  const taken = {
    unit: await taking(unit, newId),
    post: await taking(post, newId),
    holding: await taking(holding, newId),
  };
  const inputs: Rows["inputs"] = {
    "units.list": only({}),
    "units.search": only({ body: { text: "Dinas" } }),
    "units.get": inUnit((unitId) => ({ params: { unitId } })),
    "units.create": only(() => ({ body: { ...unitFacts, unitId: newId(), validFrom: SINCE } })),
    "units.change": inUnit((unitId) => ({ params: { unitId }, version: 1, body: unitFacts })),
    "units.rename": inUnit((unitId) => renamed(unitId, newId())),
    "units.close": inUnit((unitId) => closed(unitId, null)),
    "posts.get": inPost((postId) => ({ params: { postId } })),
    "posts.create": only(() => ({ body: { ...postFacts, postId: newId(), unitId: ownUnit, validFrom: SINCE } })),
    "posts.change": inPost((postId) => ({ params: { postId }, version: 1, body: { ...postFacts, unitId: ownUnit } })),
    "posts.close": inPost((postId) => ({ params: { postId }, version: 1, body: { on: LATER } })),
    "holdings.mine": only({}),
    "holdings.create": only(() => ({
      body: { ...holdingFacts, holdingId: newId(), postId: ownPost, personId: ownPerson },
    })),
    "holdings.change": inHolding((holdingId) => ({ params: { holdingId }, version: 1, body: holdingFacts })),
    "holdings.remove": inHolding((holdingId) => ({ params: { holdingId }, version: 1 })),
    "imports.preview": only({ body: importFile("", "") }),
    "imports.run": only({ body: importFile("", "") }),
  };
  const codes = await placedCodes(records);
  const fresh = (input: (unitId: string, id: string) => IsolationInput) => (id: string) =>
    unit("own").then((unitId) => input(unitId, id));
  const references: Rows["references"] = {
    "units.search": { code: codes((code) => ({ body: { text: code } })) },
    "units.create": {
      parentId: anyUnit((parentId) => ({ body: { ...unitFacts, parentId, unitId: newId(), validFrom: SINCE } })),
      unitId: taken.unit((unitId) => ({ body: { ...unitFacts, unitId, validFrom: SINCE } })),
    },
    "units.change": {
      parentId: anyUnit(
        fresh((unitId, parentId) => ({ params: { unitId }, version: 1, body: { ...unitFacts, parentId } })),
      ),
    },
    "units.rename": { successorId: taken.unit(fresh(renamed)) },
    "units.close": { successorId: anyUnit(fresh(closed)) },
    "posts.create": {
      unitId: anyUnit((unitId) => ({ body: { ...postFacts, postId: newId(), unitId, validFrom: SINCE } })),
      postId: taken.post((postId) => ({ body: { ...postFacts, postId, unitId: ownUnit, validFrom: SINCE } })),
    },
    "posts.change": {
      unitId: anyUnit(async (unitId) => ({
        params: { postId: await post("own") },
        version: 1,
        body: { ...postFacts, unitId },
      })),
    },
    "holdings.create": {
      postId: anyPost((postId) => ({ body: { ...holdingFacts, holdingId: newId(), postId, personId: ownPerson } })),
      personId: anyPerson((personId) => ({ body: { ...holdingFacts, holdingId: newId(), postId: ownPost, personId } })),
      holdingId: taken.holding((holdingId) => ({
        body: { ...holdingFacts, holdingId, postId: ownPost, personId: ownPerson },
      })),
    },
    "imports.preview": { "kode induk": codes((code) => ({ body: importFile("dinas.uji.isolasi", code) })) },
    "imports.run": { "kode induk": codes((code) => ({ body: importFile("dinas.uji.isolasi", code) })) },
  };
  return { inputs, references };
}

async function peopleRows({ records, newId }: Parts): Promise<Rows> {
  const { person, mergedPerson, mergedHousehold, household, identity } = records;
  const ofPerson = await placed(person, newId, "each");
  const ofMerged = await placed(mergedPerson, newId, "each");
  const ofHousehold = await placed(async (home) => (await household(home)).householdId, newId, "each");
  const ofMergedHousehold = await placed(mergedHousehold, newId, "each");
  const anyPerson = await placed(person, newId, "once");
  const anyHousehold = await placed(async (home) => (await household(home)).householdId, newId, "once");
  const byNik = await placed(async (home) => (await identity(home)).nik, records.unusedNik, "once");
  const byKk = await placed(async (home) => (await household(home)).kk, records.unusedKk, "once");
  const takenPerson = await taking(person, newId);
  const survivor = { person: await person("own"), household: (await household("own")).householdId };
  const inputs: Rows["inputs"] = {
    "people.search": only({ body: { text: "Ani" } }),
    "people.get": ofPerson((personId) => ({ params: { personId } })),
    "people.reveal": ofPerson((personId) => ({ params: { personId }, body: { purpose: "personnel-record" } })),
    "people.create": only(() => ({ body: { ...personFacts, personId: newId() } })),
    "people.change": ofPerson((personId) => ({ params: { personId }, version: 1, body: personFacts })),
    "people.merge": ofPerson((personId) => mergedPeople(personId, survivor.person)),
    "people.unmerge": ofMerged((personId) => ({ params: { personId }, version: 2, body: { reason } })),
    "households.search": only({ body: { text: "Ani" } }),
    "households.get": ofHousehold((householdId) => ({ params: { householdId } })),
    "households.merge": ofHousehold((householdId) => mergedHouseholds(householdId, survivor.household)),
    "households.unmerge": ofMergedHousehold((householdId) => ({
      params: { householdId },
      version: 2,
      body: { reason },
    })),
  };
  const references: Rows["references"] = {
    "people.search": { nik: byNik((text) => ({ body: { text } })) },
    "people.create": { personId: takenPerson((personId) => ({ body: { ...personFacts, personId } })) },
    "people.merge": { survivorId: anyPerson(async (id) => mergedPeople(await person("own"), id)) },
    "households.search": { kk: byKk((text) => ({ body: { text } })) },
    "households.merge": {
      survivorId: anyHousehold(async (id) => mergedHouseholds((await household("own")).householdId, id)),
    },
  };
  return { inputs, references };
}

const renamed = (unitId: string, successorId: string): IsolationInput => ({
  params: { unitId },
  version: 1,
  body: { kind: "dinas", name: "Dinas Berganti Nama", shortName: null, code: null, successorId, on: LATER },
});
const closed = (unitId: string, successorId: string | null): IsolationInput => ({
  params: { unitId },
  version: 1,
  body: { on: LATER, successorId },
});
const mergedPeople = (personId: string, survivorId: string): IsolationInput => ({
  params: { personId },
  version: 1,
  body: { survivorId, reason },
});
const mergedHouseholds = (householdId: string, survivorId: string): IsolationInput => ({
  params: { householdId },
  version: 1,
  body: { survivorId, reason },
});

/** A file of one unit; of none without a code. */
function importFile(code: string, parentCode: string): string {
  const head = "kode unit;nama unit;jenis unit;kode induk;berlaku sejak";
  return code === "" ? `${head}\n` : `${head}\n${code};Dinas Uji;dinas;${parentCode};${SINCE}\n`;
}

function only(input: IsolationInput | (() => IsolationInput)): PlaceInputs {
  return { own: typeof input === "function" ? input : () => input };
}

type Inputs = (input: (id: string) => IsolationInput | Promise<IsolationInput>) => PlaceInputs;

/**
 * A record in each regency, and an id nobody has.
 *
 * @param own "each" lays another one for each call, for acts that use it up
 */
async function placed(
  lay: (home: DirectoryHome) => Promise<string>,
  unknown: () => string,
  own: "each" | "once",
): Promise<Inputs> {
  const [here, there] = [await lay("own"), await lay("otherRegency")];
  return (input) => ({
    own: async () => input(own === "each" ? await lay("own") : here),
    otherRegency: () => input(there),
    nowhere: () => input(unknown()),
  });
}

/** An id for a new record that another record has already; each is used up, since the call makes it an own one. */
async function taking(lay: (home: DirectoryHome) => Promise<string>, unknown: () => string): Promise<Inputs> {
  return (input) => ({
    own: async () => input(await lay("own")),
    otherRegency: async () => input(await lay("otherRegency")),
    nowhere: () => input(unknown()),
  });
}

async function placedCodes({ unit }: DirectoryRecords): Promise<Inputs> {
  const code = { own: "UJI.SENDIRI.01", otherRegency: "UJI.LAIN.00001", nowhere: "UJI.TIDAK.ADA1" };
  await unit("own", code.own);
  await unit("otherRegency", code.otherRegency);
  return (input) => ({
    own: () => input(code.own),
    otherRegency: () => input(code.otherRegency),
    nowhere: () => input(code.nowhere),
  });
}
