import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { comparePermissionTable, readPermissionTable } from "@spbe-kit/server";
import { expect, it } from "vitest";
import { spbeIndexServer } from "./spbe-index-server.ts";

it("the rights of the contract are the ones the reviewed table says", () => {
  const table = readFileSync(fileURLToPath(new URL("../domain/permissions.md", import.meta.url)), "utf8");
  expect(comparePermissionTable(spbeIndexServer(), readPermissionTable(table))).toEqual([]);
});
