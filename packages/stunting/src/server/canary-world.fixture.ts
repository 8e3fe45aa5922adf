import { createModuleClient } from "@spbe-kit/core/client";
import { type DirectoryContract, directoryContract } from "@spbe-kit/core/organisation";
import type { SpbeServer } from "@spbe-kit/server";
import { type WritableCell, writeSpreadsheet } from "@spbe-kit/server/spreadsheet";
import { type KnownValues, testSession } from "@spbe-kit/server/testing";
import { EPPGBM_COLUMNS, type EppgbmCell, type EppgbmColumn, eppgbmRows } from "../testing/index.ts";
import { aChild, clientOf, KENANGA, newId, people, TODAY } from "./stunting-host.fixture.ts";

/** Numbers no registry has given out; each is sound by the rules of a NIK. */
const numbered = (first: number) => {
  let next = first;
  return () => `190606490425${next++}`;
};
export const typedNik = numbered(9_100);
/** Typed where numbers do not belong. */
export const STRAY_NIK = "1906065004258001";
/** In a cell of every other column of a file. */
export const CELL_NIK = "1906065104258002";
/** What all of them begin with: the whole of a NIK but for its serial. */
export const STEMS = ["190606490425", "190606500425", "190606510425"];
/** Two words that nobody bears. */
export const CHILD_NAME = "Zulvaryn Qomarindra";
export const STRAY_NAME = "Brendhelia Wastunira";
export const OFFICER_NAME = "Hadritama Lovanisaka";
export const NAMES = [CHILD_NAME, STRAY_NAME, OFFICER_NAME].flatMap((name) => [name, ...name.split(" ")]);

const nextNip = (() => {
  let next = 100;
  return () => `199103152015032${next++}`;
})();
const nextCode = (() => {
  let next = 1;
  return () => `K-${next++}`;
})();

/** One record of each kind, so that requests about a record find one. */
export async function canaryWorld(server: SpbeServer): Promise<KnownValues> {
  const nutritionist = await clientOf(server, people.nutritionist);
  const { childId } = await nutritionist.children.register({ body: aChild({ name: CHILD_NAME, nik: typedNik() }) });
  const importId = newId();
  await nutritionist.imports.open({ body: { importId, fileName: "eppgbm.xlsx", sizeBytes: 1 } });
  const directory = createModuleClient(directoryContract satisfies DirectoryContract, {
    baseUrl: "http://127.0.0.1:4321",
    headers: await testSession(server, { role: "admin", name: OFFICER_NAME }),
    retry: 0,
    fetch: async (input, init) => server.app.fetch(new Request(input, init)),
  });
  const validFrom = TODAY.replace("2026", "2020") as typeof TODAY;
  const { unitId } = await directory.units.create({
    body: { unitId: newId(), parentId: null, kind: "dinas", name: "Dinas", shortName: null, code: null, validFrom },
  });
  const ending = await directory.units.create({
    body: { unitId: newId(), parentId: null, kind: "badan", name: "Badan", shortName: null, code: null, validFrom },
  });
  const post = { unitId, kind: "struktural", name: "Kepala", level: null, code: null, validFrom } as const;
  const { postId } = await directory.posts.create({ body: { ...post, postId: newId() } });
  const { postId: endingPost } = await directory.posts.create({
    body: { ...post, name: "Sekretaris", postId: newId() },
  });
  const facts = { frontTitle: null, backTitle: null, birthDate: null, accountId: null };
  const addPerson = async () =>
    (
      await directory.people.create({
        body: { personId: newId(), name: CHILD_NAME, nik: typedNik() as never, ...facts },
      })
    ).personId;
  const [personId, survivorId] = [await addPerson(), await addPerson()];
  const held = { postId, personId, capacity: "plt", decree: null, validFrom, validUntil: null } as const;
  const { holdingId } = await directory.holdings.create({ body: { ...held, holdingId: newId() } });
  return {
    childId: () => childId,
    "children.register.childId": newId,
    posyanduCode: () => KENANGA,
    measurementId: newId,
    supersedes: () => null,
    withdrawn: () => false,
    importId: () => importId,
    "imports.open.importId": newId,
    unitId: () => unitId,
    "units.create.unitId": newId,
    parentId: () => null,
    "units.rename.successorId": newId,
    successorId: () => null,
    "units.close.unitId": () => ending.unitId,
    "posts.close.postId": () => endingPost,
    "imports.preview.file": directoryFile,
    "imports.run.file": directoryFile,
    code: nextCode,
    validFrom: () => validFrom,
    validUntil: () => null,
    postId: () => postId,
    "posts.create.postId": newId,
    personId: () => personId,
    "people.create.personId": newId,
    nip: nextNip,
    "people.create.accountId": newId,
    "people.change.accountId": newId,
    survivorId: () => survivorId,
    holdingId: () => holdingId,
    "holdings.create.holdingId": newId,
    capacity: () => "plt",
  };
}

/** Rows of the directory with a NIK in every text in turn, and one that is sound. */
function directoryFile(): string {
  const head = ["kode unit", "nama unit", "singkatan", "jenis unit", "nama jabatan", "jenis jabatan", "jenjang"];
  const sound = ["K-9", "Kantor", "Ktr", "badan", "Kepala Kantor", "struktural", "II"];
  const rows = head.map((_, at) => sound.map((cell, column) => (column === at ? `x ${CELL_NIK}` : cell)));
  return [head, sound, ...rows].map((cells) => cells.join(";")).join("\r\n");
}

const plain = (cell: EppgbmCell): WritableCell => (typeof cell === "object" && cell !== null ? cell.date : cell);

/** A file with a NIK in one cell of every text column in turn, in a column of its own, and in that column's heading. */
export async function fileWithStrayNumbers(): Promise<Blob> {
  const columns: EppgbmColumn[] = [
    "Nama",
    "Nama Ortu",
    "Kec",
    "Pukesmas",
    "Desa/Kel",
    "Posyandu",
    "Alamat",
    "Cara Ukur",
  ];
  const source = [...eppgbmRows({ asOf: TODAY, rows: columns.length * 2, seed: 4 })].map(({ cells }) =>
    cells.map(plain),
  );
  const written = [CELL_NIK, `${CELL_NIK.slice(0, 6)} ${CELL_NIK.slice(6, 12)} ${CELL_NIK.slice(12)}`];
  const rows = source.map((cells, row) => {
    const text = `Sri ${written[row % 2]}`;
    const at = EPPGBM_COLUMNS.indexOf(columns[Math.floor(row / 2)]!);
    return [...cells.map((cell, column) => (column === at ? text : cell)), text];
  });
  const sheet = [[...EPPGBM_COLUMNS, `Catatan ${CELL_NIK}`], ...rows];
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const part of writeSpreadsheet({ sheets: [{ name: "Sheet1", rows: sheet }] })) parts.push(part);
  return new Blob(parts);
}
