/** The rights of the module, by role. `permissions.md` says the same a second time by hand; a test compares the two. */
export const spbeIndexPermissions = {
  diskominfo: ["spbe-index/assessments.read", "spbe-index/assessments.write"],
  dinas: ["spbe-index/assessments.read"],
  auditor: ["spbe-index/assessments.read"],
} as const satisfies Record<string, readonly string[]>;
export type SpbeIndexRole = keyof typeof spbeIndexPermissions;
