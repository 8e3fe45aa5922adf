import * as z from "zod";
import { defineResource } from "../domain/contract.ts";

/** How long an act waits when nothing else is said: long enough to notice a slip, short enough that nobody waits for it. */
export const UNDO_SECONDS = 10;

/** An act that was accepted and waits. */
export const pendingActSchema = /* @__PURE__ */ (() =>
  z
    .object({
      undoId: z.uuid().meta({ description: "Takes it back: `POST /undo/{undoId}`" }),
      actsAt: z.string().meta({ description: "When it is done, instant, UTC" }),
      seconds: z.number().int().meta({ description: "How long that is from now, for clocks that differ" }),
    })
    .meta({ id: "PendingAct", description: "An act that can still be taken back" }))();
export type PendingAct = z.infer<typeof pendingActSchema>;

/**
 * Makes an operation one that its caller can take back for a while. Spread it into the operation, in place of `success` and `status`:
 *
 *     send: { method: "POST", path: "/e-office/letters/{letterId}/send", summary, permission, params, errors, ...undoable() }
 */
export function undoable(seconds: number = UNDO_SECONDS) {
  return { undo: { seconds }, success: pendingActSchema, status: 202 } as const;
}

/** The host's own resource: taking back. */
export const undoContract = /* @__PURE__ */ (() =>
  defineResource({
    withdraw: {
      method: "POST",
      path: "/undo/{undoId}",
      summary: "Take back an act of one's own that still waits",
      permission: "signed-in",
      params: z.object({ undoId: z.uuid().meta({ description: "As the act's answer said it" }) }),
      success: "empty",
      errors: {
        "undo/too-late": {
          status: 409,
          when: "No act of yours waits under this id: it was done, or taken back before.",
        },
      },
    },
  }))();
