import { isProblem } from "@spbe-kit/core";
import { Button } from "../../react/button/button.tsx";
import { ErrorState, ForbiddenState, NotFoundState, OfflineState } from "../../react/feedback/states.tsx";
import { useWords } from "../../react/provider/spbe-provider.tsx";
import { isSessionLost, signInAddress } from "../portal-session.ts";
import { directoryMessages } from "./directory.messages.ts";

/** What a page shows instead of itself when its reading failed: each kind of failure with its own way out. */
export function ReadingFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const words = useWords(directoryMessages);
  if (!isProblem(error)) throw error;
  if (isSessionLost(error))
    return (
      <ErrorState
        headingLevel={1}
        title={words.sessionLost}
        actions={
          <Button variant="primary" href={signInAddress()}>
            {words.signIn}
          </Button>
        }
      />
    );
  if (error.status === 403) return <ForbiddenState headingLevel={1} />;
  if (error.status === 404 || error.status === 400) return <NotFoundState headingLevel={1} />;
  if (error.code === "core/offline") return <OfflineState headingLevel={1} onRetry={onRetry} />;
  return <ErrorState headingLevel={1} title={words.failed} traceId={error.traceId} onRetry={onRetry} />;
}
