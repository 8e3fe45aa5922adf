import { openSpreadsheet } from "@spbe-kit/server/spreadsheet";

/** The least an import can be: every row of the first sheet read once, nothing kept. */
export async function bareRows(path) {
  const book = await openSpreadsheet({ path });
  let rows = 0;
  for await (const row of book.sheets[0].rows()) rows += row.cells.length > 0 ? 1 : 0;
  await book.close();
  return rows;
}
