import { createTransport } from "nodemailer";
import { isLoopback } from "../host/public-url.ts";

/** Where notices go out as e-mail. */
export interface EmailOptions {
  /** "smtps://user:password@mail.example.go.id" (TLS from the start) or "smtp://…:587" (TLS before anything is said). */
  readonly smtpUrl: string;
  /** The sender, for example "Portal SIGAP <portal@belitungtimurkab.go.id>". */
  readonly from: string;
}

export interface Email {
  /** Also what a mail server tells a second copy by. */
  readonly messageId: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
}

export interface EmailSender {
  /** @throws when the server does not take the message */
  send(email: Email): Promise<void>;
  close(): void;
}

const PATIENCE_MILLISECONDS = 15_000;

/** Sends plain text. @throws Error for an address that is no mail server's */
export function emailSender({ smtpUrl, from }: EmailOptions): EmailSender {
  const { protocol, hostname, port, username, password } = readSmtpUrl(smtpUrl);
  const secure = protocol === "smtps:";
  const transport = createTransport({
    host: hostname,
    port: port === "" ? (secure ? 465 : 587) : Number(port),
    secure,
    // A password or a name never crosses a network in clear; only a mail server on this machine may be without TLS.
    requireTLS: !secure && !isLoopback(hostname),
    ...(username !== "" && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: PATIENCE_MILLISECONDS,
    greetingTimeout: PATIENCE_MILLISECONDS,
    socketTimeout: PATIENCE_MILLISECONDS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ messageId, to, subject, text }) {
      const headers = { "Auto-Submitted": "auto-generated" };
      await transport.sendMail({ from, to, subject, text, messageId, headers });
    },
    close: () => transport.close(),
  };
}

function readSmtpUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && ["smtp:", "smtps:"].includes(url.protocol) && url.hostname !== "") return url;
  throw new Error(
    "spbe-server: notices.email.smtpUrl is no mail server. Write smtps://user:password@mail.example.go.id",
  );
}
