import type { Handlers } from "@spbe-kit/server";
import type { measurementsContract } from "../../domain/measurements.contract.ts";
import { listMeasurements } from "../measurements/list-measurements.ts";
import { recordMeasurement } from "../measurements/record-measurement.ts";
import { withRegencyScope } from "../regency-scope.ts";
import { readChild, readChildForUpdate } from "../register/read-child.ts";

export const measurementsHandlers: Handlers<{ measurements: typeof measurementsContract }>["measurements"] = {
  list: ({ params }, { db, signedIn, fail }) =>
    db(
      async (tx) => {
        const child = await readChild(tx, signedIn.regencyCode, params.childId);
        if (child === undefined) return fail("stunting/child-not-found");
        withRegencyScope(tx);
        return { items: await listMeasurements(tx, signedIn.regencyCode, child) };
      },
      { readOnly: true },
    ),

  record: ({ params, body }, { db, signedIn, fail, today, now }) =>
    db(async (tx) => {
      const regency = signedIn.regencyCode;
      const child = await readChildForUpdate(tx, regency, params.childId);
      if (child === undefined) return fail("stunting/child-not-found");
      if (body.measuredOn > today()) return fail("stunting/measured-in-future");
      if (body.measuredOn < child.birth_date) return fail("stunting/measured-before-birth");
      withRegencyScope(tx);
      const recording = { regency, by: signedIn.name, at: now(), source: "screen" } as const;
      const outcome = await recordMeasurement(tx, recording, child, body);
      if (outcome.state === "superseded-not-found") return fail("stunting/superseded-not-found");
      if (outcome.state === "already-superseded")
        return fail("stunting/already-superseded", { supersededBy: outcome.supersededBy });
      if (outcome.state === "id-reused") return fail("stunting/measurement-id-reused");
      const stored = (await listMeasurements(tx, regency, child)).find((m) => m.measurementId === body.measurementId);
      if (stored === undefined) throw new Error("A measurement just recorded is not in its child's history.");
      return stored;
    }),
};
