import { ensureBrowser } from "./browser.mjs";
import { findPostgres } from "./postgres-programs.mjs";
import { say } from "./say.mjs";
import { setUp } from "./setup.mjs";

/** Everything that `npm start` and `npm test` would fetch by themselves, fetched now. */
export async function command(args) {
  const bench = await setUp();
  const postgres = process.env.SPBE_TEST_DATABASE_URL ? "SPBE_TEST_DATABASE_URL" : (await findPostgres()).folder;
  const browser = args.includes("--without-browser") ? "dilewati (--without-browser)" : await ensureBrowser(bench);
  say(
    `Siap. Node: ${bench.node}\n      PostgreSQL untuk uji: ${postgres}\n      Peramban untuk uji: ${browser}\nJalankan \`npm start\` atau \`npm test\`.`,
  );
}
