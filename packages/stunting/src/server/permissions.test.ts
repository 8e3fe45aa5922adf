import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { comparePermissionTable, readPermissionTable } from "@spbe-kit/server";
import { expect, it } from "vitest";
import { importFolder } from "./stunting-host.fixture.ts";
import { stuntingServer } from "./stunting-server.ts";

it("the rights of the contract are the ones the reviewed table says", () => {
  const table = readFileSync(fileURLToPath(new URL("../domain/permissions.md", import.meta.url)), "utf8");
  const stunting = stuntingServer({ importFolder: importFolder() });
  expect(comparePermissionTable(stunting, readPermissionTable(table))).toEqual([]);
});
