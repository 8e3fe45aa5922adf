import { AsyncLocalStorage } from "node:async_hooks";

/** Runs work and refuses the same call from inside it. */
export interface NestedGuard {
  run<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * Refuses a transaction inside a transaction. The embedded engine has one connection, so the inner call would wait for ever;
 * PostgreSQL would deadlock only under load. Refusing on both makes the mistake visible in the first test.
 */
export function nestedGuard(): NestedGuard {
  const storage = new AsyncLocalStorage<{ open: boolean }>();
  return {
    async run(work) {
      if (storage.getStore()?.open)
        throw new Error(
          "spbe-server: a transaction was opened inside another. The embedded engine has one connection and would wait for ever. Hand the outer `tx` down, or start the second after the first has ended.",
        );
      const mark = { open: true };
      try {
        return await storage.run(mark, work);
      } finally {
        mark.open = false;
      }
    },
  };
}
