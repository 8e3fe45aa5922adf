import { createHash } from "node:crypto";
import type { MeasurementFacts } from "../../domain/measurement.schema.ts";

/**
 * SHA-256 over what a measurement says, so that the same id with the same content is a repeat and with other content a
 * mistake. The order of the parts is part of the stored format: never change it.
 */
export function payloadHash(childId: string, facts: MeasurementFacts): Uint8Array {
  const parts = [
    childId,
    facts.measuredOn,
    facts.weightKg,
    facts.statureCm,
    facts.position,
    facts.headCm,
    facts.armCm,
    facts.oedema,
    facts.supersedes,
    facts.withdrawn,
  ];
  return createHash("sha256").update(JSON.stringify(parts)).digest();
}
