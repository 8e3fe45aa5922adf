import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A mail that has arrived. */
export interface ArrivedMail {
  /** Without angle brackets: the notice's id, then the portal's host. */
  readonly messageId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface Mailbox {
  readonly smtpUrl: string;
  readonly arrived: readonly ArrivedMail[];
  /** Holds the next mail: it has arrived, and its sender is not told so before the promise resolves. */
  holdNext(): Promise<{ release(): void }>;
  close(): Promise<void>;
}

/** A mail server of the proof's own. It keeps what arrives, also from a sender that dies before it hears so. */
export async function openMailbox(): Promise<Mailbox> {
  const arrived: ArrivedMail[] = [];
  let hold: ((held: { release(): void }) => void) | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const messageId = /^Message-ID:\s*<([^>]+)>/im.exec(Buffer.concat(chunks).toString())?.[1] ?? "";
        arrived.push({ messageId, at: Date.now() });
        const holder = hold;
        hold = undefined;
        if (holder) holder({ release: () => done() });
        else done();
      });
    },
  });
  // A sender that is killed while it speaks breaks its connection: that is what is proven here.
  server.on("error", () => undefined);
  const port = await new Promise<number>((resolve) => {
    const listener = server.listen(0, "127.0.0.1", () => resolve((listener.address() as AddressInfo).port));
  });
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    arrived,
    holdNext: () =>
      new Promise((resolve) => {
        hold = resolve;
      }),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
