import type { Operation } from "@spbe-kit/core";
import * as z from "zod";
import type { IsolationCell, IsolationRows, IsolationSetup } from "./isolation-setup.ts";

/**
 * What the rows and tables leave untried: operations without rows or without a line in the reviewed table, ids in paths that are
 * tried on own records only, ids in bodies and queries that are no reference, and rows of operations that are gone.
 */
export function isolationGaps({ modules, rows, tables }: IsolationSetup): IsolationCell[] {
  const served = modules.flatMap(({ name: module, contract }) =>
    Object.entries(contract).flatMap(([resource, operations]) =>
      Object.entries(operations).map(([name, operation]) => ({ module, name: `${resource}.${name}`, operation })),
    ),
  );
  const missing = served.flatMap(({ module, name, operation }) => {
    const own = rows.find((candidate) => candidate.module === module);
    const line = tables[module]?.has(name)
      ? []
      : [`Write a line for it in the permission table of ${module}, and review it.`];
    return [...gapsOf(own, module, name, operation), ...line].map((fault) => gap(`${module}/${name}`, fault));
  });
  const gone = rows.flatMap(({ module, inputs, references = {} }) =>
    [...new Set([...Object.keys(inputs), ...Object.keys(references)])]
      .filter((name) => !served.some((one) => one.module === module && one.name === name))
      .map((name) => gap(`${module}/${name}`, "Remove it from the isolation rows: no module serves it.")),
  );
  return [...missing, ...gone];
}

function gap(operation: string, fault: string): IsolationCell {
  return { operation, person: "-", place: "own", status: 0, fault };
}

function gapsOf(rows: IsolationRows | undefined, module: string, name: string, operation: Operation): string[] {
  const inputs = rows?.inputs[name];
  if (!rows || !inputs?.own)
    return [`Write inputs["${name}"].own in the isolation rows of ${module}: an operation nobody tries is not proven.`];
  const known = rows.notRecords?.[name] ?? [];
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, field = ""]) => field);
  const isHiddenTried = inputs.nowhere && (inputs.otherUnit || inputs.otherRegency);
  const untriedPath = isHiddenTried ? [] : inPath.filter((field) => !known.includes(field));
  const references = Object.keys(rows.references?.[name] ?? {});
  const unreferenced = idsIn(operation).filter((field) => ![...known, ...references].includes(field));
  return [
    ...untriedPath.map(
      (field) =>
        `Give inputs["${name}"] also nowhere, and otherUnit or otherRegency: {${field}} is tried on own records only.`,
    ),
    ...unreferenced.map(
      (field) => `Write references["${name}"].${field}: an id that is sent beside the path may tell of records too.`,
    ),
  ];
}

/** Names of the fields of a body or a query that take a UUID. */
function idsIn({ body, query }: Operation): string[] {
  const schemas = [body, query].filter((schema) => schema !== undefined && schema !== "file");
  const found = new Set<string>();
  for (const schema of schemas) collectIds(z.toJSONSchema(schema, { unrepresentable: "any", io: "input" }), "", found);
  return [...found];
}

function collectIds(node: unknown, field: string, found: Set<string>): void {
  if (Array.isArray(node)) for (const part of node) collectIds(part, field, found);
  if (typeof node !== "object" || node === null || Array.isArray(node)) return;
  if ("format" in node && node.format === "uuid") found.add(field);
  for (const [key, value] of Object.entries(node)) {
    if (key === "properties" || key === "$defs")
      for (const [name, part] of Object.entries(value as object)) collectIds(part, name, found);
    else collectIds(value, field, found);
  }
}
