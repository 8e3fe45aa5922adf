export { type Session, sessionContract, sessionSchema } from "@spbe-kit/core";
export {
  APP_ROLE,
  beforeNext,
  type Database,
  databaseMigrations,
  definerFunctionRights,
  isDatabaseAway,
  isDatabaseError,
  type Migration,
  type OpenDatabaseOptions,
  openDatabase,
  requireExtensions,
  type Scope,
  searchTable,
  type Transaction,
  tenantCondition,
  tenantConditionText,
  tenantTable,
} from "../database/index.ts";
export type { DirectoryOptions, DirectoryRoles } from "../directory/directory-roles.ts";
export { attachmentHeaders, type SentFile } from "../files/attachment.ts";
export { fileDownload } from "../files/file-download.ts";
export type { FileKind } from "../files/file-kinds.ts";
export type { FileRefusal, FileStore, OpenedFile, PutOptions, PutResult, StoredFile } from "../files/file-store.ts";
export type { StorageOptions } from "../files/storage-options.ts";
export { type AuditKey, type KeyRing, readKeyRing } from "../keys/key-ring.ts";
export type { NamedKey } from "../keys/named-key.ts";
export type { ClaimMap, ClaimRule } from "../login/identity-claims.ts";
export type { IdentityOptions } from "../login/open-id-client.ts";
export type { SessionLimits } from "../login/session-store.ts";
export type { EmailOptions } from "../notices/email-sender.ts";
export type { Notice } from "../notices/notice-writer.ts";
export type { PortalSettingsFile } from "../operations/portal-settings.ts";
export { type EventSubscriber, onEvent, type TaskContext } from "../tasks/event-subscriber.ts";
export type { Facts } from "../tasks/facts.ts";
export type { Outbox } from "../tasks/outbox.ts";
export { processingRecord } from "../vault/processing-record.ts";
export type { ProcessingNotes, SubjectAsked, SubjectSource } from "../vault/subject-source.ts";
export type { Erasure, RegencyVault, SubjectField, Vault } from "../vault/vault.ts";
export {
  type AuthorisationRow,
  authorisationMatrix,
  comparePermissionTable,
  type PermissionTable,
  readPermissionTable,
} from "./authorisation.ts";
export type { ComposedModule } from "./composed-module.ts";
export { createSpbeServer, type SpbeServer } from "./create-spbe-server.ts";
export { createHostLog, type HostLog, type HostLogOptions } from "./host-log.ts";
export { choosePort, type PortWish } from "./listen.ts";
export { type OpenApiOptions, openApiDocument } from "./open-api.ts";
export { DEFAULT_RATE_LIMITS, type RateLimits } from "./rate-limit.ts";
export { LOOPBACK_PROXIES } from "./rate-limit-address.ts";
export type { RateLimit } from "./rate-limit-buckets.ts";
export type { BodyLimits } from "./request-body.ts";
export type { ContentSecurityPolicy } from "./security-headers.ts";
export {
  defineServerModule,
  type Handler,
  type Handlers,
  type JobContext,
  type JobStarter,
  type ModuleLog,
  type ModuleSample,
  type ModuleStart,
  type Place,
  type RequestContext,
  type ServerModule,
  type SignedIn,
} from "./server-module.ts";
export type { NodeMount, SpbeServerOptions } from "./server-options.ts";
export { type StartOptions, startServer } from "./start-server.ts";
