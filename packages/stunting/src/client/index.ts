import { type ClientSource, createModuleClient, type ModuleClient } from "@spbe-kit/core/client";
import { type StuntingContract, stuntingContract } from "../domain/contract.ts";

/** Typed calls by resource: `client.children.get({ params: { childId } })`. Methods reject with a `ProblemError`; `.safe` does not. */
export interface StuntingClient extends ModuleClient<StuntingContract> {}

/** Makes the module's client. Without a source it calls the page's own origin. */
export function createStuntingClient(source: ClientSource = {}): StuntingClient {
  return createModuleClient(stuntingContract, source);
}
