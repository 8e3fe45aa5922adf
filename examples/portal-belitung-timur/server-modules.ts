import { join } from "node:path";
import type { ComposedModule } from "@spbe-kit/server";
import { stuntingServer } from "@spbe-kit/stunting/server";

/** Composition, list 2 of 2: what the host serves. */
export function serverModules(dataFolder: string): readonly ComposedModule[] {
  return [stuntingServer({ importFolder: join(dataFolder, "imports") })];
}
