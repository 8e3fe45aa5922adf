import type { Operation } from "@spbe-kit/core";
import type { ServerModule } from "./server-module.ts";

/** Which role may call one operation. */
export interface AuthorisationRow {
  readonly module: string;
  /** `<resource>.<operation>` as the client names it, for example "children.search". */
  readonly operation: string;
  readonly permission: string;
  readonly allowed: Readonly<Record<string, boolean>>;
}

type ModuleRights = Pick<ServerModule, "name" | "contract" | "permissions">;

/** Every role's rights over all modules. */
export function permissionsByRole(modules: readonly Pick<ServerModule, "permissions">[]): Map<string, Set<string>> {
  const rights = new Map<string, Set<string>>();
  for (const { permissions } of modules)
    for (const [role, granted] of Object.entries(permissions))
      rights.set(role, new Set([...(rights.get(role) ?? []), ...granted]));
  return rights;
}

/** True when an operation's permission is open to a role with these rights. */
export function mayCall(operation: Pick<Operation, "permission">, rights: ReadonlySet<string> | undefined): boolean {
  if (operation.permission === "public" || operation.permission === "signed-in") return true;
  return rights?.has(operation.permission) ?? false;
}

/** Operation by role, from the contracts and the rights the modules declare. Compare it with the table written by hand. */
export function authorisationMatrix(modules: readonly ModuleRights[]): AuthorisationRow[] {
  const rights = permissionsByRole(modules);
  return modules.flatMap((module) =>
    Object.entries(module.contract).flatMap(([resource, operations]) =>
      Object.entries(operations).map(([name, operation]) => ({
        module: module.name,
        operation: `${resource}.${name}`,
        permission: operation.permission,
        allowed: Object.fromEntries([...rights].map(([role, granted]) => [role, mayCall(operation, granted)])),
      })),
    ),
  );
}

/** The reviewed table of a module: operation -> role -> allowed. */
export type PermissionTable = ReadonlyMap<string, Readonly<Record<string, boolean>>>;

/**
 * Reads the first table of a `permissions.md`: a head row of role names, then one row per operation, each cell `ya` or `-`.
 *
 * @throws Error naming the row and column of a cell that is neither, so that a slip of the pen never grants
 */
export function readPermissionTable(markdown: string): PermissionTable {
  const rows = markdown
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .replace(/^\||\|$/g, "")
        .split("|")
        .map((cell) => cell.trim()),
    );
  const [head, , ...body] = rows;
  if (!head || body.length === 0)
    throw new Error("spbe-server: permissions.md holds no table. Write a head row of roles and a row per operation.");
  const roles = head.slice(1);
  return new Map(
    body.map(([operation = "", ...cells]) => [
      operation,
      Object.fromEntries(roles.map((role, column) => [role, readCell(cells[column], operation, role)])),
    ]),
  );
}

function readCell(cell: string | undefined, operation: string, role: string): boolean {
  if (cell === "ya") return true;
  if (cell === "-") return false;
  throw new Error(`spbe-server: permissions.md, row ${operation}, column ${role}: "${cell ?? ""}". Write ya or -.`);
}

/** Where a module's rights and its reviewed table disagree, as sentences; empty when they agree. */
export function comparePermissionTable(module: ModuleRights, table: PermissionTable): string[] {
  const rows = authorisationMatrix([module]);
  const known = new Set(rows.map((row) => row.operation));
  const roles = new Set([...Object.keys(module.permissions), ...[...table.values()].flatMap(Object.keys)]);
  const unknown = [...table.keys()].filter((operation) => !known.has(operation));
  return [
    ...unknown.map((operation) => `${operation} stands in the table but not in the contract. Remove the row.`),
    ...rows.flatMap((row) => compareRow(row, table.get(row.operation), roles)),
  ];
}

function compareRow(
  row: AuthorisationRow,
  written: Readonly<Record<string, boolean>> | undefined,
  roles: ReadonlySet<string>,
): string[] {
  if (!written) return [`${row.operation} is missing from the table. Add a row and have it reviewed.`];
  return [...roles]
    .filter((role) => (written[role] ?? false) !== (row.allowed[role] ?? false))
    .map((role) => {
      const [table, code] = written[role] ? ["ya", "not allowed"] : ["-", "allowed"];
      return `${row.operation} for ${role}: the table says ${table}, the module says ${code}. Correct the wrong one.`;
    });
}
