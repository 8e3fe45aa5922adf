// A script of a regency: one child's growth, one NIK, one call to a server; no React, no screen.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { parseNik } from "@spbe-kit/core";
import { assessGrowth } from "@spbe-kit/stunting";
import { createStuntingClient } from "@spbe-kit/stunting/client";

const growth = assessGrowth({ sex: "M", ageInMonths: 12, weightKg: 9.6, statureCm: 75.7, position: "lying" });
assert.ok(Math.abs(growth.heightForAge.z) < 0.1, "75.7 cm is about the median of a boy of 12 months");
assert.equal(typeof growth.weightForAge.z, "number");

const nik = parseNik("1906014507850001");
assert.equal(nik.ok, true);
assert.equal(nik.value.sex, "female", "a day above 40 says female");
assert.equal(parseNik("12").ok, false);

const server = createServer((_request, response) => {
  response.writeHead(401, { "content-type": "application/problem+json" });
  response.end(
    JSON.stringify({
      type: "about:blank",
      title: "Belum masuk",
      status: 401,
      code: "core/not-signed-in",
      traceId: "t",
    }),
  );
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const client = createStuntingClient({ baseUrl: `http://127.0.0.1:${server.address().port}` });
await assert.rejects(
  client.children.list({ query: {} }).page?.() ?? client.children.list({ query: {} }),
  (error) => error.status === 401 && error.code === "core/not-signed-in",
);
server.close();

assert.ok(
  createRequire(import.meta.url)("@spbe-kit/core").parseNik,
  "require of a module works, nothing awaits at the top level",
);
assert.ok(!readdirSync("node_modules").includes("react"), "no React came along");
console.log("  growth, NIK, client: yes");
