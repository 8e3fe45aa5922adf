// Where things lie. Everything fetched by the set-up is inside `.spbe/`, which is ignored by git and safe to delete.

import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../..", import.meta.url)).replace(/[\\/]$/, "");
export const inRoot = (...parts) => path.join(root, ...parts);
export const inSpbe = (...parts) => path.join(root, ".spbe", ...parts);
export const isWindows = process.platform === "win32";
export const isRoot = process.getuid?.() === 0;

/** The portal that `npm start` serves. */
export const portal = (...parts) => inRoot("examples", "portal-belitung-timur", ...parts);

export const versions = {
  node: "24.21.0",
  /** The last Node that npm carries for Intel Macs. */
  nodeDarwinX64: "24.18.1",
  pnpm: "12.21.0",
  embeddedPostgres: "15.18.0-beta.17",
};
