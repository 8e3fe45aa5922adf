import { randomUUID } from "node:crypto";

/** The next note of each side. */
export function requestsOf() {
  const body = () => ({ noteId: randomUUID(), text: "Timbang ulang hari Senin di Posyandu Melati", pinned: true });
  return {
    ours: () => ({ path: "/api/notes/notes", body: body(), headers: { "idempotency-key": randomUUID() } }),
    peer: () => ({ path: "/", body: body(), headers: {} }),
  };
}
