import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../../../packages/server/src/cli/spbe-server.ts", import.meta.url));

export interface CommandEnd {
  readonly code: number;
  readonly said: string;
}

/** Runs `spbe-server` as an operator does: a process of its own, told everything by its environment. */
export async function spbeServer(words: readonly string[], env: Readonly<Record<string, string>>): Promise<CommandEnd> {
  const { NODE_OPTIONS: _, VITEST: __, DATABASE_URL: ___, ...around } = process.env;
  const child = spawn(process.execPath, ["--conditions=spbe-source", program, ...words], {
    env: { ...around, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      said += String(chunk);
    });
  const code = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve(status ?? 1));
  });
  return { code, said };
}

/** Runs a command that must succeed. @returns what it said @throws Error with what it said */
export async function spbeServerMust(words: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const { code, said } = await spbeServer(words, env);
  if (code === 0) return said;
  throw new Error(`spbe-server ${words.join(" ")} ended with ${code}:\n${said}`);
}

/** The keys of a trial, as the environment of a command. */
export function keysOf(dataFolder: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(dataFolder, "trial-keys.json"), "utf8")) as Record<string, string>;
}
