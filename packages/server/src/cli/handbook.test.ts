import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { KEY_VARIABLES } from "../keys/key-ring.ts";
import { COMMANDS, runCommand } from "./commands.ts";

const packages = fileURLToPath(new URL("../../../", import.meta.url));
const folder = fileURLToPath(new URL("../../../../.storybook/handbook/operator/", import.meta.url));
const pages = readdirSync(folder)
  .filter((name) => name.endsWith(".mdx"))
  .map((name) => ({ name, text: readFileSync(folder + name, "utf8") }));
const all = pages.map(({ text }) => text).join("\n");

/** Every `spbe-server ...` of a page, up to the end of its line or code span. */
function calls(text: string): { command: string; options: string[] }[] {
  return [...text.replaceAll("\\\n", " ").matchAll(/spbe-server ([a-z]+)([^`\n]*)/g)].map(
    ([, command = "", rest = ""]) => ({
      command,
      options: rest.match(/--[a-z-]+/g) ?? [],
    }),
  );
}

describe("the operator's handbook", () => {
  it.each(pages)("names in $name only commands and options that exist", ({ text }) => {
    for (const { command, options } of calls(text)) {
      if (command === "help") continue;
      const known = COMMANDS.find(({ name }) => name === command);
      expect(known, `spbe-server ${command}`).toBeDefined();
      for (const option of options) expect(known?.help, `spbe-server ${command} ${option}`).toContain(option);
    }
  });

  it("names only proofs and measurements that exist, so that a figure can be seen again", () => {
    const named = [...all.matchAll(/`([\w./-]+\.(?:journey\.ts|bench\.mjs))`/g)].map(([, file = ""]) => file);
    expect(named.length).toBeGreaterThanOrEqual(3);
    for (const file of named) expect(existsSync(`${packages}../${file}`), file).toBe(true);
  });

  it("tells the drill with the commands by which it is tested, in their order", () => {
    const drill = readFileSync(`${packages}../examples/portal-belitung-timur/journeys/backup-drill.journey.ts`, "utf8");
    const page = pages.find(({ name }) => name === "cadangan.mdx")?.text ?? "";
    const told = calls(page).map(({ command }) => command);
    const steps = ["backup", "restore", "audit"];
    for (const command of steps) expect(drill).toMatch(new RegExp(`\\["${command}", `));
    expect(steps.map((command) => told.indexOf(command)).toSorted((a, b) => a - b)).toEqual(
      steps.map((command) => told.indexOf(command)),
    );
    expect(told).toEqual(expect.arrayContaining(steps));
  });

  it("leaves no command out", () => {
    const named = new Set(calls(all).map(({ command }) => command));
    expect(COMMANDS.map(({ name }) => name).filter((name) => !named.has(name))).toEqual([]);
  });

  it("names only variables that the commands know", async () => {
    let help = Object.values(KEY_VARIABLES).join(" ");
    await runCommand(["help"], { env: {}, say: (line) => (help += line) });
    for (const variable of new Set(all.match(/\b(SPBE_[A-Z_]+|DATABASE_URL)\b/g))) expect(help).toContain(variable);
  });
});

/** Requirements of level 1 and 2 of OWASP ASVS 5.0.0, by section: the last number of each run. */
const LEVEL_2: Readonly<Record<string, number>> = {
  ...{ "V1.1": 2, "V1.2": 9, "V1.3": 11, "V1.4": 3, "V1.5": 2, "V2.1": 3, "V2.2": 3, "V2.3": 4, "V2.4": 1 },
  ...{ "V3.2": 2, "V3.3": 4, "V3.4": 6, "V3.5": 5, "V3.7": 2, "V4.1": 3, "V4.2": 1, "V4.3": 2, "V4.4": 4 },
  ...{ "V5.1": 1, "V5.2": 3, "V5.3": 2, "V5.4": 3, "V6.1": 3, "V6.2": 12, "V6.3": 4, "V6.4": 4, "V6.5": 5 },
  ...{ "V6.6": 3, "V6.8": 4, "V7.1": 3, "V7.2": 4, "V7.3": 2, "V7.4": 5, "V7.5": 2, "V7.6": 2, "V8.1": 2 },
  ...{ "V8.2": 3, "V8.3": 1, "V8.4": 1, "V9.1": 3, "V9.2": 4, "V10.1": 2, "V10.2": 2, "V10.3": 4, "V10.4": 11 },
  ...{ "V10.5": 5, "V10.6": 2, "V10.7": 3, "V11.1": 2, "V11.2": 3, "V11.3": 3, "V11.4": 4, "V11.5": 1, "V11.6": 1 },
  ...{ "V12.1": 3, "V12.2": 2, "V12.3": 4, "V13.1": 1, "V13.2": 5, "V13.3": 2, "V13.4": 5, "V14.1": 2, "V14.2": 4 },
  ...{ "V14.3": 3, "V15.1": 3, "V15.2": 3, "V15.3": 7, "V16.1": 1, "V16.2": 5, "V16.3": 4, "V16.4": 3, "V16.5": 3 },
  ...{ "V17.1": 1, "V17.2": 4, "V17.3": 2 },
};
const STATES = ["diuji", "rancangan", "sebagian", "dokumen", "penyedia akun", "operator", "tidak berlaku", "celah"];

describe("the map to OWASP ASVS 5.0 level 2", () => {
  const text = pages.find(({ name }) => name === "asvs.mdx")?.text ?? "";
  const rows = text
    .split("\n")
    .filter((line) => line.startsWith("| V"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .map(([numbers = "", state = "", proof = ""]) => ({ numbers, state, proof }));

  it("holds each requirement once", () => {
    const mapped = rows.flatMap(({ numbers }) => numbersIn(numbers));
    const wanted = Object.entries(LEVEL_2).flatMap(([section, last]) => numbersIn(`${section}.1–${last}`));
    expect(wanted).toHaveLength(253);
    expect(mapped.toSorted()).toEqual(wanted.toSorted());
  });

  it.each(rows)("says of $numbers how it stands, and names tests that exist", ({ state, proof }) => {
    expect(STATES).toContain(state);
    expect(proof).not.toBe("");
    const tests = [...proof.matchAll(/`([\w./-]+\.test\.tsx?)` › ([^;]+)/g)];
    if (state === "diuji") expect(tests.length).toBeGreaterThan(0);
    for (const [, file = "", title = ""] of tests) {
      expect(existsSync(packages + file), file).toBe(true);
      expect(readFileSync(packages + file, "utf8"), `${file}: ${title}`).toContain(title.trim());
    }
  });
});

/** "V6.2.1–12" as twelve numbers. */
function numbersIn(range: string): string[] {
  const [, section = "", first = "", last = first] = /^(V\d+\.\d+)\.(\d+)(?:–(\d+))?$/.exec(range) ?? [];
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: count }, (_, at) => `${section}.${Number(first) + at}`);
}
