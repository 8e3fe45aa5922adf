import { isProblem } from "@spbe-kit/core";
import { ErrorState, ForbiddenState, NotFoundState, OfflineState } from "@spbe-kit/ui";
import type { ReactNode } from "react";

export interface LoadProblemProps {
  error: unknown;
  onRetry: () => void;
  /** Said when the record is not there. */
  notFoundTitle: string;
  /** Ways out. */
  actions?: ReactNode;
}

/** Why the page of a form could not be filled: not allowed, not there, no network, or a failure with its trace code. */
export function LoadProblem({ error, onRetry, notFoundTitle, actions }: LoadProblemProps) {
  if (isProblem(error, "core/forbidden")) return <ForbiddenState headingLevel={1} actions={actions} />;
  if (isProblem(error, "core/offline")) return <OfflineState headingLevel={1} onRetry={onRetry} />;
  if (isProblem(error) && (error.status === 404 || error.status === 400 || error.status === 422))
    return <NotFoundState headingLevel={1} title={notFoundTitle} actions={actions} />;
  const traceId = isProblem(error) ? error.traceId : undefined;
  return <ErrorState headingLevel={1} traceId={traceId} onRetry={onRetry} actions={actions} />;
}
