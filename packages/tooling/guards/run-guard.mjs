// Runs one guard over the repository: `node run-guard.mjs arrows.guard.mjs`. A guard's `look(root)` returns sentences, each with its cure.
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const { look } = await import(new URL(process.argv[2], import.meta.url).href);
const sentences = await look(root);
for (const sentence of sentences) console.error(`- ${sentence}`);
process.exit(sentences.length === 0 ? 0 : 1);
