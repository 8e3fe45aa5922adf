/** The rights of the module, by role. `permissions.md` says the same a second time by hand; a test compares the two. */
export const stuntingPermissions = {
  cadre: ["stunting/areas.read", "stunting/children.read", "stunting/children.write", "stunting/measurements.write"],
  nutritionist: [
    "stunting/areas.read",
    "stunting/children.read",
    "stunting/children.write",
    "stunting/children.reveal-nik",
    "stunting/measurements.write",
    "stunting/summary.read",
    "stunting/imports.read",
    "stunting/imports.manage",
  ],
  dinas: [
    "stunting/areas.read",
    "stunting/children.read",
    "stunting/children.reveal-nik",
    "stunting/summary.read",
    "stunting/imports.read",
    "stunting/imports.manage",
  ],
  tpps: ["stunting/areas.read", "stunting/summary.read"],
  auditor: ["stunting/areas.read", "stunting/children.read", "stunting/summary.read", "stunting/imports.read"],
} as const satisfies Record<string, readonly string[]>;
export type StuntingRole = keyof typeof stuntingPermissions;
