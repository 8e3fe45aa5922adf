import { isDatabaseError } from "../database/index.ts";

/**
 * Turns a broken constraint into a refusal the caller can read. The transaction has been rolled back by then.
 *
 * @param refusals by name of the constraint
 */
export async function refusing<T>(work: Promise<T>, refusals: Readonly<Record<string, () => never>>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const constraint = isDatabaseError(error) ? error.constraint : undefined;
    if (constraint !== undefined && Object.hasOwn(refusals, constraint)) return refusals[constraint]!();
    throw error;
  }
}
