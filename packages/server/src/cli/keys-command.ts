import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { systemRandom } from "@spbe-kit/core";
import { rewrapFileKeys } from "../files/rewrap-file-keys.ts";
import { KEY_VARIABLES, type KeyRing, readKeyRing } from "../keys/key-ring.ts";
import { environmentOf, makeKey, makeKeyRing } from "../keys/make-keys.ts";
import { type NamedKey, writeKey } from "../keys/named-key.ts";
import { readFromPaper, writeOnPaper } from "../keys/paper-key.ts";
import { checkKeys, wrappingKeys } from "../vault/check-keys.ts";
import { rewrapSubjectKeys } from "../vault/rewrap-subject-keys.ts";
import type { Command, CommandSurroundings } from "./command.ts";
import { withDatabase } from "./command-database.ts";

export const keysCommand: Command = {
  name: "keys",
  help: `make, keep and exchange the keys that lock personal data
  generate            print new keys for the environment, and say what is lost with them
    --next            only a new first key in front of the present SPBE_VAULT_KEYS
    --yes             do not ask whether they are stored; for scripts
  export              print the present keys in lines for paper
  read FILE           read such lines back, and name the line that was copied wrongly
  rotate              wrap the key of every person and file by the first of SPBE_VAULT_KEYS, while the portal serves
    --regency CODE    for example 19.06; may be given several times`,
  async run([act, ...rest], surroundings) {
    if (act === "generate") return await generate(rest, surroundings);
    if (act === "export") return exportKeys(surroundings);
    if (act === "read") return await readPaper(rest, surroundings);
    if (act === "rotate") return await rotate(rest, surroundings);
    throw new Error("spbe-server: say what to do: spbe-server keys generate, export, read or rotate");
  },
};

const EXPLANATION = [
  "Keys of this portal. They exist only where you store them: the program keeps no copy and nobody can make them again.",
  "",
  `Lost ${KEY_VARIABLES.vault}: every NIK becomes unreadable for good, in the database and in all backups.`,
  `Lost ${KEY_VARIABLES.index}: no child is found by NIK, and the same child is registered twice without a warning.`,
  `Lost ${KEY_VARIABLES.audit}: nobody can prove any more that the audit was not changed.`,
  "Known to others: who also has the database or a backup reads every NIK in it.",
  "",
  "Store them at two places away from the database and its backups, for example the password safe of the office and a paper",
  "in a sealed envelope (spbe-server keys export). Give them to the portal as environment variables.",
];

async function generate(words: readonly string[], { env, say, ask }: CommandSurroundings): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: { yes: { type: "boolean" }, next: { type: "boolean" } },
  });
  if (!values.yes && !ask)
    throw new Error(
      "spbe-server: keys generate asks where you store the keys, and nobody is there to answer. Run it in a terminal, or add --yes.",
    );
  const made = values.next ? nextVaultKeys(env) : environmentOf(makeKeyRing(systemRandom));
  for (const line of values.next ? EXPLANATION_OF_NEXT : EXPLANATION) say(line === "" ? "#" : `# ${line}`);
  for (const [variable, value] of Object.entries(made)) say(`${variable}=${value}`);
  if (values.yes || !ask) return 0;
  const first = (await ask("Where is the first copy stored? ")).trim();
  const second = (await ask("Where is the second copy stored? ")).trim();
  if (first !== "" && second !== "" && first.toLowerCase() !== second.toLowerCase()) {
    say("# Good. Nothing else was written anywhere; close this window when both copies are there.");
    return 0;
  }
  say("# Not two places: do not start a portal with these keys. Run keys generate again.");
  return 1;
}

const EXPLANATION_OF_NEXT = [
  "A new first key. Store the whole line at both places, set it at every server, restart them, then run:",
  "spbe-server keys rotate --regency CODE",
  "Until that is done the older key is needed: without it every NIK locked with it is lost.",
];

