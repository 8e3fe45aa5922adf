import { differenceOf, sendCall } from "./isolation-call.ts";
import { leak, refusalFault, sentence } from "./isolation-faults.ts";
import { hiddenPlaces, type IsolationOperation, placesOf, seesOf } from "./isolation-operations.ts";
import type { IsolationCell, IsolationInput, IsolationPerson, IsolationSetup } from "./isolation-setup.ts";

/** A record that is hidden must not show itself by 412 or 428 where an unknown one answers 404. */
export async function tryVersions(
  setup: IsolationSetup,
  tried: IsolationOperation,
  person: IsolationPerson,
): Promise<IsolationCell[]> {
  const { act, operation, inputs } = tried;
  const { nowhere } = inputs;
  if (!operation.versioned || !nowhere) return [];
  const cells: IsolationCell[] = [];
  for (const [probe, changed] of VERSION_PROBES)
    for (const [place, inputOf] of hiddenPlaces(tried, person, inputs)) {
      const missing = await sendCall(setup, operation, changed(await nowhere(person)), person.headers);
      const answer = await sendCall(setup, operation, changed(await inputOf(person)), person.headers);
      const fault = refusalFault(answer, STATUS_OF_PROBE[probe]) ?? sentence(differenceOf(answer, missing));
      cells.push({ operation: act, probe, person: person.name, place, status: answer.status, fault });
    }
  return cells;
}

type VersionProbe = "without If-Match" | "stale If-Match";
const VERSION_PROBES: readonly (readonly [VersionProbe, (input: IsolationInput) => IsolationInput])[] = [
  ["without If-Match", ({ version: _, ...input }) => input],
  ["stale If-Match", (input) => ({ ...input, version: 999_999 })],
];
/** An operation that changes a record must ask for its version before it looks. */
const STATUS_OF_PROBE: Readonly<Record<VersionProbe, number | undefined>> = {
  "without If-Match": 428,
  "stale If-Match": undefined,
};

/** A record that is only named: a unit above, a survivor, the last child of a page. */
export async function tryReferences(
  setup: IsolationSetup,
  tried: IsolationOperation,
  person: IsolationPerson,
): Promise<IsolationCell[]> {
  const { act, operation } = tried;
  const cells: IsolationCell[] = [];
  for (const [probe, inputs] of Object.entries(tried.references)) {
    const { nowhere } = inputs;
    if (!nowhere) throw new Error(`spbe-kit: reference ${probe} of ${act} needs nowhere, an id nobody has.`);
    for (const [place, inputOf] of placesOf(inputs)) {
      if (place === "nowhere") continue;
      const missing = await sendCall(setup, operation, await nowhere(person), person.headers);
      const answer = await sendCall(setup, operation, await inputOf(person), person.headers);
      const difference = differenceOf(answer, missing);
      const seen = seesOf(tried, person).includes(place);
      const fault = seen
        ? difference
          ? undefined
          : "Answers as for an id nobody has, so this reference was not tried."
        : sentence(difference);
      const wrong = refusalFault(answer) ?? leak(setup, tried, person, answer) ?? fault;
      cells.push({ operation: act, probe, person: person.name, place, status: answer.status, fault: wrong });
    }
  }
  return cells;
}
