import { existsSync, readdirSync } from "node:fs";
import { sourceCondition } from "../conditions.mjs";
import { run } from "./children.mjs";
import { inRoot } from "./places.mjs";
import { startPostgres } from "./postgres.mjs";
import { say, step } from "./say.mjs";
import { setUp } from "./setup.mjs";

/** `pnpm bench [word]`: every `*.bench.mjs` or `.bench.ts` under a package's `bench` folder, one after the other, those whose path has the word. */
export async function command([word = ""]) {
  const bench = await setUp();
  const files = readdirSync(inRoot("packages"))
    .map((name) => inRoot("packages", name, "bench"))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true })
        .filter((name) => /\.bench\.(mjs|ts)$/.test(name))
        .map((name) => `${folder}/${name}`),
    )
    .filter((file) => file.includes(word));
  if (files.length === 0) {
    say(`Tidak ada berkas bench/*.bench.mjs${word && ` dengan kata "${word}"`}.`);
    return 1;
  }
  const url = await step("Menyalakan PostgreSQL untuk ukuran", startPostgres);
  let worst = 0;
  for (const file of files) {
    const { code } = await run(bench.node, [`--conditions=${sourceCondition}`, "--expose-gc", file], {
      env: { ...bench.env, SPBE_TEST_DATABASE_URL: url },
    });
    worst = Math.max(worst, code);
  }
  return worst;
}
