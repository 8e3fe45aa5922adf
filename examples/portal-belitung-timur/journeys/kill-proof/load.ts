import { addDays, calendarDate, type RandomPort, systemClock } from "@spbe-kit/core";
import { createModuleClient, createResourceClient } from "@spbe-kit/core/client";
import { directoryContract, type Person } from "@spbe-kit/core/organisation";
import { type WritableCell, writeSpreadsheet } from "@spbe-kit/server/spreadsheet";
import type { Child, Import } from "@spbe-kit/stunting";
import { createStuntingClient } from "@spbe-kit/stunting/client";
import { type EppgbmCell, eppgbmTable } from "@spbe-kit/stunting/testing";
import { lettersContract } from "../engines/desk-module.ts";
import type { SignedInSession } from "../sign-in.ts";
import { persistentSender, type Sending, untilAnswered } from "./persistent.ts";

/** A child as its last acknowledged answer showed it. */
export interface KnownChild {
  child: Child;
  readonly nik: string | null;
  readonly measurements: { readonly measurementId: string; readonly supersedes: string | null; weightKg: number }[];
}

/** What people were told is done: the proof holds the database against it. */
export interface Ledger {
  readonly children: Map<string, KnownChild>;
  readonly people: Map<string, Person>;
  readonly letters: Set<string>;
  readonly imports: Import[];
  readonly sending: Sending;
}

export const newLedger = (): Ledger => ({
  children: new Map(),
  people: new Map(),
  letters: new Set(),
  imports: [],
  sending: { acknowledged: 0, repeated: 0, repeatedAnyway: 0 },
});

export interface LoadParts {
  readonly random: RandomPort;
  readonly chance: () => number;
  readonly ledger: Ledger;
  /** Aborted when nobody begins anything new. */
  readonly stop: AbortSignal;
}

const BORN = calendarDate("2024-02-05");
const MOST_MEASUREMENTS = 30;
/** In the village of the cadre and the nutritionist of the sample accounts. */
const POSYANDU = "19.06.06.2003-01";
const ROWS_OF_AN_IMPORT = 60;
const IMPORT_MILLISECONDS = 90_000;

/** A person who registers, measures and corrects, one act after another, each once more until it is acknowledged. */
export async function keepChildren(session: SignedInSession, parts: LoadParts): Promise<void> {
  const { random, chance, ledger, stop } = parts;
  const { children } = ledger;
  const client = createStuntingClient({ ...sourceOf(session), timeout: 20_000 });
  const acknowledged = persistentSender(random, chance, ledger.sending);
  const mine: KnownChild[] = [];

  async function register(): Promise<void> {
    const nik = chance() < 0.5 ? newNik(chance) : null;
    const body = {
      childId: random.uuid(),
      name: "Naura Alesha",
      sex: "F",
      birthDate: BORN,
      nik,
      motherName: "Dian",
      posyanduCode: POSYANDU,
    } as const;
    const child = await acknowledged((call) => client.children.register({ body }, call));
    const known: KnownChild = { child, nik, measurements: [] };
    children.set(child.childId, known);
    mine.push(known);
  }

  async function measure(known: KnownChild): Promise<void> {
    const { childId } = known.child;
    const month = known.measurements.filter(({ supersedes }) => supersedes === null).length + 1;
    if (month > MOST_MEASUREMENTS) return;
    const last = known.measurements.at(-1);
    const corrects = last !== undefined && chance() < 0.3 ? last : undefined;
    const body = {
      measurementId: random.uuid(),
      measuredOn: addDays(BORN, 30 * (corrects ? month - 1 : month)),
      weightKg: Math.round((4 + month * 0.25 + chance()) * 10) / 10,
      supersedes: corrects?.measurementId ?? null,
    };
    await acknowledged((call) => client.measurements.record({ params: { childId }, body }, call));
    known.measurements.push(body);
  }

  async function correct(known: KnownChild): Promise<void> {
    const { childId, version, name, sex, birthDate, posyanduCode } = known.child;
    const body = { name, sex, birthDate, posyanduCode, motherName: `Dian ${version}` };
    known.child = await acknowledged((call) => client.children.update({ params: { childId }, body, version }, call));
  }

  while (!stop.aborted) {
    const known = mine[Math.floor(chance() * mine.length)];
    const act = chance();
    if (known === undefined || act < 0.35) await register();
    else if (act < 0.8) await measure(known);
    else await correct(known);
  }
}

