export { type Session, sessionContract, sessionSchema } from "@spbe-kit/core";
export {
  APP_ROLE,
  type Database,
  databaseMigrations,
  definerFunctionRights,
  isDatabaseError,
  type Migration,
  type OpenDatabaseOptions,
  openDatabase,
  type Scope,
  searchTable,
  type Transaction,
  tenantCondition,
  tenantTable,
} from "../database/index.ts";
export type { ClaimMap, ClaimRule } from "../login/identity-claims.ts";
export type { IdentityOptions } from "../login/open-id-client.ts";
export type { SessionLimits } from "../login/session-store.ts";
export {
  type AuthorisationRow,
  authorisationMatrix,
  comparePermissionTable,
  type PermissionTable,
  readPermissionTable,
} from "./authorisation.ts";
export type { ComposedModule } from "./composed-module.ts";
export { createSpbeServer, type SpbeServer } from "./create-spbe-server.ts";
export { createHostLog, type HostLog } from "./host-log.ts";
export { choosePort, type PortWish } from "./listen.ts";
export { type OpenApiOptions, openApiDocument } from "./open-api.ts";
export type { BodyLimits } from "./request-body.ts";
export type { ContentSecurityPolicy } from "./security-headers.ts";
export {
  defineServerModule,
  type Handler,
  type Handlers,
  type JobContext,
  type JobStarter,
  type ModuleLog,
  type ModuleStart,
  type RequestContext,
  type ServerModule,
  type SignedIn,
} from "./server-module.ts";
export type { NodeMount, SpbeServerOptions } from "./server-options.ts";
export { type StartOptions, startServer } from "./start-server.ts";
