import type { SpbeServer } from "./create-spbe-server.ts";

export interface StartOptions {
  readonly server: SpbeServer;
  readonly port: number;
  /** Default "127.0.0.1". */
  readonly host?: string;
  /** Close on SIGINT and SIGTERM. Default true. */
  readonly onSignals?: boolean;
}

/** Starts a host and closes it when the operator or the system asks. @returns the port it listens on */
export async function startServer({ server, port, host, onSignals = true }: StartOptions): Promise<number> {
  const listening = await server.start({ port, ...(host !== undefined && { host }) });
  if (onSignals)
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.once(signal, () => {
        // A second signal, or five seconds, ends the process whatever is still open.
        setTimeout(() => process.exit(1), 5_000).unref();
        server.close().then(
          () => process.exit(0),
          () => process.exit(1),
        );
      });
  return listening;
}