/** A clerk of the directory: new people and changes to them. */
export async function keepPeople(session: SignedInSession, parts: LoadParts): Promise<void> {
  const { random, chance, ledger, stop } = parts;
  const client = createModuleClient(directoryContract, sourceOf(session));
  const acknowledged = persistentSender(random, chance, ledger.sending);
  while (!stop.aborted) {
    const personId = random.uuid();
    const facts = { name: "Eko Wahyudi", frontTitle: null, backTitle: "S.STP.", birthDate: null, accountId: null };
    const body = { personId, ...facts, nik: newNik(chance) };
    const created = await acknowledged((call) => client.people.create({ body }, call));
    const { version } = created;
    const changed = await acknowledged((call) =>
      client.people.change({ params: { personId }, body: { ...facts, name: "Eko Wahyono" }, version }, call),
    );
    ledger.people.set(personId, changed);
  }
}

/** Somebody whose letters set off a task and a notice with its e-mail. */
export async function sendLetters(session: SignedInSession, parts: LoadParts): Promise<void> {
  const { random, chance, ledger, stop } = parts;
  const client = createResourceClient(lettersContract, sourceOf(session));
  const acknowledged = persistentSender(random, chance, ledger.sending);
  while (!stop.aborted) {
    const letterId = random.uuid();
    await acknowledged((call) => client.receive({ body: { letterId } }, call));
    ledger.letters.add(letterId);
  }
}

/** An officer who imports one file after another, to its end. */
export async function importFiles(session: SignedInSession, parts: LoadParts, seed: number): Promise<void> {
  const { random, chance, ledger, stop } = parts;
  const client = createStuntingClient(sourceOf(session));
  const acknowledged = persistentSender(random, chance, ledger.sending);

  async function until(importId: string, state: Import["state"]): Promise<Import> {
    const end = performance.now() + IMPORT_MILLISECONDS;
    for (;;) {
      const found = await untilAnswered(() => client.imports.get({ params: { importId } }));
      if (found.state === state) return found;
      if (found.state === "failed" || found.state === "cancelled" || performance.now() > end)
        throw new Error(
          `An import is ${found.state} and not ${state}: ${found.failure?.message ?? "it does not go on"}`,
        );
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  for (let n = 0; !stop.aborted; n += 1) {
    const body = await workbook(seed + n);
    const importId = random.uuid();
    const opening = { importId, fileName: `posyandu-${n}.xlsx`, sizeBytes: body.size };
    await acknowledged((call) => client.imports.open({ body: opening }, call));
    await acknowledged((call) => client.imports.send({ params: { importId }, body }, call));
    await until(importId, "preview");
    await acknowledged((call) => client.imports.confirm({ params: { importId } }, call));
    ledger.imports.push(await until(importId, "done"));
  }
}

const sourceOf = ({ url, headers }: SignedInSession) => ({ baseUrl: url, headers, retry: 0, timeout: 20_000 });

/** Sixteen digits that nobody carries: district 99 does not exist. */
function newNik(chance: () => number): string {
  return `190699${String(Math.floor(chance() * 1e10)).padStart(10, "0")}`;
}

async function workbook(seed: number): Promise<Blob> {
  const plain = (cell: EppgbmCell): WritableCell => (typeof cell === "object" && cell !== null ? cell.date : cell);
  const asOf = systemClock.today("Asia/Jakarta");
  const rows = [...eppgbmTable({ asOf, rows: ROWS_OF_AN_IMPORT, seed })].map((cells) => cells.map(plain));
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const part of writeSpreadsheet({ sheets: [{ name: "Sheet1", rows }] })) parts.push(part);
  return new Blob(parts);
}
