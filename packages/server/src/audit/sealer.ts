import type { ClockPort } from "@spbe-kit/core";
import type { Database } from "../database/database.ts";
import { describeError, type HostLog } from "../host/host-log.ts";
import type { AuditKey } from "../keys/key-ring.ts";
import { anchorOf, appendAnchors } from "./audit-anchor.ts";
import { sealEntries } from "./seal-entries.ts";

const EVERY_MILLISECONDS = 1_000;
/** A look at all regencies, for entries that another process wrote, or that waited for a slow transaction. */
const WHOLE_ROUND_EVERY = 30;
const ANCHOR_EVERY_MILLISECONDS = 24 * 60 * 60 * 1_000;

export interface Sealer {
  /** Tells that a regency has something to seal. */
  wake(regencyCode: string): void;
  /** Begins the rounds, one a second. */
  start(): void;
  /** Seals what can be sealed, for every regency. Also the last act of a closing server. */
  sealAll(): Promise<void>;
  /** Ends the rounds after a last one. Twice is allowed. */
  stop(): Promise<void>;
}

/** Links the audit of every regency in the background: no request waits for the chain. */
export function sealer(parts: {
  readonly database: Database;
  readonly keys: readonly AuditKey[];
  readonly regencies: readonly string[];
  readonly clock: ClockPort;
  readonly log: HostLog;
  /** Where the daily head goes beside the log. */
  readonly anchorFile?: string;
}): Sealer {
  const { database, keys, regencies, clock, log, anchorFile } = parts;
  const awake = new Set<string>(regencies);
  let rounds = 0;
  let anchoredAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  async function sealRegency(regencyCode: string): Promise<void> {
    awake.delete(regencyCode);
    for (;;) {
      const { sealed, refused, more } = await sealEntries(database, regencyCode, keys);
      if (refused.length > 0)
        log.error(
          { regency: regencyCode, entries: refused.slice(0, 10) },
          "audit entries that nobody with the key wrote",
        );
      if (sealed > 0) awake.add(regencyCode);
      if (!more) return;
    }
  }

  async function round(codes: readonly string[]): Promise<void> {
    for (const code of codes)
      try {
        await sealRegency(code);
      } catch (error) {
        awake.add(code);
        log.error({ regency: code, failure: describeError(error) }, "the audit could not be sealed; it is tried again");
      }
    await anchorDaily();
  }

  async function anchorDaily(): Promise<void> {
    const now = Date.parse(clock.now());
    if (now - anchoredAt < ANCHOR_EVERY_MILLISECONDS) return;
    try {
      const anchors = await Promise.all(regencies.map((code) => anchorOf(database, code, clock.now())));
      for (const anchor of anchors) log.info({ anchor }, "audit anchor");
      if (anchorFile) await appendAnchors(anchorFile, anchors);
      anchoredAt = now;
    } catch (error) {
      log.error({ failure: describeError(error) }, "the audit anchor could not be written; it is tried again");
    }
  }

  function tick(): void {
    rounds += 1;
    const codes = rounds % WHOLE_ROUND_EVERY === 0 ? regencies : [...awake];
    if (codes.length === 0) return;
    running = running.then(() => (stopped ? undefined : round(codes)));
  }

  return {
    wake: (regencyCode) => void awake.add(regencyCode),
    start() {
      timer ??= setInterval(tick, EVERY_MILLISECONDS).unref();
    },
    sealAll: () => round(regencies),
    async stop() {
      clearInterval(timer);
      if (stopped) return;
      stopped = true;
      await running;
      await round([...awake]);
    },
  };
}
