import { describeError } from "../host/host-log.ts";

const LONGEST = 500;

/** A failure in one line an operator may see: kinds, codes and words without values. */
export function errorLine(error: unknown): string {
  return linesOf(describeError(error)).join(" <- ").slice(0, LONGEST);
}

function linesOf({ kind, message, code, cause }: Record<string, unknown>): string[] {
  const line = [kind, code && `(${code})`, message && `: ${message}`].filter(Boolean).join("");
  return [line, ...(typeof cause === "object" && cause !== null ? linesOf(cause as Record<string, unknown>) : [])];
}
