import type { ServerResponse } from "node:http";
import { getRequestListener, type Http2Bindings, type HttpBindings } from "@hono/node-server";
import type { Hono } from "hono";
import type { HostEnv } from "./host-env.ts";
import { sendDirectly } from "./json-answer.ts";
import type { NodeMount } from "./server-options.ts";

/** What Node's server calls for each request: a mount below its path, else the host. */
export function requestListener(app: Hono<HostEnv>, mounts: readonly NodeMount[]) {
  const answer = async (request: Request, env: HttpBindings | Http2Bindings): Promise<Response> =>
    sendDirectly(await app.fetch(request, env), env.outgoing as ServerResponse);
  const listener = getRequestListener(answer, { overrideGlobalObjects: false });
  return (...[request, response]: Parameters<NodeMount["handle"]>): void => {
    const path = (request.url ?? "/").split("?")[0]!;
    const mount = mounts.find((candidate) => path === candidate.path || path.startsWith(`${candidate.path}/`));
    if (mount) mount.handle(request, response);
    else void listener(request, response);
  };
}
