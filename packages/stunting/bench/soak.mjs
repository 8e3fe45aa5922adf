// A mixed load for a long time, with everything on: requests a second, p50 and p99 of every minute and at the end of every kind of
// request, and the host's memory.
//   node --conditions=spbe-source packages/stunting/bench/soak.mjs [minutes, 20] [clients, 8]
// The clients ask one after another without a pause: of 20 requests 7 pages of a village, 5 children, 3 searches by name, 1 summary of a
// month and 4 measurements. On PostgreSQL where SPBE_TEST_DATABASE_URL names a superuser, else on the embedded engine in a folder.
//
// Measured 2026-11-24 at rest, 2 cores, PostgreSQL 15.18, 20 minutes: 261 requests a second, p50 19 ms, p99 329 ms, memory 177 to 179 MB.
// p99 by kind: child 47, search 51, page 56, measurement 73, summary 480 ms. The summary counts what has been measured, 62,000 rows at the
// end, so it alone grows (p99 of all from 89 ms in the first minute to 457 in the last).
import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freshDatabase } from "../../server/bench/engines.mjs";
import { boundedHeap, sourceCondition } from "../../tooling/conditions.mjs";

const [minutes = 20, clients = 8] = process.argv.slice(2).map(Number);
const CHILDREN = Number(process.env.SPBE_BENCH_CHILDREN ?? 20_000);
const MONTHS = 18;
const KINDS = [
  ...Array(7).fill("page"),
  ...Array(5).fill("child"),
  ...Array(3).fill("search"),
  "summary",
  ...Array(4).fill("measure"),
];
const NAMES = ["putri", "aisyah", "muhammad", "rizky", "siti", "dewi"];
const folder = mkdtempSync(join(tmpdir(), "spbe-soak-"));
const admin = process.env.SPBE_TEST_DATABASE_URL;
const postgres = admin ? await freshDatabase(admin, "soak") : undefined;

try {
  await soak(postgres ?? { folder });
} finally {
  await postgres?.drop();
  rmSync(folder, { recursive: true, force: true });
}

async function soak({ url, ownerUrl, folder: data }) {
  const host = fork(new URL("./soak-host.mjs", import.meta.url), {
    execArgv: [`--conditions=${sourceCondition}`, ...boundedHeap],
  });
  host.send({ database: url ? { url, ownerUrl } : { folder: data }, folder, children: CHILDREN });
  const [world] = await once(host, "message");
  const engine = url ? "PostgreSQL" : "PGlite";
  console.log(`${engine}, ${CHILDREN} children, ${clients} clients, ${minutes} minutes`);
  console.log(" minute  requests/s      p50      p99   memory");
  const send = sender(world);
  const until = performance.now() + minutes * 60_000;
  let minute = [];
  const all = [];
  const client = async () => {
    while (performance.now() < until) minute.push(await send());
  };
  const tick = setInterval(async () => {
    const times = minute;
    minute = [];
    all.push(times);
    await say(host, all.length, times, 60);
  }, 60_000);
  await Promise.all(Array.from({ length: clients }, client));
  clearInterval(tick);
  if (minute.length > 0) all.push(minute);
  await say(host, "all", all.flat(), minutes * 60);
  const byKind = Map.groupBy(all.flat(), ({ kind }) => kind);
  for (const [kind, times] of byKind) await say(host, kind, times, minutes * 60);
  host.send("stop");
  await once(host, "exit");
}

async function say(host, label, times, seconds) {
  host.send("memory");
  const [{ rss }] = await once(host, "message");
  const sorted = times.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (share) => `${(sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1).padStart(6)} ms`;
  const rate = (sorted.length / seconds).toFixed(0).padStart(11);
  console.log(`${String(label).padStart(7)} ${rate} ${at(0.5)} ${at(0.99)} ${(rss / 1e6).toFixed(0).padStart(5)} MB`);
}

/** @returns sends the next request of the mix and answers its kind and milliseconds; throws for an answer that is not a success */
function sender({ port, headers, ids, villages }) {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  let count = 0;
  const measured = { count: 0 };
  const pick = (list) => list[Math.floor(Math.random() * list.length)];
  const requests = {
    page: () => ["GET", `/stunting/children?villageCode=${pick(villages)}&limit=25`],
    child: () => ["GET", `/stunting/children/${pick(ids)}`],
    search: () => ["POST", "/stunting/children/search", { text: pick(NAMES) }],
    summary: () => ["GET", "/stunting/summary?month=2026-10-01"],
    measure: () => {
      // Nobody twice in a month; from the second round of all children on, what is said again is another's word for the month.
      const round = Math.floor(measured.count / ids.length);
      const childId = ids[measured.count % ids.length];
      measured.count += 1;
      const measuredOn = new Date(Date.UTC(2025, 4 + (round % MONTHS), 13)).toISOString().slice(0, 10);
      const facts = { measurementId: randomUUID(), measuredOn, weightKg: 8.1, statureCm: 75.6, position: "lying" };
      return ["POST", `/stunting/children/${childId}/measurements`, facts];
    },
  };
  return async () => {
    count += 1;
    const kind = KINDS[(count * 7) % KINDS.length];
    const [method, path, body] = requests[kind]();
    const milliseconds = await timed({ port, agent, method, path: `/api${path}`, headers }, body);
    return { kind, milliseconds };
  };
}

function timed(options, body) {
  const text = body && JSON.stringify(body);
  const more = text && {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
    "idempotency-key": randomUUID(),
  };
  const from = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", ...options, headers: { ...options.headers, ...more } }, (answer) => {
      answer.resume();
      answer.on("end", () =>
        answer.statusCode < 300
          ? resolve(performance.now() - from)
          : reject(new Error(`${options.method} ${options.path}: ${answer.statusCode}`)),
      );
    });
    sent.on("error", reject);
    sent.end(text);
  });
}
