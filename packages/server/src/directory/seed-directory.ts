import { seededRandom } from "@spbe-kit/core";
import type { ModuleSample } from "../host/server-module.ts";
import { columnsOf } from "./import-columns.ts";
import { runImport } from "./imports-handlers.ts";

/**
 * Fills a directory with invented rows, by the way an import takes: filling it again changes nothing.
 *
 * @param table headings first, as in an import file
 * @throws Error naming the first row that an import would refuse
 */
export async function seedDirectory(
  { database, regencyCode, today, seed }: ModuleSample,
  table: readonly (readonly (string | null)[])[],
): Promise<void> {
  const [head = [], ...body] = table.map((row) =>
    row.map((text) => (text === null || text === "" ? null : ({ kind: "text", text } as const))),
  );
  const columns = columnsOf(head);
  if (!columns) throw new Error("spbe-server: the sample directory has no heading kode unit.");
  const rows = body.map((cells, at) => ({
    number: at + 2,
    cells: Object.fromEntries([...columns].map(([column, place]) => [column, cells[place] ?? null])),
  }));
  const random = seededRandom(seed + Number(regencyCode.replace(".", "")));
  const report = await runImport(rows, {
    db: (work) => database.tenant({ regency: regencyCode, scope: { kind: "regency" } }, work),
    regency: regencyCode,
    today,
    newId: () => random.uuid(),
  });
  const refused = report.items.find(({ problems }) => problems.length > 0);
  if (refused)
    throw new Error(
      `spbe-server: row ${refused.row} of the sample directory of ${regencyCode} is refused: ${refused.problems.map(({ code }) => code).join(", ")}.`,
    );
}
