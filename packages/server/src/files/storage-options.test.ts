import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { inPieces, PDF } from "./sample-files.fixture.ts";
import { contentStoreOf } from "./storage-options.ts";

const at = { regency: "19.06", contentId: "0199a000-0000-7000-8000-000000000001" };
const now = () => "2026-11-24T05:00:00.000Z";

it("files lie in the data folder where no other place is named", async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), "spbe-data-"));
  await contentStoreOf(undefined, dataFolder, now).write(at, inPieces(PDF));
  expect(readdirSync(join(dataFolder, "files", "19.06"))).toEqual([at.contentId]);
  rmSync(dataFolder, { recursive: true, force: true });
});

it("a host without a place for files says what to give it, when a file first comes", async () => {
  await expect(contentStoreOf(undefined, undefined, now).write(at, inPieces(PDF))).rejects.toThrow(
    /no place for files. Give createSpbeServer storage/,
  );
});