function nextVaultKeys(env: CommandSurroundings["env"]): Readonly<Record<string, string>> {
  const { vault } = readKeyRing(env);
  return { [KEY_VARIABLES.vault]: [makeKey("k", systemRandom), ...vault].map(writeKey).join(",") };
}

function exportKeys({ env, say }: CommandSurroundings): number {
  const ring = readKeyRing(env);
  for (const [variable, key] of namedKeys(ring)) {
    say(`${variable} ${key.id}`);
    for (const line of writeOnPaper(variable, key)) say(line);
    say("");
  }
  say("# Anybody who reads this paper reads every NIK. Seal it, and write on the envelope who may open it.");
  return 0;
}

function namedKeys({ audit, vault, index }: KeyRing): readonly (readonly [string, NamedKey])[] {
  return [
    [KEY_VARIABLES.audit, audit],
    ...vault.map((key) => [KEY_VARIABLES.vault, key] as const),
    [KEY_VARIABLES.index, index],
  ];
}

async function readPaper([file]: readonly string[], { say }: CommandSurroundings): Promise<number> {
  if (!file) throw new Error("spbe-server: name the file with the lines from the paper: spbe-server keys read FILE");
  const lines = (await readFile(file, "utf8"))
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  const found: Record<string, string[]> = {};
  for (const [at, line] of lines.entries()) {
    const [variable = "", id = ""] = line.split(/\s+/);
    if (!variable.startsWith("SPBE_")) continue;
    const behind = lines.slice(at + 1);
    const end = behind.findIndex((next) => next.startsWith("SPBE_"));
    const key = readFromPaper(variable, id, end < 0 ? behind : behind.slice(0, end));
    found[variable] = [...(found[variable] ?? []), writeKey(key)];
  }
  const env = Object.fromEntries(Object.entries(found).map(([variable, keys]) => [variable, keys.join(",")]));
  for (const [variable, value] of Object.entries(environmentOf(readKeyRing(env)))) say(`${variable}=${value}`);
  return 0;
}

async function rotate(words: readonly string[], surroundings: CommandSurroundings): Promise<number> {
  const { env, say } = surroundings;
  const { values } = parseArgs({ args: [...words], options: { regency: { type: "string", multiple: true } } });
  const regencies = values.regency ?? [];
  if (regencies.length === 0) throw new Error("spbe-server: name the regency: --regency 19.06");
  const ring = readKeyRing(env);
  return await withDatabase(surroundings, async (database) => {
    const inUse = new Set<string>();
    for (const regency of regencies) {
      await checkKeys(database, ring, regency);
      const persons = await rewrapSubjectKeys({ database, ring, regency, onProgress: saidOnceASecond(regency, say) });
      const wrapped = persons + (await rewrapFileKeys({ database, ring, regency }));
      const used = await database.tenant({ regency, scope: { kind: "regency" } }, (tx) => wrappingKeys(tx, regency));
      for (const id of used) inUse.add(id);
      say(`${regency}: ${wrapped} keys wrapped anew by ${ring.vault[0].id}.`);
    }
    for (const sentence of aboutOlderKeys(ring, inUse)) say(sentence);
    return 0;
  });
}

function aboutOlderKeys({ vault }: KeyRing, inUse: ReadonlySet<string>): readonly string[] {
  const [, ...older] = vault;
  if (older.length === 0)
    return ["SPBE_VAULT_KEYS holds one key. For a new one in front of it: spbe-server keys generate --next"];
  return older.map(({ id }) =>
    inUse.has(id)
      ? `${id} is still needed. Run keys rotate again.`
      : `${id} is no longer needed by these regencies. When all others are rotated too, take it out of SPBE_VAULT_KEYS, and keep it as long as you keep backups made before today.`,
  );
}

function saidOnceASecond(regency: string, say: (line: string) => void) {
  let last = Number.NEGATIVE_INFINITY;
  return ({ done, total }: { done: number; total: number }): void => {
    if (total === 0 || (performance.now() - last < 1_000 && done < total)) return;
    last = performance.now();
    say(`${regency}: ${done} of ${total}`);
  };
}
