import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { comparePermissionTable, readPermissionTable } from "../host/authorisation.ts";
import { directoryModule } from "./directory-module.ts";
import { directoryRoles } from "./directory-roles.ts";

it("the rights of the directory are the ones the reviewed table says", () => {
  const table = readFileSync(fileURLToPath(new URL("./permissions.md", import.meta.url)), "utf8");
  const roles = directoryRoles({ peopleReaders: ["kepegawaian"] }, ["admin", "kepegawaian", "petugas"]);
  expect(comparePermissionTable(directoryModule(roles), readPermissionTable(table))).toEqual([]);
});

it("without a word of the portal every role sees units, and only the admin sees people and writes", () => {
  expect(directoryRoles({}, ["cadre", "admin"])).toEqual({
    unitReaders: ["cadre", "admin"],
    peopleReaders: ["admin"],
    writers: ["admin"],
  });
});
