import type { Resolvers } from "@spbe-kit/testing";
import type { StuntingContract } from "../../domain/contract.ts";
import type { MeasurementFacts } from "../../domain/measurement.schema.ts";
import type { RecordedFacts } from "./shown-measurements.ts";
import { measurementsOf, type StoredChild, type StuntingWorld } from "./stunting-world.ts";

/** The measurements of a world, answered with the statuses of a real host. */
export function measurementsResolvers(world: StuntingWorld): NonNullable<Resolvers<StuntingContract>["measurements"]> {
  const find = (childId: string) => world.children.find((child) => child.childId === childId);
  return {
    list({ params }, fail) {
      const child = find(params.childId);
      return child ? { items: measurementsOf(world, child) } : fail("stunting/child-not-found");
    },
    record({ params, body }, fail) {
      const child = find(params.childId);
      if (!child) return fail("stunting/child-not-found");
      const repeated = world.measurements.find(({ measurementId }) => measurementId === body.measurementId);
      if (repeated && !isSame(repeated, body, child.childId)) return fail("stunting/measurement-id-reused");
      if (!repeated) {
        checkFacts(world, child, body, { fail });
        world.measurements.push(recorded(world, child, body));
      }
      const shown = measurementsOf(world, child).find(({ measurementId }) => measurementId === body.measurementId);
      return shown ?? fail("core/unexpected");
    },
  };
}

interface FactsRefusal {
  fail(
    code:
      | "stunting/measured-in-future"
      | "stunting/measured-before-birth"
      | "stunting/superseded-not-found"
      | "stunting/already-superseded",
    data?: { supersededBy: string },
  ): never;
}

function checkFacts(world: StuntingWorld, child: StoredChild, facts: MeasurementFacts, { fail }: FactsRefusal): void {
  if (facts.measuredOn > world.today) fail("stunting/measured-in-future");
  if (facts.measuredOn < child.birthDate) fail("stunting/measured-before-birth");
  if (facts.supersedes === null) return;
  const target = measurementsOf(world, child).find(({ measurementId }) => measurementId === facts.supersedes);
  const supersededBy = target ? target.supersededBy : fail("stunting/superseded-not-found");
  if (supersededBy !== null) fail("stunting/already-superseded", { supersededBy });
}

function recorded(world: StuntingWorld, child: StoredChild, facts: MeasurementFacts): RecordedFacts {
  // A minute later for each, so that the newest stands first without a clock.
  const minute = String(world.measurements.length % 60).padStart(2, "0");
  return {
    ...facts,
    childId: child.childId,
    recordedAt: `${world.today}T04:${minute}:00.000Z`,
    recordedBy: world.recordedBy,
    source: "screen",
  };
}

function isSame(known: RecordedFacts, sent: MeasurementFacts, childId: string): boolean {
  const keys = Object.keys(sent) as (keyof MeasurementFacts)[];
  return known.childId === childId && keys.every((key) => known[key] === sent[key]);
}
