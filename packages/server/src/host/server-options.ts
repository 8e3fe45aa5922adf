import type { IncomingMessage, ServerResponse } from "node:http";
import type { ClockPort, RandomPort, RegencyConfig } from "@spbe-kit/core";
import type { Database } from "../database/database.ts";
import type { DirectoryOptions } from "../directory/directory-roles.ts";
import type { StorageOptions } from "../files/storage-options.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import type { IdentityOptions } from "../login/open-id-client.ts";
import type { EmailOptions } from "../notices/email-sender.ts";
import type { ComposedModule } from "./composed-module.ts";
import type { HostLog } from "./host-log.ts";
import type { RateLimits } from "./rate-limit.ts";
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
  /** From `readKeyRing(process.env)`; a trial makes its own (`trialKeys` of demo-identity), which production refuses. */
  readonly keys: KeyRing;
  /** Who may do what with units, posts and people. Default: every role of `identity.claims` sees units, "admin" keeps them. */
  readonly directory?: DirectoryOptions;
  /** Roles that may read the audit. Default ["auditor"]. */
  readonly auditorRoles?: readonly string[];
  /** A file outside the database's reach that receives the audit's newest seals once a day. */
  readonly auditAnchorFile?: string;
  /** Roles that may replay and discard parked background work. Default ["admin"]. */
  readonly operatorRoles?: readonly string[];
  /** Notices stay in the portal unless `email` names a mail server; then each also goes to the account's address. */
  readonly notices?: { readonly email?: EmailOptions };
  readonly identity: IdentityOptions;
  /** The origin people type, for example "https://portal.belitungtimurkab.go.id"; plain http only for this machine. */
  readonly publicUrl: string;
  /** True turns comforts for development off: documents need a login, `/readyz` says no more than yes or no. */
  readonly production?: boolean;
  /** The data folder, if there is one. In production it must not hold the demo login's keys, or `/readyz` says no. */
  readonly dataFolder?: string;
  /**
   * Where uploaded and produced files lie until they expire, sealed: a folder of this machine or a bucket of a service that speaks
   * S3. Default the folder "files" in `dataFolder`; without either, whoever needs a file is told so.
   */
  readonly storage?: StorageOptions;
  readonly clock?: ClockPort;
  readonly random?: RandomPort;
  /** Default: JSON lines on standard output. */
  readonly log?: HostLog;
  /** The built portal. Without it the host answers with its API only. */
  readonly staticFolder?: string;
  readonly bodyLimits?: Partial<BodyLimits>;
  /** Single limits that replace the defaults (`DEFAULT_RATE_LIMITS`). Counted in this process. */
  readonly rateLimits?: Partial<RateLimits>;
  /**
   * Addresses or networks of the proxies in front, whose `X-Forwarded-For` is believed. Default: this machine
   * (`LOOPBACK_PROXIES`). Name the proxy's own address when it stands elsewhere, or everybody counts as one.
   */
  readonly trustedProxies?: readonly string[];
  /** Single directives that replace the strict default. */
  readonly contentSecurityPolicy?: ContentSecurityPolicy;
  readonly mounts?: readonly NodeMount[];
  /** Measures requests through the OpenTelemetry API (`http.server.request.duration`). Default false. */
  readonly metrics?: boolean;
  /** Serves `/openapi.json` without a login. Default false; the demo says true. */
  readonly openDocuments?: boolean;
  /** Title and version in the OpenAPI document. */
  readonly about?: { readonly title?: string; readonly version?: string };
}
