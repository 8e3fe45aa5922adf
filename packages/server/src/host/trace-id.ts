import type { RandomPort } from "@spbe-kit/core";

const TRACE_PARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** 32 hex digits that tie an answer to its log lines: the caller's (W3C Trace Context `traceparent`), else a new one. */
export function traceIdOf(headers: Headers, random: RandomPort): string {
  const given = TRACE_PARENT.exec(headers.get("traceparent") ?? "")?.[1];
  if (given && !/^0+$/.test(given)) return given;
  return Buffer.from(random.bytes(16)).toString("hex");
}
