import { serveStatic } from "@hono/node-server/serve-static";
import type { Context, Hono, MiddlewareHandler } from "hono";
import type { HostEnv } from "./host-env.ts";

const NOT_OURS = /^\/(api|auth|demo-identity|healthz|readyz|openapi\.json)(\/|$)/;
const YEAR = "public, max-age=31536000, immutable";

/** The built portal: hashed assets for a year, everything else asked for again, and the front page for every address a person types. */
export function mountStaticFiles(app: Hono<HostEnv>, folder: string): void {
  const files = serveStatic<HostEnv>({ root: folder });
  const frontPage = serveStatic<HostEnv>({ root: folder, path: "index.html" });
  app.get("*", withCaching(files));
  app.get(
    "*",
    withCaching((c, next) => (isNavigation(c) ? frontPage(c, next) : next())),
  );
}

function withCaching(serve: MiddlewareHandler<HostEnv>): MiddlewareHandler<HostEnv> {
  return async (c, next) => {
    if (NOT_OURS.test(c.req.path)) return next();
    const response = await serve(c, next);
    if (response instanceof Response)
      response.headers.set("cache-control", c.req.path.startsWith("/assets/") ? YEAR : "no-cache");
    return response;
  };
}

function isNavigation(c: Context): boolean {
  const asksForPage = (c.req.header("accept") ?? "").includes("text/html");
  const namesFile = /\.[a-z0-9]+$/i.test(c.req.path);
  return asksForPage && !namesFile;
}
