import type { Server } from "node:http";
import { createServer as createProbe } from "node:net";
import { portOwner } from "./port-owner.ts";

export interface PortWish {
  readonly port: number;
  /** Default "127.0.0.1": only this machine. */
  readonly host?: string;
  /** True: take the next free port when this one is taken (at most 50 further). */
  readonly portFallback?: boolean;
}

/**
 * The port to listen on. Ask before composing the host, since its public address holds the port.
 *
 * @throws Error naming the process that holds a taken port, when no fallback is wished
 */
export async function choosePort({ port, host = "127.0.0.1", portFallback = false }: PortWish): Promise<number> {
  const last = portFallback && port !== 0 ? Math.min(port + 50, 65_535) : port;
  for (let candidate = port; candidate <= last; candidate += 1) {
    const free = await probe(candidate, host);
    if (free !== undefined) return free;
  }
  throw await portTaken(port);
}

export async function portTaken(port: number): Promise<Error> {
  const owner = await portOwner(port);
  const by = owner ? `is taken by ${owner}. Stop it` : "is taken by another program. Stop that program";
  return new Error(
    `spbe-server: port ${port} ${by}, or choose another port with PORT=${port === 65_535 ? port - 1 : port + 1}.`,
  );
}

function probe(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createProbe();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(undefined);
      else reject(error);
    });
    server.listen({ port, host }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : port));
    });
  });
}

/** Listens, and rejects with a sentence when the port is taken. @returns the port */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") portTaken(port).then(reject, reject);
      else reject(error);
    };
    server.once("error", onError);
    server.listen({ port, host }, () => {
      server.off("error", onError);
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

/** Stops accepting, lets requests under way finish, and cuts what is still open after `milliseconds`. */
export function stopListening(server: Server, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), milliseconds);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
