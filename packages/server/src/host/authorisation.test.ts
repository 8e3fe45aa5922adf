import { describe, expect, it } from "vitest";
import { authorisationMatrix, comparePermissionTable, readPermissionTable } from "./authorisation.ts";
import { notesModule } from "./notes.fixture.ts";

const written = `# Hak akses

| Operasi | writer | reader | stranger |
|---|---|---|---|
| notes.list | ya | ya | - |
| notes.get | ya | ya | - |
| notes.write | ya | - | - |
| notes.pin | ya | - | - |
| notes.search | ya | ya | - |
| notes.attach | ya | - | - |
| notes.print | ya | ya | - |
| notes.remove | ya | - | - |
| notes.crash | ya | ya | - |
| notes.count | ya | ya | - |
`;

describe("rights written twice", () => {
  it("the matrix says for each operation which role may call it", () => {
    expect(authorisationMatrix([notesModule])).toContainEqual({
      module: "notes",
      operation: "notes.write",
      permission: "notes/notes.write",
      allowed: { writer: true, reader: false, stranger: false },
    });
  });

  it("agrees with the reviewed table", () => {
    expect(comparePermissionTable(notesModule, readPermissionTable(written))).toEqual([]);
  });

  it.each([
    [
      "a right too many",
      "| notes.write | ya | - | - |",
      "| notes.write | ya | ya | - |",
      ["notes.write for reader: the table says ya, the module says not allowed. Correct the wrong one."],
    ],
    [
      "a right too few",
      "| notes.list | ya | ya | - |",
      "| notes.list | ya | - | - |",
      ["notes.list for reader: the table says -, the module says allowed. Correct the wrong one."],
    ],
    [
      "a missing operation",
      "| notes.get | ya | ya | - |\n",
      "",
      ["notes.get is missing from the table. Add a row and have it reviewed."],
    ],
    [
      "an operation that is gone",
      "| notes.get |",
      "| notes.old | ya | ya | - |\n| notes.get |",
      ["notes.old stands in the table but not in the contract. Remove the row."],
    ],
  ])("%s is named", (_what, from, to, differences) => {
    expect(comparePermissionTable(notesModule, readPermissionTable(written.replace(from, to)))).toEqual(differences);
  });

  it("a role of the table that the module forgot has no right", () => {
    const table = readPermissionTable("| Op | writer | ghost |\n|---|---|---|\n| notes.list | ya | ya |");
    expect(comparePermissionTable(notesModule, table)).toContain(
      "notes.list for ghost: the table says ya, the module says not allowed. Correct the wrong one.",
    );
  });

  it("a slip of the pen never grants", () => {
    expect(() => readPermissionTable(written.replace("| notes.get | ya |", "| notes.get | iya |"))).toThrow(
      /row notes.get, column writer/,
    );
    expect(() => readPermissionTable("# empty")).toThrow(/no table/);
  });
});
