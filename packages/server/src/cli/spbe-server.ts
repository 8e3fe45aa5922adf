#!/usr/bin/env node
import { runCommand } from "./commands.ts";

runCommand(process.argv.slice(2), { env: process.env, say: (line) => process.stdout.write(`${line}\n`) }).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
