import type { OperationRoute } from "../host/operation-list.ts";
import type { SignedIn } from "../host/server-module.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { keyObjectOf } from "../keys/named-key.ts";
import { openBytes, sealBytes } from "../vault/envelope.ts";

/** The host's own event: the time to take an act back is over. */
export const ACT_DUE = "undo/act-due";

/** The host's module that keeps what waits. */
export const UNDO_MODULE = "undo";

/** What an operation's handler received, and who asked for it: everything it needs when the time has come. */
export interface PendingInput {
  readonly input: Parameters<OperationRoute["handler"]>[0];
  readonly signedIn: SignedIn;
  readonly traceId: string;
}

interface ActIdentity {
  readonly regency: string;
  readonly undoId: string;
}

/** A letter's text or a reason may name people, so what waits is sealed by the vault's first key, for this act alone. */
export function sealInput(ring: KeyRing, of: ActIdentity, pending: PendingInput): Uint8Array {
  return sealBytes(keyObjectOf(ring.vault[0]), belonging(of), Buffer.from(JSON.stringify(pending)));
}

/** @throws Error for what was changed, moved from another act, or sealed by a key that is gone */
export function openInput(ring: KeyRing, of: ActIdentity, sealed: Uint8Array): PendingInput {
  for (const key of ring.vault) {
    const opened = openBytes(keyObjectOf(key), belonging(of), sealed);
    if (opened) return JSON.parse(Buffer.from(opened).toString("utf8")) as PendingInput;
  }
  throw new Error(
    `spbe-server: what act ${of.undoId} in ${of.regency} would do does not open: its row was changed, or SPBE_VAULT_KEYS lacks the key of that day. Put the key back behind the first, or discard the task.`,
  );
}

function belonging({ regency, undoId }: ActIdentity): readonly string[] {
  return ["pending-act", regency, undoId];
}
