#!/usr/bin/env node
import { createInterface } from "node:readline/promises";
import { runCommand } from "./commands.ts";

/** The question goes to the error stream, so that `> keys.env` holds the answer of the command alone. */
async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}

runCommand(process.argv.slice(2), {
  env: process.env,
  say: (line) => process.stdout.write(`${line}\n`),
  ...(process.stdin.isTTY && { ask }),
}).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
