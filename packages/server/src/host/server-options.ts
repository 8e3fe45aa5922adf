import type { IncomingMessage, ServerResponse } from "node:http";
import type { ClockPort, RandomPort, RegencyConfig } from "@spbe-kit/core";
import type { Database } from "../database/database.ts";
import type { IdentityOptions } from "../login/open-id-client.ts";
import type { ComposedModule } from "./composed-module.ts";
import type { HostLog } from "./host-log.ts";
import type { BodyLimits } from "./request-body.ts";
import type { ContentSecurityPolicy } from "./security-headers.ts";

/** A Node request handler that lives beside the host on the same port, for example the demo identity provider. */
export interface NodeMount {
  /** Without a trailing slash, for example "/demo-identity". */
  readonly path: `/${string}`;
  /** True: the host refuses to listen beyond this machine while it is mounted. */
  readonly loopbackOnly?: boolean;
  handle(request: IncomingMessage, response: ServerResponse): void;
}

/** Everything a host is composed of. */
export interface SpbeServerOptions {
  /** The regency served, or several in one database. The first is the default of tools. */
  readonly regency: RegencyConfig | readonly RegencyConfig[];
  readonly modules: readonly ComposedModule[];
  readonly database: Database;
  readonly identity: IdentityOptions;
  /** The origin people type, for example "https://portal.belitungtimurkab.go.id"; plain http only for this machine. */
  readonly publicUrl: string;
  /** True turns comforts for development off: documents need a login, `/readyz` says no more than yes or no. */
  readonly production?: boolean;
  /** The data folder, if there is one. In production it must not hold the demo login's keys, or `/readyz` says no. */
  readonly dataFolder?: string;
  readonly clock?: ClockPort;
  readonly random?: RandomPort;
  /** Default: JSON lines on standard output. */
  readonly log?: HostLog;
  /** The built portal. Without it the host answers with its API only. */
  readonly staticFolder?: string;
  readonly bodyLimits?: Partial<BodyLimits>;
  /** Single directives that replace the strict default. */
  readonly contentSecurityPolicy?: ContentSecurityPolicy;
  readonly mounts?: readonly NodeMount[];
  /** Serves `/openapi.json` without a login. Default false; the demo says true. */
  readonly openDocuments?: boolean;
  /** Title and version in the OpenAPI document. */
  readonly about?: { readonly title?: string; readonly version?: string };
}
