// The one program behind every script of the root manifest. Plain JavaScript for Node 20, no dependency, no shell.
import { cleanUp, endOnSignals } from "./run/children.mjs";
import { Stop } from "./run/say.mjs";

const commands = {
  setup: () => import("./run/setup-command.mjs"),
  start: () => import("./run/start.mjs"),
  test: () => import("./run/test.mjs"),
  "test:full": () => import("./run/test-full.mjs"),
  check: () => import("./run/check.mjs"),
  build: () => import("./run/build.mjs"),
  bench: () => import("./run/bench.mjs"),
  storybook: () => import("./run/storybook.mjs"),
  dev: () => import("./run/dev.mjs"),
  shots: () => import("./run/shots.mjs"),
  packages: () => import("./run/packages.mjs"),
  canaries: () => import("./run/canaries.mjs"),
  registry: () => import("./run/registry.mjs"),
  new: () => import("./run/new.mjs"),
  release: () => import("./run/release.mjs"),
};

const [name, ...args] = process.argv.slice(2);
if (!name || !Object.hasOwn(commands, name)) {
  console.error(`Perintah ${name ?? "(kosong)"} tidak dikenal. Yang ada: ${Object.keys(commands).join(", ")}.`);
  process.exit(2);
}
try {
  const { command, ownSignals } = await commands[name]();
  if (!ownSignals) endOnSignals();
  process.exitCode = (await command(args.filter((arg) => arg !== "--"))) ?? 0;
} catch (error) {
  console.error(error instanceof Stop ? `\n✗ ${error.message}` : error);
  process.exitCode = 1;
} finally {
  await cleanUp();
}
