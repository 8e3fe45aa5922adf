import { createWriteStream, mkdtempSync, openAsBlob, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as wait } from "node:timers/promises";
import { seededRandom, systemClock } from "@spbe-kit/core";
import { type WritableCell, writeSpreadsheet } from "@spbe-kit/server/spreadsheet";
import { createStuntingClient, type StuntingClient } from "@spbe-kit/stunting/client";
import { type EppgbmCell, eppgbmTable } from "@spbe-kit/stunting/testing";
import { type PortalProcess, startPortal } from "./portal-process.ts";
import { type SignedInSession, signIn } from "./sign-in.ts";

/*
 * A power cut at any moment of an import loses nothing and doubles nothing. Two portals import the same file: one is left in
 * peace, the other, under the same keys, is killed (SIGKILL) at seeded random moments of reading and of saving. Afterwards both must hold the same
 * children, the same measurements and the same months, and a second import of the file must find everything there.
 *
 *   node --conditions=spbe-source examples/portal-belitung-timur/journeys/import-kill.ts [rows] [kills] [seed]
 *
 * Before that a file of 200 MB must be refused without being held. `pnpm test:full` runs it with 80,000 rows and 20 kills. The limit
 * of memory holds for a portal started with the options of V8 that decision 0014 names.
 */
const [rows = 80_000, kills = 20, seed = 4] = process.argv.slice(2).map(Number);
const random = seededRandom(seed);
/** Between 0 and 1. */
const chance = () => new DataView(random.bytes(4).buffer).getUint32(0) / 2 ** 32;
const MOST_OVER_IDLE_MB = 150;
const SAMPLE_CHILDREN = 60;
const TOO_MUCH = 200_000_000;
/** The host's own limit for uploads and the module's: whichever is met first. */
const TOO_LARGE = ["core/body-too-large", "stunting/file-too-large"];
const HEAD_OF_DINAS = "ratna-kusumawati";
const UPLOAD = { "content-type": "application/octet-stream", "x-spbe-client": "import-kill" };

