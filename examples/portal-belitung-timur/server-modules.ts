import type { ComposedModule } from "@spbe-kit/server";
import { spbeIndexServer } from "@spbe-kit/spbe-index/server";
import { spbeIndexSeeder } from "@spbe-kit/spbe-index/testing";
import { stuntingServer } from "@spbe-kit/stunting/server";

/** Composition, list 2 of 2: what the host serves. A portal in use hands in no samples. */
export function serverModules(): readonly ComposedModule[] {
  return [stuntingServer(), spbeIndexServer({ sample: spbeIndexSeeder })];
}

/** Which roles use the host's own modules, as `permissions.md` says a second time by hand. */
export const hostRoles = {
  operators: ["diskominfo"],
  auditors: ["auditor"],
  directory: { writers: ["diskominfo"], peopleReaders: ["diskominfo"] },
} as const;
