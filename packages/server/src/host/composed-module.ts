import type { ModuleContract } from "@spbe-kit/core";
import type { ServerModule } from "./server-module.ts";

/**
 * Any module in a composition. Its handlers are typed by its own contract and only ever called with what that contract has parsed,
 * so a list of modules need not know them.
 */
export type ComposedModule = Omit<ServerModule<ModuleContract>, "handlers"> & {
  readonly handlers: Readonly<Record<string, Readonly<Record<string, (input: never, context: never) => unknown>>>>;
};
