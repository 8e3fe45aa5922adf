import { type Logger, pino } from "pino";

export type HostLog = Logger;

/** The log of a host: one JSON line per event on standard output. `silent` for tests. */
export function createHostLog(options: { level?: string } = {}): HostLog {
  return pino({ level: options.level ?? "info", base: null, serializers: { err: describeError } });
}

/**
 * An error as a log may keep it: what kind, where, and its words with anything a person may have typed taken out.
 * Database messages quote values, so text in quotes, addresses and runs of digits become "…".
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown };
  return {
    kind: error.name,
    message: withoutValues(error.message),
    ...(typeof code === "string" && { code }),
    ...(typeof constraint === "string" && { constraint }),
    ...(typeof table === "string" && { table }),
    frames: framesOf(error),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}

function withoutValues(message: string): string {
  return (message.split("\n")[0] ?? "")
    .replace(/(["'`]).*\1/g, "$1…$1")
    .replace(/\(.*\)/g, "(…)")
    .replace(/\S+@\S+/g, "…")
    .replace(/\d{4,}/g, "…")
    .slice(0, 300);
}

function framesOf(error: Error): string[] {
  const lines = (error.stack ?? "").split("\n").map((line) => line.trim());
  return lines.filter((line) => line.startsWith("at ")).slice(0, 12);
}
