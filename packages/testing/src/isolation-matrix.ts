import { type IsolationAnswer, sendCall } from "./isolation-call.ts";
import { leak, refusalFault, sightFault } from "./isolation-faults.ts";
import { isolationGaps } from "./isolation-gaps.ts";
import { type IsolationOperation, operationsOf, placesOf } from "./isolation-operations.ts";
import { tryReferences, tryVersions } from "./isolation-probes.ts";
import type { IsolationCell, IsolationPerson, IsolationSetup } from "./isolation-setup.ts";

/**
 * Every operation x every person x every place, against a composed host. Expected: without a session 401; without the right 403, the
 * same for every id; a record the person may not see answers exactly as one that does not exist, also by `If-Match` and where the
 * record is only named in a body or a query; a record the person may see is found.
 *
 * An operation without rows or without a line in the reviewed table is a fault, and so is an id in a path, a body or a query that is
 * tried on own records only: a new one cannot slip in untried.
 *
 * Reads come before writes, removals last, so that one call does not take the record from the next. Writes are truly made: use a
 * database that may be thrown away.
 *
 * @returns the whole matrix, with a sentence in each cell that is wrong
 */
export async function isolationMatrix(setup: IsolationSetup): Promise<IsolationCell[]> {
  const cells: IsolationCell[] = isolationGaps(setup);
  for (const tried of operationsOf(setup)) {
    cells.push(...(await tryNobody(setup, tried)));
    for (const person of setup.people)
      cells.push(
        ...(tried.allowed[person.role]
          ? [
              ...(await tryPlaces(setup, tried, person)),
              ...(await tryVersions(setup, tried, person)),
              ...(await tryReferences(setup, tried, person)),
            ]
          : await tryForbidden(setup, tried, person)),
      );
  }
  return cells;
}

/** Without a session every record answers alike. */
async function tryNobody(setup: IsolationSetup, { act, operation, inputs }: IsolationOperation) {
  const [anybody] = setup.people;
  if (!anybody) throw new Error("spbe-kit: the isolation matrix needs people. Give at least one for each role.");
  if (operation.permission === "public") return [];
  return tryAlike(setup, { act, operation, inputs, person: { ...anybody, name: "nobody", headers: {} } }, 401);
}

async function tryForbidden(setup: IsolationSetup, tried: IsolationOperation, person: IsolationPerson) {
  return tryAlike(setup, { ...tried, person }, 403);
}

/** Calls that are refused before any record is looked at. */
async function tryAlike(
  setup: IsolationSetup,
  {
    act,
    operation,
    inputs,
    person,
  }: Pick<IsolationOperation, "act" | "operation" | "inputs"> & {
    readonly person: IsolationPerson;
  },
  expected: 401 | 403,
): Promise<IsolationCell[]> {
  const cells: IsolationCell[] = [];
  let first: IsolationAnswer | undefined;
  for (const [place, inputOf] of placesOf(inputs)) {
    const answer = await sendCall(setup, operation, await inputOf(person), person.headers);
    first ??= answer;
    const wrong = expected === 401 ? "Answers without a session." : "The table allows it to nobody of this role.";
    const fault =
      answer.status !== expected
        ? wrong
        : answer.compared !== first.compared
          ? "Its refusal depends on the record."
          : undefined;
    cells.push({ operation: act, person: person.name, place, status: answer.status, fault });
  }
  return cells;
}

async function tryPlaces(
  setup: IsolationSetup,
  tried: IsolationOperation,
  person: IsolationPerson,
): Promise<IsolationCell[]> {
  const { act, operation, inputs } = tried;
  const missing = inputs.nowhere && (await sendCall(setup, operation, await inputs.nowhere(person), person.headers));
  const cells: IsolationCell[] = [];
  for (const [place, inputOf] of placesOf(inputs)) {
    const answer =
      place === "nowhere" && missing
        ? missing
        : await sendCall(setup, operation, await inputOf(person), person.headers);
    const fault =
      refusalFault(answer) ?? leak(setup, tried, person, answer) ?? sightFault(tried, person, place, answer, missing);
    cells.push({ operation: act, person: person.name, place, status: answer.status, fault });
  }
  return cells;
}
