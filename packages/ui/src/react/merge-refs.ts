import type { ForwardedRef, MutableRefObject } from "react";

/** One callback ref that fills both the caller's ref and ours. */
export function mergeRefs<T>(...refs: readonly (ForwardedRef<T> | MutableRefObject<T | null>)[]) {
  return (node: T | null): void => {
    for (const ref of refs) {
      if (typeof ref === "function") ref(node);
      else if (ref) ref.current = node;
    }
  };
}
