import { calendarDate } from "@spbe-kit/core";
import { familyCardNumber, type NikIssuer, nikIssuer } from "./identity-values.ts";
import type { IsolationWorld } from "./isolation-world.ts";
import { type RandomStream, stream } from "./random-stream.ts";

/** Two regencies are enough: within one, everybody sees the same units. */
export type DirectoryHome = "own" | "otherRegency";

const SINCE = "2020-01-01";
const REASON = "orang yang sama";

/** Lays records of the directory, each new: acts that use one up are given another. */
export interface DirectoryRecords {
  unit(home: DirectoryHome, code?: string): Promise<string>;
  post(home: DirectoryHome): Promise<string>;
  person(home: DirectoryHome): Promise<string>;
  identity(home: DirectoryHome): Promise<{ readonly personId: string; readonly nik: string }>;
  household(home: DirectoryHome): Promise<{ readonly householdId: string; readonly kk: string }>;
  holding(home: DirectoryHome): Promise<string>;
  /** Numbers that no record has. */
  unusedNik(): string;
  unusedKk(): string;
  /** Version 2, since merging is a change. */
  mergedPerson(home: DirectoryHome): Promise<string>;
  mergedHousehold(home: DirectoryHome): Promise<string>;
}

export const DIRECTORY_CANARY: Readonly<Record<DirectoryHome, string>> = {
  own: "Contoh Sendiri",
  otherRegency: "Contoh Kabupaten Lain",
};

/** @param writer a role that may change the directory */
export function directoryRecords({ send, newId, areas }: IsolationWorld, writer: string): DirectoryRecords {
  const from = stream(1, "directory-isolation");
  const niks = nikIssuer();
  const add = async (home: DirectoryHome, path: `/${string}`, body: Readonly<Record<string, unknown>>) =>
    send(home, writer, { method: "POST", path, body });
  const merge = (home: DirectoryHome, path: `/${string}`, survivorId: string) =>
    send(home, writer, { method: "POST", path, version: 1, body: { survivorId, reason: REASON } });

  async function unit(home: DirectoryHome, code: string | null = null): Promise<string> {
    const unitId = newId();
    const facts = { parentId: null, kind: "dinas", name: `Dinas ${DIRECTORY_CANARY[home]}`, shortName: null, code };
    await add(home, "/directory/units", { unitId, ...facts, validFrom: SINCE });
    return unitId;
  }

  async function post(home: DirectoryHome): Promise<string> {
    const postId = newId();
    const facts = { unitId: await unit(home), kind: "struktural", level: "II.b", code: null };
    await add(home, "/directory/posts", {
      postId,
      ...facts,
      name: `Kepala ${DIRECTORY_CANARY[home]}`,
      validFrom: SINCE,
    });
    return postId;
  }

  async function addPerson(home: DirectoryHome, numbers: { readonly nik?: string; readonly kk?: string }) {
    const personId = newId();
    const nothing = { frontTitle: null, backTitle: null, birthDate: null, nip: null, accountId: null };
    const body = { personId, name: `Ani ${DIRECTORY_CANARY[home]}`, ...nothing, ...numbers };
    const { householdId } = (await add(home, "/directory/people", body)) as { householdId: string | null };
    return { personId, householdId };
  }

  async function household(home: DirectoryHome) {
    const kk = newFamilyCard(from, areas[home].villageCode);
    const { householdId } = await addPerson(home, { kk });
    if (householdId === null) throw new Error("spbe-kit: a person with a KK has no household.");
    return { householdId, kk };
  }

  return {
    unit,
    post,
    household,
    unusedNik: () => newNik(niks, from, areas.own.villageCode),
    unusedKk: () => newFamilyCard(from, areas.own.villageCode),
    person: async (home) => (await addPerson(home, {})).personId,
    async identity(home) {
      const nik = newNik(niks, from, areas[home].villageCode);
      return { personId: (await addPerson(home, { nik })).personId, nik };
    },
    async holding(home) {
      const holdingId = newId();
      const [postId, { personId }] = [await post(home), await addPerson(home, {})];
      const facts = { capacity: "definitif", decree: null, validFrom: SINCE, validUntil: null };
      await add(home, "/directory/holdings", { holdingId, postId, personId, ...facts });
      return holdingId;
    },
    async mergedPerson(home) {
      const [{ personId }, survivor] = [await addPerson(home, {}), await addPerson(home, {})];
      await merge(home, `/directory/people/${personId}/merge`, survivor.personId);
      return personId;
    },
    async mergedHousehold(home) {
      const [merged, survivor] = [await household(home), await household(home)];
      await merge(home, `/directory/households/${merged.householdId}/merge`, survivor.householdId);
      return merged.householdId;
    },
  };
}

/** Districts are the first eight signs of a village's code. */
const districtOf = (villageCode: string) => villageCode.slice(0, 8);

function newNik(niks: NikIssuer, from: RandomStream, villageCode: string): string {
  const birthDate = calendarDate(`19${from.int(60, 99)}-0${from.int(1, 9)}-${from.int(10, 28)}`);
  return niks.issue(from, { districtCode: districtOf(villageCode), birthDate, sex: "female" });
}

function newFamilyCard(from: RandomStream, villageCode: string): string {
  const issuedOn = calendarDate(`20${from.int(10, 19)}-0${from.int(1, 9)}-${from.int(10, 28)}`);
  return familyCardNumber(from, districtOf(villageCode), issuedOn);
}
