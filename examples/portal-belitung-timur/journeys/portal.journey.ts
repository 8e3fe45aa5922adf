import type { Browser } from "playwright";
import { afterAll, beforeAll } from "vitest";
import { describeCare } from "./care.ts";
import { describeDirectory } from "./directory.ts";
import { describeImport } from "./import.ts";
import { describeLook } from "./look.ts";
import { describeOpenApi } from "./open-api.ts";
import { type PortalProcess, startPortal } from "./portal-process.ts";
import { describeRoles } from "./roles.ts";
import { openBrowser } from "./steps.ts";

let portal: PortalProcess;
let browser: Browser;

beforeAll(async () => {
  [portal, browser] = await Promise.all([startPortal(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

describeRoles(
  () => portal,
  () => browser,
);
describeCare(
  () => portal,
  () => browser,
);
describeImport(
  () => portal,
  () => browser,
);
describeLook(
  () => portal,
  () => browser,
);
describeDirectory(
  () => portal,
  () => browser,
);
describeOpenApi(() => portal);
