import { sourceCondition } from "../conditions.mjs";
import { run } from "./children.mjs";
import { portal } from "./places.mjs";
import { say } from "./say.mjs";
import { setUp } from "./setup.mjs";
import { toolFile } from "./tool.mjs";

/** `pnpm dev`: the server restarts on changes, Vite serves the pages and forwards `/api` and `/auth` to it. */
export async function command() {
  const bench = await setUp();
  const port = process.env.PORT || "4321";
  const publicUrl = "http://127.0.0.1:5173";
  const env = { ...bench.env, PORT: port, SPBE_PUBLIC_URL: publicUrl, SPBE_API: `http://127.0.0.1:${port}` };
  say(`Buka ${publicUrl}; halaman dimuat ulang seketika. Server di belakangnya: http://127.0.0.1:${port}.`);
  const programs = [
    run(bench.node, [`--conditions=${sourceCondition}`, "--watch", portal("server.ts"), "--no-open"], { env }),
    run(
      bench.node,
      [
        `--conditions=${sourceCondition}`,
        toolFile("vite"),
        "dev",
        "--host",
        "127.0.0.1",
        "--port",
        "5173",
        "--strictPort",
      ],
      {
        env,
        cwd: portal(),
      },
    ),
  ];
  return (await Promise.race(programs)).code;
}
