import { type ModuleContract, maskIdentifier, personalFields } from "@spbe-kit/core";
import { type DestinationStream, type Logger, pino } from "pino";
import type * as z from "zod";

export type HostLog = Logger;

export interface HostLogOptions {
  /** Default "info"; `silent` for tests. */
  readonly level?: string;
  /** Default standard output. */
  readonly destination?: DestinationStream;
}

/**
 * The log of a host: one JSON line per event on standard output. Whatever is logged, a run of sixteen digits leaves it as a masked
 * NIK: also in a sentence, in an error, in a field nobody thought of.
 */
export function createHostLog(options: HostLogOptions = {}): HostLog {
  const settings = {
    level: options.level ?? "info",
    base: null,
    serializers: { err: describeError },
    hooks: { streamWrite: withoutNumbers },
  };
  return options.destination ? pino(settings, options.destination) : pino(settings);
}

/** What stands in a line instead of a field that tells about a person. */
const LEFT_OUT = "[data pribadi]";

/** The same log, leaving out every field that a contract of the composition marks as personal, two levels deep. */
export function withoutPersonalFields(
  log: HostLog,
  modules: readonly { readonly contract: ModuleContract }[],
): HostLog {
  const names = [...new Set(schemasOf(modules).flatMap((schema) => personalFields(schema).map(({ name }) => name)))];
  const paths = names.filter((name) => /^\w+$/.test(name)).flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  return paths.length === 0 ? log : log.child({}, { redact: { paths, censor: LEFT_OUT } });
}

function schemasOf(modules: readonly { readonly contract: ModuleContract }[]): z.ZodType[] {
  return modules
    .flatMap(({ contract }) => Object.values(contract).flatMap((operations) => Object.values(operations)))
    .flatMap(({ params, query, body, success }) => [params, query, body, success])
    .filter((schema) => typeof schema === "object");
}

/** An id of a request or a row is no number of a person, though it may be made of digits alone. */
const IDS_AND_NUMBERS =
  /(?<id>\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\b[0-9a-f]{32}\b)|\d(?:[ .-]?\d){15,}/g;

/** Masks every run of sixteen digits or more, written together or apart by a space, a dot or a hyphen. */
export function withoutNumbers(line: string): string {
  return line.replace(IDS_AND_NUMBERS, (found, id: string | undefined) => id ?? maskIdentifier(found));
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
