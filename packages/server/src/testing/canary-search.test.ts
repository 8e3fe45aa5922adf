import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { canaryLines, canarySearch } from "./canary-search.ts";

const NIK = "1906014904259901";
const NAME = "Zulvaryn Qomarindra";
const search = canarySearch([NIK, NAME]);

describe("a canary is found", () => {
  it.each([
    ["as it is", `anak ${NIK} disimpan`],
    ["in lower case", "cari zulvaryn qomarindra"],
    ["in UTF-16", Buffer.from(`x${NIK}`, "utf16le")],
    ["in UTF-16 of the other order", Buffer.from(`x${NIK}`, "utf16le").swap16()],
    ["in base64", Buffer.from(NIK).toString("base64")],
    ["in base64 behind one letter", Buffer.from(`{${NIK}}`).toString("base64")],
    ["in base64 behind two letters", Buffer.from(`{"${NIK}"}`).toString("base64")],
    ["in a token's base64url", Buffer.from(`{"name":"${NAME}"}`).toString("base64url")],
    ["in hex", Buffer.from(`..${NIK}..`).toString("hex")],
    ["in capital hex", Buffer.from(NIK).toString("hex").toUpperCase()],
    ["in an address", `/cari?nama=${encodeURIComponent(NAME)}`],
    ["in a form", String(new URLSearchParams({ nama: NAME }))],
    ["in groups", "190601 490425 9901"],
    ["with dots", "19.06.01.490425.9901"],
    ["with dashes", "1906-0149-0425-9901"],
  ])("%s", (_how, content) => {
    expect(search.in("log", content).length).toBeGreaterThan(0);
  });

  it("in any file of a folder, which is named", () => {
    const folder = mkdtempSync(join(tmpdir(), "spbe-search-"));
    mkdirSync(join(folder, "a"));
    writeFileSync(join(folder, "a", "page"), Buffer.concat([Buffer.from([0, 255]), Buffer.from(NIK)]));
    writeFileSync(join(folder, "sound"), "nothing");
    const { files, found } = search.below(folder);
    expect(files).toBe(2);
    expect(canaryLines(found)).toEqual([`${join(folder, "a", "page")}: ${NIK} (as it is)`]);
    rmSync(folder, { recursive: true, force: true });
  });
});

it.each([
  ["as it is", (key: Buffer) => Buffer.concat([Buffer.from("x"), key])],
  ["in hex", (key: Buffer) => key.toString("hex")],
  ["in base64url", (key: Buffer) => `k-1:${key.toString("base64url")}`],
] as const)("a key is found %s, and named without itself", (_how, written) => {
  const key = Buffer.from(Array.from({ length: 32 }, (_, at) => (at * 37) % 251));
  const found = canarySearch([{ name: "vault key", bytes: key }]).in("log", written(key));
  expect(found.map(({ canary }) => canary)).toContain("vault key");
});

it.each([
  ["another number", "1906014904259902"],
  ["a masked number", "190601******9901"],
  ["one word of a name", "Zulvaryn"],
  ["nothing", ""],
])("%s is no canary", (_what, content) => {
  expect(search.in("log", content)).toEqual([]);
});

it("what is compressed is not looked into: search before it is", () => {
  expect(search.in("archive", deflateSync(NIK.repeat(2)))).toEqual([]);
});
