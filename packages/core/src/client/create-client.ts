import type { ModuleContract, Operation, ResourceContract } from "../domain/contract.ts";
import { isProblem, type ProblemError, problemError } from "../domain/problem.ts";
import { fail, ok } from "../domain/result.ts";
import type { CallOptions, ClientSource } from "./client-options.ts";
import { isDeclared } from "./client-problem.ts";
import type { ModuleClient, ResourceClient } from "./operation-method.ts";
import { type AnyInput, operationSender, type SendOperation } from "./send-operation.ts";

/** The methods of one resource: `createResourceClient(childrenContract, {}).list()`. */
export function createResourceClient<R extends ResourceContract>(
  resource: R,
  source: ClientSource = {},
): ResourceClient<R> {
  return resourceMethods(resource, operationSender(source));
}

/**
 * The methods of a module, by resource: `client.children.list({ query })`. Give the result a named interface
 * (`interface StuntingClient extends ModuleClient<typeof contract> {}`), so that its type stays small to read and to ship.
 */
export function createModuleClient<M extends ModuleContract>(contract: M, source: ClientSource = {}): ModuleClient<M> {
  const send = operationSender(source);
  return mapValues(contract, (resource) => resourceMethods(resource, send)) as ModuleClient<M>;
}

function resourceMethods<R extends ResourceContract>(resource: R, send: SendOperation): ResourceClient<R> {
  return mapValues(resource, (operation) => operationMethod(operation, send)) as ResourceClient<R>;
}

function operationMethod(operation: Operation, send: SendOperation) {
  const method = (input?: AnyInput, call?: CallOptions) => send(operation, input, call);
  const safe = async (input?: AnyInput, call?: CallOptions) => {
    try {
      return ok(await method(input, call));
    } catch (error) {
      if (!isProblem(error)) throw error;
      return fail(asDeclared(error, operation));
    }
  };
  return Object.assign(method, { safe, operation });
}

/** A newer server may refuse with a code this contract does not know: callers of `safe` meet it as `core/unexpected`. */
function asDeclared(error: ProblemError, operation: Operation): ProblemError {
  if (isDeclared(error.code, operation)) return error;
  return problemError({ ...error.problem, code: "core/unexpected" }, { cause: error });
}

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