const folder = mkdtempSync(join(tmpdir(), "spbe-import-kill-"));
const file = join(folder, "eppgbm.xlsx");
const portals: PortalProcess[] = [];
try {
  await writeFile();
  const calm = await importInPeace();
  const shaken = await importUnderKills(calm.seconds);
  const faults = differences(calm.holdings, shaken.holdings);
  if (shaken.again.rowsSaved !== 0 || shaken.again.newChildren !== 0)
    faults.push(`the second import saved ${shaken.again.rowsSaved} rows and ${shaken.again.newChildren} children`);
  if (calm.overIdle !== undefined && calm.overIdle > MOST_OVER_IDLE_MB)
    faults.push(`memory rose ${calm.overIdle} MB over idle, more than ${MOST_OVER_IDLE_MB} MB`);
  const { children, measured } = calm.holdings;
  for (const fault of faults) console.error(`FAILED: ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
  else console.log(`passed: ${children.length} children and ${measured} child-months, equal in both portals`);
} finally {
  for (const portal of portals) await portal.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function writeFile(): Promise<void> {
  const plain = (cell: EppgbmCell): WritableCell => (typeof cell === "object" && cell !== null ? cell.date : cell);
  const table = function* (): Generator<readonly WritableCell[]> {
    for (const cells of eppgbmTable({ asOf: systemClock.today("Asia/Jakarta"), rows, seed })) yield cells.map(plain);
  };
  await pipeline(writeSpreadsheet({ sheets: [{ name: "Sheet1", rows: table() }] }), createWriteStream(file));
}

async function openPortal(): Promise<PortalProcess> {
  const portal = await startPortal(portals[0] ? { keysOf: portals[0] } : {});
  portals.push(portal);
  return portal;
}

async function importInPeace() {
  const portal = await openPortal();
  // A fresh start, so that memory of making the sample data is not taken for idle.
  await portal.kill();
  await portal.restart();
  const session = await signIn(portal.url, HEAD_OF_DINAS);
  const client = clientOf(session);
  await client.children.list({ query: { limit: 1 } });
  await sendTooMuch(portal, session);
  const memory = watchMemory(portal);
  const importId = await upload(client);
  const reading = await secondsUntil(client, importId, "preview");
  await client.imports.confirm({ params: { importId } });
  const saving = await secondsUntil(client, importId, "done");
  const overIdle = memory.stop();
  const said = overIdle === undefined ? "memory not measured here" : `${overIdle} MB over idle`;
  console.log(`in peace: ${rows} rows read in ${reading.toFixed(1)} s, saved in ${saving.toFixed(1)} s, ${said}`);
  const holdings = await holdingsOf(client);
  await portal.kill();
  return { seconds: { reading, saving }, overIdle, holdings };
}

async function importUnderKills(seconds: { readonly reading: number; readonly saving: number }) {
  const portal = await openPortal();
  const client = clientOf(await signIn(portal.url, HEAD_OF_DINAS));
  const importId = await upload(client);
  const whileReading = Math.floor(kills / 2);
  for (let i = 0; i < whileReading; i += 1) await killAfter(portal, client, importId, seconds.reading * chance());
  await secondsUntil(client, importId, "preview");
  await client.imports.confirm({ params: { importId } });
  const whileSaving = kills - whileReading;
  // Saving goes on where it stopped: together the pauses stay below its length, so that every kill meets it at work.
  for (let i = 0; i < whileSaving; i += 1)
    await killAfter(portal, client, importId, (seconds.saving / whileSaving) * 1.2 * chance());
  await secondsUntil(client, importId, "done");
  const holdings = await holdingsOf(client);
  const second = await upload(client);
  await secondsUntil(client, second, "preview");
  await client.imports.confirm({ params: { importId: second } });
  await secondsUntil(client, second, "done");
  const after = await holdingsOf(client);
  const moved = differences(holdings, after);
  if (moved.length > 0) throw new Error(`Importing the same file again changed the register: ${moved.join("; ")}`);
  return { holdings, again: await client.imports.get({ params: { importId: second } }) };
}

async function killAfter(portal: PortalProcess, client: StuntingClient, importId: string, pause: number) {
  await wait(pause * 1000);
  const { state, rowsRead, rowsSaved } = await client.imports.get({ params: { importId } });
  await portal.kill();
  console.log(`killed after ${pause.toFixed(2)} s while ${state}: ${rowsRead} rows read, ${rowsSaved} saved`);
  await portal.restart();
}

async function upload(client: StuntingClient): Promise<string> {
  const importId = random.uuid();
  const body = await openAsBlob(file);
  await client.imports.open({ body: { importId, fileName: "eppgbm.xlsx", sizeBytes: body.size } });
  await client.imports.send({ params: { importId }, body });
  return importId;
}

/** A file of 200 MB, announced with its length or not, is refused while it arrives, and the server holds none of it. */
async function sendTooMuch(portal: PortalProcess, session: SignedInSession): Promise<void> {
  const client = clientOf(session);
  for (const announced of [true, false]) {
    const importId = random.uuid();
    await client.imports.open({ body: { importId, fileName: "besar.xlsx", sizeBytes: 1 } });
    const memory = watchMemory(portal);
    const address = `${session.url}/api/stunting/imports/${importId}/file`;
    const { status, code, sent } = await sendBytes(address, session.headers, TOO_MUCH, announced);
    const overIdle = memory.stop();
    const said = `${TOO_MUCH / 1e6} MB ${announced ? "announced" : "unannounced"}: ${status} ${code} after ${Math.round(sent / 1e6)} MB`;
    console.log(`${said}, ${overIdle ?? "?"} MB over idle`);
    if (status !== 413 || !TOO_LARGE.includes(code)) throw new Error(`A file that is too large was answered: ${said}`);
    if ((overIdle ?? 0) > MOST_OVER_IDLE_MB) throw new Error(`Memory rose ${overIdle} MB while refusing: ${said}`);
    await client.imports.cancel({ params: { importId } });
  }
}

/** Sends zeros until the server answers or all are sent. Not `fetch`: it hides an answer that comes before the body has ended. */
function sendBytes(address: string, headers: Readonly<Record<string, string>>, bytes: number, announced: boolean) {
  return new Promise<{ status: number; code: string; sent: number }>((resolve, reject) => {
    const length = announced ? { "content-length": String(bytes) } : {};
    const outgoing = request(address, { method: "PUT", headers: { ...headers, ...length, ...UPLOAD } });
    const piece = Buffer.alloc(1_000_000);
    let sent = 0;
    let answered = false;
    const more = () => {
      while (sent < bytes && !answered) {
        sent += piece.length;
        if (!outgoing.write(piece)) return outgoing.once("drain", more);
      }
      return outgoing.end();
    };
    outgoing.on("response", async (answer) => {
      answered = true;
      const text = (await answer.toArray()).join("");
      outgoing.destroy();
      resolve({ status: answer.statusCode ?? 0, code: JSON.parse(text).code, sent });
    });
    outgoing.on("error", (error) => {
      if (!answered) reject(error);
    });
    more();
  });
}

async function secondsUntil(client: StuntingClient, importId: string, state: "preview" | "done"): Promise<number> {
  const from = performance.now();
  for (;;) {
    const found = await client.imports.get({ params: { importId } });
    if (found.state === state) return (performance.now() - from) / 1000;
    if (found.state === "failed" || found.state === "cancelled")
      throw new Error(`The import is ${found.state}: ${found.failure?.message ?? ""}`);
    if (performance.now() - from > 900_000) throw new Error(`The import is still ${found.state} after 15 minutes.`);
    await wait(250);
  }
}

/** What a portal holds: every child's id, the counts of every month, and each measurement of some children. */
async function holdingsOf(client: StuntingClient) {
  const children: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.children.list({ query: { limit: 200, ...(cursor && { cursor }) } });
    children.push(...page.items.map(({ childId }) => childId));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  children.sort();
  const { trend, total } = await client.summary.get({ query: {} });
  const step = Math.max(1, Math.floor(children.length / SAMPLE_CHILDREN));
  const sample: string[] = [];
  for (let i = 0; i < children.length; i += step) {
    const { items } = await client.measurements.list({ params: { childId: children[i]! } });
    sample.push(`${children[i]}: ${items.map(({ measurementId, measuredOn }) => `${measurementId} ${measuredOn}`)}`);
  }
  const measured = trend.reduce((sum, month) => sum + month.measured, 0);
  return { children, measured, months: JSON.stringify([trend, total]), sample: sample.join("\n") };
}
type Holdings = Awaited<ReturnType<typeof holdingsOf>>;

function differences(calm: Holdings, other: Holdings): string[] {
  const faults: string[] = [];
  if (new Set(other.children).size !== other.children.length) faults.push("a child is listed twice");
  if (calm.children.join() !== other.children.join())
    faults.push(`children: ${calm.children.length} in peace, ${other.children.length} under kills, or other ids`);
  if (calm.months !== other.months) faults.push(`months: ${calm.measured} child-months, ${other.measured} under kills`);
  if (calm.sample !== other.sample) faults.push("measurements of the sampled children differ");
  return faults;
}

/** Resident memory of the portal above what it was when this began. Undefined where the system does not tell. */
function watchMemory(portal: PortalProcess) {
  const idle = residentMegabytes(portal);
  let peak = idle ?? 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, residentMegabytes(portal) ?? 0);
  }, 200);
  return {
    stop: () => {
      clearInterval(timer);
      return idle === undefined ? undefined : Math.round(peak - idle);
    },
  };
}

function residentMegabytes(portal: PortalProcess): number | undefined {
  if (process.platform !== "linux") return undefined;
  const { pid } = JSON.parse(readFileSync(join(portal.dataFolder, "database", "owner.lock"), "utf8"));
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1000;
}

function clientOf({ url, headers }: SignedInSession): StuntingClient {
  return createStuntingClient({ baseUrl: url, headers, timeout: 300_000 });
}
