/** Enough for every statement of a portal with all its modules; what comes later is planned anew each time. */
const MOST_KEPT = 400;

/**
 * Names for the statements one connection has the database keep planned.
 *
 * @returns the name for a text, or undefined when it is not kept. A statement gets its name when it comes the second time: one that
 * is made for a single occasion would only hold memory.
 */
export function keptStatements(): (text: string) => string | undefined {
  const seenOnce = new Set<string>();
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= MOST_KEPT) return known;
    if (!seenOnce.delete(text)) {
      if (seenOnce.size >= MOST_KEPT) seenOnce.clear();
      seenOnce.add(text);
      return undefined;
    }
    const name = `kept${names.size}`;
    names.set(text, name);
    return name;
  };
}

/**
 * A plan is made for the size a table has at that moment, and the one for an empty table would stay when the table has grown: on the
 * embedded engine a write went from 8 to 26 ms within 20 s. PostgreSQL's autovacuum ends such plans too, but takes a minute.
 *
 * @param lifetime of plans in milliseconds
 * @returns what to send in front of a transaction: "discard plans" when they are older, else nothing
 */
export function planRefresh(lifetime: number): () => readonly string[] {
  let plannedAt = performance.now();
  return () => {
    const now = performance.now();
    if (now - plannedAt < lifetime) return [];
    plannedAt = now;
    return ["discard plans"];
  };
}
