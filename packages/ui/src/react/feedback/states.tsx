import { CircleX, CloudOff, Inbox, Lock, RefreshCw, SearchX } from "lucide-react";
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from "react";
import { Button } from "../button/button.tsx";
import { cx } from "../class-names.ts";
import { Icon, type IconComponent } from "../icon.tsx";
import { useMessages } from "../provider/spbe-provider.tsx";

export interface StateProps extends Omit<ComponentPropsWithoutRef<"div">, "title"> {
  title?: ReactNode;
  icon?: IconComponent | undefined;
  /** Buttons that lead out of this state. */
  actions?: ReactNode;
  /** The code that ties this to the server's log. */
  traceId?: string | undefined;
  /** The level of the title when it heads a page or a section; without it the title is a paragraph. */
  headingLevel?: 1 | 2 | 3 | undefined;
}

const StateBox = forwardRef<HTMLDivElement, StateProps>(function StateBox(
  { title, icon, actions, traceId, headingLevel, className, children, ...rest },
  ref,
) {
  const { feedback } = useMessages();
  const Title = headingLevel ? (`h${headingLevel}` as const) : "p";
  return (
    <div {...rest} ref={ref} className={cx("spbe-state", className)}>
      {icon && <Icon icon={icon} className="spbe-state-icon" />}
      <Title className="spbe-state-title" tabIndex={headingLevel === 1 ? -1 : undefined}>
        {title}
      </Title>
      {children && <div className="spbe-state-body">{children}</div>}
      {actions && <div className="spbe-state-actions">{actions}</div>}
      {traceId && <p className="spbe-trace">{feedback.trace(traceId)}</p>}
    </div>
  );
});

export interface EmptyStateProps extends StateProps {
  title: ReactNode;
}

/** Nothing here, and that is fine: say why, and what would make something appear. */
export const EmptyState = forwardRef<HTMLDivElement, EmptyStateProps>(function EmptyState(props, ref) {
  return <StateBox icon={Inbox} {...props} ref={ref} />;
});

export interface RetryableStateProps extends StateProps {
  /** Shows "Coba lagi". */
  onRetry?: (() => void) | undefined;
}

function useRetryActions(actions: ReactNode, onRetry: (() => void) | undefined): ReactNode {
  const { feedback } = useMessages();
  if (!onRetry) return actions;
  return (
    <>
      <Button icon={RefreshCw} onClick={onRetry}>
        {feedback.retry}
      </Button>
      {actions}
    </>
  );
}

/** Something failed: what happened, what to do, the trace code, and a way to try again. */
export const ErrorState = forwardRef<HTMLDivElement, RetryableStateProps>(function ErrorState(
  { onRetry, actions, title, children, ...rest },
  ref,
) {
  const { feedback } = useMessages();
  return (
    <StateBox
      role="alert"
      icon={CircleX}
      {...rest}
      ref={ref}
      title={title ?? feedback.errorTitle}
      actions={useRetryActions(actions, onRetry)}
    >
      {children ?? feedback.errorBody}
    </StateBox>
  );
});

/** No connection. Say what is kept safe on the device when something is. */
export const OfflineState = forwardRef<HTMLDivElement, RetryableStateProps>(function OfflineState(
  { onRetry, actions, title, children, ...rest },
  ref,
) {
  const { feedback } = useMessages();
  return (
    <StateBox
      role="status"
      icon={CloudOff}
      {...rest}
      ref={ref}
      title={title ?? feedback.offlineTitle}
      actions={useRetryActions(actions, onRetry)}
    >
      {children ?? feedback.offlineBody}
    </StateBox>
  );
});

/** The person may not see this. Say whom to ask. */
export const ForbiddenState = forwardRef<HTMLDivElement, StateProps>(function ForbiddenState(
  { title, children, ...rest },
  ref,
) {
  const { feedback } = useMessages();
  return (
    <StateBox icon={Lock} {...rest} ref={ref} title={title ?? feedback.forbiddenTitle}>
      {children ?? feedback.forbiddenBody}
    </StateBox>
  );
});

/** Not there, or not visible to this person: both look the same on purpose. */
export const NotFoundState = forwardRef<HTMLDivElement, StateProps>(function NotFoundState(
  { title, children, ...rest },
  ref,
) {
  const { feedback } = useMessages();
  return (
    <StateBox icon={SearchX} {...rest} ref={ref} title={title ?? feedback.notFoundTitle}>
      {children ?? feedback.notFoundBody}
    </StateBox>
  );
});
