import { differenceOf, type IsolationAnswer } from "./isolation-call.ts";
import { type IsolationOperation, seesOf } from "./isolation-operations.ts";
import { type IsolationPerson, type IsolationSetup, PLACES, type Place } from "./isolation-setup.ts";

/** What no call of somebody who has the right may be answered with. */
export function refusalFault({ status }: IsolationAnswer, expected?: number): string | undefined {
  if (expected !== undefined)
    return status === expected ? undefined : `Must be ${expected}, whatever record it is sent for.`;
  if (status >= 500) return "Fails instead of answering.";
  if (status === 429) return "The rate limit answers. Give the host under test rateLimits that let the matrix through.";
  if (status === 401 || status === 403) return "The table allows it, the host does not.";
  if (status === 400 || status === 428)
    return "The input is no input of this operation, so nothing was tried. Mend the rows.";
  return undefined;
}

export function leak(
  { rows }: IsolationSetup,
  tried: IsolationOperation,
  person: IsolationPerson,
  { text }: IsolationAnswer,
): string | undefined {
  const found = rows.some(({ canaries = {}, module }) => {
    const sees = module === tried.rows.module ? seesOf(tried, person) : person.sees;
    return PLACES.some((place) => !sees.includes(place) && canaries[place]?.some((canary) => text.includes(canary)));
  });
  return found ? "Shows what lies where this person may not see." : undefined;
}

export function sightFault(
  tried: IsolationOperation,
  person: IsolationPerson,
  place: Place,
  answer: IsolationAnswer,
  missing: IsolationAnswer | undefined,
): string | undefined {
  if (place === "nowhere" || !missing) return undefined;
  if (!seesOf(tried, person).includes(place)) return sentence(differenceOf(answer, missing));
  return answer.status === 404 ? "A record this person may see is not found." : undefined;
}

export function sentence(difference: string | undefined): string | undefined {
  return difference && `It ${difference}`;
}
