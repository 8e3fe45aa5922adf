import { type ClientSource, createModuleClient, type ModuleClient } from "@spbe-kit/core/client";
import { type SpbeIndexContract, spbeIndexContract } from "../domain/contract.ts";

/** Typed calls by resource: `client.summary.get()`. Methods reject with a `ProblemError`; `.safe` does not. */
export interface SpbeIndexClient extends ModuleClient<SpbeIndexContract> {}

/** Makes the module's client. Without a source it calls the page's own origin. */
export function createSpbeIndexClient(source: ClientSource = {}): SpbeIndexClient {
  return createModuleClient(spbeIndexContract, source);
}
