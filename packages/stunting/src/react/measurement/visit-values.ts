import type { Format } from "@spbe-kit/ui";
import type { Measurement } from "../../domain/measurement.schema.ts";

/** "8,1 kg, 75,6 cm"; the given word when neither was measured. */
export function visitValues(
  { weightKg, statureCm }: Pick<Measurement, "weightKg" | "statureCm">,
  format: Format,
  nothing: string,
): string {
  const said = [weightKg !== null && format.unit(weightKg, "kg"), statureCm !== null && format.unit(statureCm, "cm")];
  return said.filter(Boolean).join(", ") || nothing;
}
