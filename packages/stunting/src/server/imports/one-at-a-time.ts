const underWay = new Map<string, Promise<void>>();

/**
 * Works on an import when nobody else in this process does. An import may be begun twice, by its request and by whoever found it
 * unfinished: the second waits, and then finds nothing left to do.
 */
export async function oneAtATime(importId: string, work: () => Promise<void>): Promise<void> {
  const mine = (underWay.get(importId) ?? Promise.resolve()).then(work, work);
  underWay.set(importId, mine);
  try {
    await mine;
  } finally {
    if (underWay.get(importId) === mine) underWay.delete(importId);
  }
}
