import { isProblem } from "@spbe-kit/core";
import { Button } from "../react/button/button.tsx";
import { ErrorState, ForbiddenState, NotFoundState, OfflineState } from "../react/feedback/states.tsx";
import { useWords } from "../react/provider/spbe-provider.tsx";
import { isSessionLost, signInAddress } from "./portal-session.ts";

const messages = {
  id: { sessionLost: "Sesi Anda berakhir. Masuk lagi untuk melanjutkan.", signIn: "Masuk lagi" },
  en: { sessionLost: "Your session has ended. Sign in again to go on.", signIn: "Sign in again" },
};

export interface ReadingFailureProps {
  readonly error: unknown;
  /** What could not be read, for a failure that has no words of its own. */
  readonly title: string;
  readonly onRetry: () => void;
}

/** What a page shows instead of itself when its reading failed: each kind of failure with its own way out. */
export function ReadingFailure({ error, title, onRetry }: ReadingFailureProps) {
  const words = useWords(messages);
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
  return <ErrorState headingLevel={1} title={title} traceId={error.traceId} onRetry={onRetry} />;
}
