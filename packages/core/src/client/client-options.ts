import type { KyInstance } from "ky";
import type { Locale } from "../domain/locale.ts";

/** How a client reaches its server. In a browser on the portal's own origin nothing is needed. */
export interface ClientOptions {
  /** Origin or mount point before `/api`: "https://portal.belitungtimurkab.go.id". Needed outside a browser. */
  readonly baseUrl?: string;
  readonly fetch?: typeof globalThis.fetch;
  /** Sent with every request; a function is asked each time. */
  readonly headers?: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>);
  /** A bearer token for machines; a function is asked each time. People use the session cookie. */
  readonly token?: string | (() => string | undefined | Promise<string | undefined>);
  /** How often a safe request is tried again, and a write that carries an idempotency key. Default 2; 0 between servers. */
  readonly retry?: number;
  /** Milliseconds for one attempt, default 20,000; uploads have none. */
  readonly timeout?: number;
  /** The language of messages; a function is asked each time. Without it the browser's own is sent. */
  readonly locale?: Locale | (() => Locale);
}

/** Options, or a ky instance whose own base URL, hooks, retry and timeout then rule. */
export type ClientSource = ClientOptions | KyInstance;

/** What one call may say beside its input. */
export interface CallOptions {
  /** Aborting rejects with the signal's reason, an `AbortError` by default: never a problem. */
  readonly signal?: AbortSignal;
  /** For a write that may be repeated by hand, a UUID kept with the draft; without it each call makes its own. */
  readonly idempotencyKey?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** While a file is sent. In browsers as bytes leave; elsewhere once, at the end. */
  readonly onUploadProgress?: (progress: UploadProgress) => void;
}

export interface UploadProgress {
  readonly sentBytes: number;
  readonly totalBytes: number;
}
