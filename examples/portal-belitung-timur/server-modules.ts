import type { ComposedModule } from "@spbe-kit/server";
import { spbeIndexServer } from "@spbe-kit/spbe-index/server";
import { spbeIndexSeeder } from "@spbe-kit/spbe-index/testing";
import { stuntingServer } from "@spbe-kit/stunting/server";

/** Composition, list 2 of 2: what the host serves. A portal in use hands in no samples. */
export function serverModules(): readonly ComposedModule[] {
  return [stuntingServer(), spbeIndexServer({ sample: spbeIndexSeeder })];
}
