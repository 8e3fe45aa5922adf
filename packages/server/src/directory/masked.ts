import { maskIdentifier } from "@spbe-kit/core";

/** A person's number as screens show it. */
export function masked(number: string | null): string | null {
  return number === null ? null : maskIdentifier(number);
}
