import { randomUUID } from "node:crypto";

/** The next measurement of each side; each has half of the register. */
export function requestsOf({ ids }) {
  const mine = visits(ids, 0);
  const theirs = visits(ids, 1);
  return {
    ours() {
      const { childId, ...facts } = mine();
      const path = `/api/stunting/children/${childId}/measurements`;
      const { index: _, ...body } = facts;
      return { path, body, headers: { "idempotency-key": randomUUID() } };
    },
    peer: () => ({ path: "/", body: theirs(), headers: {} }),
  };
}

/** Nobody twice in a month, as a posyandu does. */
function visits(ids, half) {
  const size = Math.floor(ids.length / 2);
  let count = 0;
  return () => {
    const index = half * size + (count % size);
    const month = 4 + Math.floor(count / size);
    count += 1;
    const measuredOn = new Date(Date.UTC(2025, month, 13)).toISOString().slice(0, 10);
    const body = { measurementId: randomUUID(), measuredOn, weightKg: 8.1, statureCm: 75.6, position: "lying" };
    return { childId: ids[index], index, ...body };
  };
}
