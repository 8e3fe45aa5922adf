import { randomUUID } from "node:crypto";

/** The next note of each side; `both` when the peer is a host too. */
export function requestsOf({ both }) {
  const body = () => ({ noteId: randomUUID(), text: "Timbang ulang hari Senin di Posyandu Melati", pinned: true });
  const toHost = () => ({ path: "/api/notes/notes", body: body(), headers: { "idempotency-key": randomUUID() } });
  return { ours: toHost, peer: both ? toHost : () => ({ path: "/", body: body(), headers: {} }) };
}
