import type { OperationRoute } from "../host/operation-list.ts";

/**
 * The operations of a composition that can be taken back, by name.
 *
 * @throws Error naming one that cannot wait: its upload would be gone, or nobody could take it back
 */
export function undoableActs(routes: readonly OperationRoute[]): ReadonlyMap<string, OperationRoute> {
  const acts = routes.filter(({ operation }) => operation.undo !== undefined);
  const wrong = acts.find(
    ({ operation: { method, body, permission } }) => method === "GET" || body === "file" || permission === "public",
  );
  if (wrong)
    throw new Error(
      `spbe-server: ${wrong.act} cannot be taken back: only a signed-in person's write without an upload can wait. Leave out undoable().`,
    );
  return new Map(acts.map((route) => [route.act, route]));
}
