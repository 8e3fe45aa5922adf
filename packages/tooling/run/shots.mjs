import { existsSync } from "node:fs";
import { sourceCondition } from "../conditions.mjs";
import { ensureBrowser } from "./browser.mjs";
import { run } from "./children.mjs";
import { portal } from "./places.mjs";
import { buildPortal } from "./portal-build.mjs";
import { Stop } from "./say.mjs";
import { setUp } from "./setup.mjs";

/** `pnpm shots`: a contact sheet of every screen, by the portal's own script. */
export async function command(args) {
  const bench = await setUp();
  const script = portal("journeys", "shots.ts");
  if (!existsSync(script))
    throw new Stop("Portal ini belum punya journeys/shots.ts, jadi tidak ada layar yang dapat dipotret.");
  bench.env.CHROMIUM_PATH = await ensureBrowser(bench);
  await buildPortal(bench);
  return (await run(bench.node, [`--conditions=${sourceCondition}`, script, ...args], { env: bench.env })).code;
}
