// Clients of a bench, in a process of their own so that their work is not the server's. Started by `loadProcess` in rates.mjs.
import { Agent, request } from "node:http";

let setup;
let requests;
const agents = new Map();

process.on("message", async (message) => {
  if (message.requests) {
    setup = message;
    requests = await (await import(message.requests)).requestsOf(message.about);
    process.send({ ready: true });
    return;
  }
  try {
    process.send({ rate: await rateOf(message) });
  } catch (error) {
    process.send({ failure: String(error) });
  }
});

async function rateOf({ side, clients }) {
  const from = performance.now();
  let done = 0;
  const client = async () => {
    for (; performance.now() - from < setup.milliseconds; done += 1) await post(setup[side], requests[side]());
  };
  await Promise.all(Array.from({ length: clients }, client));
  return (done / (performance.now() - from)) * 1000;
}

function post({ port, headers }, { path, body, headers: more }) {
  const agent = agents.get(port) ?? new Agent({ keepAlive: true, maxSockets: 64 });
  agents.set(port, agent);
  const text = JSON.stringify(body);
  const length = { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
  const options = { port, host: "127.0.0.1", path, method: "POST", agent, headers: { ...headers, ...more, ...length } };
  return new Promise((resolve, reject) => {
    const sent = request(options, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () =>
        response.statusCode === 201 ? resolve() : reject(new Error(`${response.statusCode} ${Buffer.concat(chunks)}`)),
      );
    });
    sent.on("error", reject);
    sent.end(text);
  });
}
