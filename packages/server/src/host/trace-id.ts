import { parseNik, type RandomPort } from "@spbe-kit/core";

const TRACE_PARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;

/**
 * 32 hex digits that tie an answer to its log lines: the caller's (W3C Trace Context `traceparent`), else a new one. One that holds a
 * NIK is not taken over: an id is written to the log and the audit as it is.
 */
export function traceIdOf(headers: Headers, random: RandomPort): string {
  const given = TRACE_PARENT.exec(headers.get("traceparent") ?? "")?.[1];
  if (given && !/^0+$/.test(given) && !holdsNik(given)) return given;
  return Buffer.from(random.bytes(16)).toString("hex");
}

function holdsNik(id: string): boolean {
  return Array.from({ length: id.length - 15 }, (_, at) => id.slice(at, at + 16)).some((part) => parseNik(part).ok);
}
