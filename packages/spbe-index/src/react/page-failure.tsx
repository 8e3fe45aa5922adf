import { isProblem } from "@spbe-kit/core";
import { ErrorState, ForbiddenState, NotFoundState, OfflineState, useWords } from "@spbe-kit/ui";
import { spbeIndexMessages } from "./spbe-index.messages.ts";

/** What a page shows instead of itself when its reading failed: each kind of failure with its own way out. */
export function PageFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const words = useWords(spbeIndexMessages);
  if (isProblem(error) && error.status === 403) return <ForbiddenState headingLevel={1} />;
  if (isProblem(error) && (error.status === 404 || error.status === 400))
    return <NotFoundState headingLevel={1} title={words.noYear} />;
  if (isProblem(error, "core/offline")) return <OfflineState headingLevel={1} onRetry={onRetry} />;
  const traceId = isProblem(error) ? error.traceId : undefined;
  return (
    <ErrorState headingLevel={1} title={words.failed} traceId={traceId} onRetry={onRetry}>
      {words.failedBody}
    </ErrorState>
  );
}
