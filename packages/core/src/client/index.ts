export type { CallOptions, ClientOptions, ClientSource, UploadProgress } from "./client-options.ts";
export { createModuleClient, createResourceClient } from "./create-client.ts";
export { forwardCookies } from "./forward-cookies.ts";
export type {
  CodedProblem,
  ModuleClient,
  OperationMethod,
  OperationProblem,
  ResourceClient,
} from "./operation-method.ts";
export { type Page, type Pages, paginate } from "./paginate.ts";
