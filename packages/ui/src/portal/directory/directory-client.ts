import type { ModuleClient } from "@spbe-kit/core/client";
import type { DirectoryContract } from "@spbe-kit/core/organisation";

/** Typed calls of the host's directory: `client.units.list()`. */
export interface DirectoryClient extends ModuleClient<DirectoryContract> {}
