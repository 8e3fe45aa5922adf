import { stream } from "@spbe-kit/testing";
import type { MeasurementRow } from "./measuring.ts";
import type { ChildRow, SyntheticChild } from "./village-children.ts";

const DUPLICATE_SHARE = 0.004;
/** Doubles carry this many of the child's newest measurements again. */
const DOUBLE_MEASUREMENTS = 2;

/** Records a few children twice, as registers do: another spelling, no NIK, the newest measurements once more. */
export function plantDuplicates(
  seed: number,
  children: readonly SyntheticChild[],
  measurements: readonly MeasurementRow[],
): {
  readonly children: readonly ChildRow[];
  readonly measurements: readonly MeasurementRow[];
  readonly pairs: readonly { readonly childId: string; readonly duplicateId: string }[];
} {
  const chosen = children.filter((child) => stream(seed, "duplicate", child.key).chance(DUPLICATE_SHARE));
  const doubles = chosen.map((child) => {
    const from = stream(seed, "double", child.key);
    const row: ChildRow = {
      ...child.row,
      childId: from.uuid(child.row.birthDate),
      name: respelled(child.row.name),
      nik: null,
    };
    const again = measurements
      .filter((measurement) => measurement.childId === child.row.childId && measurement.supersedes === null)
      .slice(-DOUBLE_MEASUREMENTS)
      .map((measurement) => ({
        ...measurement,
        childId: row.childId,
        measurementId: from.uuid(measurement.measuredOn),
      }));
    return { row, again, pair: { childId: child.row.childId, duplicateId: row.childId } };
  });
  return {
    children: doubles.map(({ row }) => row),
    measurements: doubles.flatMap(({ again }) => again),
    pairs: doubles.map(({ pair }) => pair),
  };
}

/** The other way of writing a name: "Syifa" as "Sifa", "Muhammad" as "Moh.", capitals for the rest. */
export function respelled(name: string): string {
  const other = name
    .replace(/^(Muhammad|Muhamad|Muh\.)/, "Moh.")
    .replace(/Sy/g, "S")
    .replace(/q/g, "k")
    .replace(/z/g, "s");
  return other === name ? name.toUpperCase() : other;
}
