export { DEMO_KEYS_FILE } from "../host/demo-keys-file.ts";
export { createDemoIdentity, type DemoIdentity, type DemoIdentityOptions } from "./create-demo-identity.ts";
export type { DemoAccount } from "./demo-account.ts";
export { TRIAL_KEYS_FILE, trialKeys } from "./trial-keys.ts";
