import type {
  ModuleContract,
  Operation,
  OperationInput,
  OperationOutput,
  ProblemCodeOf,
  ProblemDataOf,
  ResourceContract,
} from "../domain/contract.ts";
import type { CoreProblemCode, ProblemError } from "../domain/problem.ts";
import type { Result } from "../domain/result.ts";
import type { CallOptions } from "./client-options.ts";

/** A problem with one known code and the data declared for it. */
export interface CodedProblem<C extends string, D = unknown> extends ProblemError<D> {
  readonly code: C;
}

/** Every problem a call may end in: the declared codes with their data, and the codes of every host. */
export type OperationProblem<O extends Operation> =
  | { [C in ProblemCodeOf<O>]: CodedProblem<C, ProblemDataOf<O, C>> }[ProblemCodeOf<O>]
  | CodedProblem<CoreProblemCode>;

/** An operation that declares no params, query or body takes no input. */
type InputOfCall<O extends Operation> = unknown extends OperationInput<O> ? Record<string, never> : OperationInput<O>;

/** The input may be left out where nothing in it is required. */
type CallArguments<O extends Operation> =
  Record<string, never> extends InputOfCall<O>
    ? [input?: InputOfCall<O>, call?: CallOptions]
    : [input: InputOfCall<O>, call?: CallOptions];

/** One operation as a method. */
export interface OperationMethod<O extends Operation> {
  /** Resolves to the value. @throws ProblemError for every refusal, and when no answer came (`core/offline`, `core/timeout`). */
  (...args: CallArguments<O>): Promise<OperationOutput<O>>;
  /** The same call with problems as values, to be handled code by code. Still throws on abort and on a programmer's mistake. */
  safe(...args: CallArguments<O>): Promise<Result<OperationOutput<O>, OperationProblem<O>>>;
  readonly operation: O;
}

export type ResourceClient<R extends ResourceContract> = { readonly [Name in keyof R]: OperationMethod<R[Name]> };

export type ModuleClient<M extends ModuleContract> = { readonly [Name in keyof M]: ResourceClient<M[Name]> };
