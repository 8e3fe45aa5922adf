// How many writes a second two sides reach, in turn, so that a busy moment of the machine meets both.
import { fork } from "node:child_process";
import { createServer } from "node:http";

const ROUNDS = 5;
export const MILLISECONDS = Number(process.env.SPBE_BENCH_MS ?? 2_000);

/**
 * @param run a round of one side, "ours" or "peer"; answers its rate a second
 * @returns the median of the ratios
 */
export async function compareRates(label, aim, run) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const rates = {};
    for (const side of round % 2 ? ["ours", "peer"] : ["peer", "ours"]) rates[side] = await run(side);
    rounds.push({ ...rates, ratio: rates.ours / rates.peer });
  }
  const by = (name) => rounds.map((round) => round[name]).sort((a, b) => a - b);
  const middle = (name) => by(name)[Math.floor(ROUNDS / 2)];
  const spread = `(${by("ratio")[0].toFixed(2)}-${by("ratio").at(-1).toFixed(2)})`;
  const rate = (name) => `${middle(name).toFixed(0).padStart(8)}/s`;
  const aimed = aim === undefined ? "" : `, aim ${aim}`;
  console.log(
    `  ${label.padEnd(40)} ${rate("ours")} ${rate("peer")}   ${middle("ratio").toFixed(2)}  ${spread}${aimed}`,
  );
  return middle("ratio");
}

/**
 * Clients in a process of their own.
 *
 * @param setup `requests`: address of a module whose `requestsOf(about)` makes the next request of each side; `ours` and `peer`: port and headers
 * @returns runs that many clients against one side, and answers its writes a second
 */
export async function loadProcess(setup) {
  const child = fork(new URL("./clients.mjs", import.meta.url));
  const answer = () =>
    new Promise((resolve, reject) => {
      child.once("message", ({ rate, failure }) => (failure ? reject(new Error(failure)) : resolve(rate)));
    });
  child.send({ ...setup, milliseconds: MILLISECONDS });
  await answer();
  const load = (side, clients) => {
    const rate = answer();
    child.send({ side, clients });
    return rate;
  };
  return Object.assign(load, { stop: () => child.disconnect() });
}

/** The same without HTTP. */
export async function inProcess(clients, write) {
  const from = performance.now();
  let done = 0;
  const client = async () => {
    for (; performance.now() - from < MILLISECONDS; done += 1) await write();
  };
  await Promise.all(Array.from({ length: clients }, client));
  return (done / (performance.now() - from)) * 1000;
}

/** The barest HTTP: reads JSON, hands it on, answers 201. */
export async function bareHttp(write) {
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const facts = JSON.parse(Buffer.concat(chunks).toString());
    await write(facts);
    response.writeHead(201, { "content-type": "application/json" }).end(JSON.stringify(facts));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => new Promise((resolve) => server.close(resolve).closeAllConnections());
  return { port: server.address().port, close };
}
