// A script of a regency: one child's growth, one NIK, one call to a server; no React, no screen.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { isProblem, parseNik } from "@spbe-kit/core";
import { assessGrowth } from "@spbe-kit/stunting";
import { createStuntingClient } from "@spbe-kit/stunting/client";
import { storyWorld, stuntingFetch } from "@spbe-kit/stunting/testing";

const notSignedIn = {
  type: "about:blank",
  title: "Belum masuk",
  status: 401,
  code: "core/not-signed-in",
  traceId: "t",
};

const growth = assessGrowth({ sex: "M", ageInMonths: 12, weightKg: 9.6, statureCm: 75.7, position: "lying" });
assert.ok(Math.abs(growth.heightForAge.z) < 0.1, "75.7 cm is about the median of a boy of 12 months");
assert.equal(typeof growth.weightForAge.z, "number");

const nik = parseNik("1906014507850001");
assert.equal(nik.ok, true);
assert.equal(nik.value.sex, "female", "a day above 40 says female");
assert.equal(parseNik("12").ok, false);

// A server of ours on this machine: the story's register without a session, then with one.
const answerFrom = stuntingFetch(storyWorld());
const server = createServer(async (request, response) => {
  const answer = request.headers.authorization
    ? await answerFrom(new Request(`http://127.0.0.1${request.url}`, { method: request.method }))
    : Response.json(notSignedIn, { status: 401, headers: { "content-type": "application/problem+json" } });
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const baseUrl = `http://127.0.0.1:${server.address().port}`;

const stranger = createStuntingClient({ baseUrl });
await assert.rejects(
  stranger.children.list({ query: {} }),
  (error) => isProblem(error, "core/not-signed-in") && error.status === 401,
  "a refusal is a problem with its code",
);

const signedIn = createStuntingClient({ baseUrl, token: "canary" });
const found = await signedIn.children.list({ query: {} });
assert.ok(found.items.length > 0, "the register lists children");
server.close();

assert.ok(
  createRequire(import.meta.url)("@spbe-kit/core").parseNik,
  "require of a module works, nothing awaits at the top level",
);
assert.ok(!readdirSync("node_modules").includes("react"), "no React came along");
console.log("  growth, NIK, client: yes");
