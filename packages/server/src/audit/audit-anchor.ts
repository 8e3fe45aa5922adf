import { appendFile, readFile } from "node:fs/promises";
import * as z from "zod";
import type { Database } from "../database/database.ts";
import { readHead } from "./seal-entries.ts";

/** The newest seal of a regency's chain at some moment. Kept where the database's administrator cannot reach it. */
export interface AuditAnchor {
  readonly regencyCode: string;
  readonly number: number;
  readonly seal: string;
  /** ISO instant, UTC. */
  readonly at: string;
}

const anchorSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{2}\.\d{2}$/),
  number: z.int().min(0),
  seal: z.string().regex(/^([0-9a-f]{64})?$/),
  at: z.iso.datetime(),
});

/** Reads a regency's head as an anchor. */
export async function anchorOf(database: Database, regencyCode: string, at: string): Promise<AuditAnchor> {
  const { number, seal } = await database.tenant(
    { regency: regencyCode, scope: { kind: "regency" } },
    (tx) => readHead(tx, regencyCode),
    { readOnly: true },
  );
  return { regencyCode, number, seal, at };
}

/** Adds anchors to a file, a JSON line each. @throws when the file cannot be written */
export async function appendAnchors(file: string, anchors: readonly AuditAnchor[]): Promise<void> {
  await appendFile(file, anchors.map((anchor) => `${JSON.stringify(anchor)}\n`).join(""), { mode: 0o600 });
}

/** Reads a file of anchors. @throws Error naming the line that is none */
export async function readAnchors(file: string): Promise<AuditAnchor[]> {
  const lines = (await readFile(file, "utf8")).split("\n");
  return lines.flatMap((line, index) => {
    if (line.trim() === "") return [];
    const parsed = anchorSchema.safeParse(parseJson(line));
    if (parsed.success) return [parsed.data];
    throw new Error(
      `spbe-server: line ${index + 1} of ${file} is not an audit anchor. Use the file as it was written.`,
    );
  });
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
