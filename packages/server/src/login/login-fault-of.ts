import type { LoginFault } from "./login-page.ts";

const FAULT_OF_CODE: Readonly<Record<string, LoginFault>> = {
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: "clock-off",
  ERR_JWT_EXPIRED: "clock-off",
  OAUTH_TIMEOUT: "provider-silent",
  OAUTH_RESPONSE_IS_NOT_CONFORM: "provider-silent",
  OAUTH_RESPONSE_IS_NOT_JSON: "provider-silent",
  ERR_JWKS_TIMEOUT: "provider-silent",
  ERR_JOSE_GENERIC: "provider-silent",
};

/** What a person is told when the exchange of the code for tokens failed. What it is not sure of, it does not trust. */
export function loginFaultOf(error: unknown): LoginFault {
  if (!(error instanceof Error)) return "provider-untrusted";
  const { code, claim, reason, error: answer } = error as Error & Record<string, unknown>;
  // The code was used before, has expired, or belongs to another browser.
  if (answer === "invalid_grant") return "login-stale";
  if (code === "ERR_JWT_CLAIM_VALIDATION_FAILED" && (claim === "iat" || claim === "nbf") && reason === "check_failed")
    return "clock-off";
  if (typeof code === "string" && Object.hasOwn(FAULT_OF_CODE, code)) return FAULT_OF_CODE[code]!;
  // `fetch` says no more than this when nobody answers.
  if (error instanceof TypeError && code === undefined && error.cause !== undefined) return "provider-silent";
  return "provider-untrusted";
}
