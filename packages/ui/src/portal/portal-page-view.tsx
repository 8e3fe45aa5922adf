import { type ComponentType, type ReactNode, Suspense } from "react";
import { Skeleton } from "../react/feedback/progress.tsx";
import { ErrorState, ForbiddenState } from "../react/feedback/states.tsx";
import { useNavigation } from "../react/navigation/navigation.tsx";
import { useMessages } from "../react/provider/spbe-provider.tsx";
import { PageErrorBoundary } from "./page-error-boundary.tsx";

export interface PortalPageViewProps {
  allowed: boolean;
  Screen: ComponentType;
  /** What the page's module puts around it. */
  surround: (page: ReactNode) => ReactNode;
}

/** A page, or why it is not shown. Another record on the same page starts afresh. */
export function PortalPageView({ allowed, Screen, surround }: PortalPageViewProps) {
  const { frame } = useMessages();
  const { path } = useNavigation();
  if (!allowed) return <ForbiddenState headingLevel={1} />;
  return (
    <PageErrorBoundary
      key={path}
      fallback={({ traceId }, retry) => (
        <ErrorState headingLevel={1} title={frame.pageFailed} traceId={traceId} onRetry={retry}>
          {frame.pageFailedBody}
        </ErrorState>
      )}
    >
      <Suspense fallback={<Skeleton lines={6} />}>{surround(<Screen />)}</Suspense>
    </PageErrorBoundary>
  );
}
