import type { Operation } from "@spbe-kit/core";
import { type Disclosure, disclosureOf } from "../audit/audit-facts.ts";
import type { ComposedModule } from "./composed-module.ts";
import type { Handler } from "./server-module.ts";

/** An operation of a composition, with who answers it. */
export interface OperationRoute {
  readonly operation: Operation;
  readonly handler: Handler<Operation>;
  /** `<module>/<resource>.<operation>`, as the audit names it. */
  readonly act: string;
  readonly disclosure: Disclosure | undefined;
}

/** Paths without parameters first, so that `/children/search` is never read as a child named "search". */
export function operationsOf(modules: readonly ComposedModule[]): OperationRoute[] {
  const all = modules.flatMap((module) =>
    Object.entries(module.contract).flatMap(([resource, operations]) =>
      Object.entries(operations).map(([name, operation]) => ({
        operation,
        handler: handlerOf(module, resource, name),
        act: `${module.name}/${resource}.${name}`,
        disclosure: disclosureOf(operation),
      })),
    ),
  );
  return all.sort((a, b) => Number(a.operation.path.includes("{")) - Number(b.operation.path.includes("{")));
}

function handlerOf(module: ComposedModule, resource: string, name: string): Handler<Operation> {
  const handler = module.handlers[resource]?.[name];
  if (!handler)
    throw new Error(`spbe-server: module ${module.name} has no handler for ${resource}.${name}. Write it in handlers.`);
  return handler as Handler<Operation>;
}
