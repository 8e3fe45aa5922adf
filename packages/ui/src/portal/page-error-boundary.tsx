import { type Problem, systemRandom } from "@spbe-kit/core";
import { Component, type ErrorInfo, type ReactNode } from "react";

/** What a page that broke can say about it. */
export interface PageFailure {
  /** The server's trace id when the error carries one, otherwise a code made here and written to the console. */
  readonly traceId: string;
  readonly error: unknown;
}

export interface PageErrorBoundaryProps {
  fallback: (failure: PageFailure, retry: () => void) => ReactNode;
  children: ReactNode;
}

/** Catches a page that breaks, so that the frame stays. */
export class PageErrorBoundary extends Component<PageErrorBoundaryProps, { failure: PageFailure | null }> {
  override state: { failure: PageFailure | null } = { failure: null };

  static getDerivedStateFromError(error: unknown): { failure: PageFailure } {
    return { failure: { error, traceId: traceIdOf(error) } };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(`SPBE UI: a page broke, trace ${this.state.failure?.traceId ?? ""}.`, error, info.componentStack);
  }

  override render(): ReactNode {
    if (this.state.failure === null) return this.props.children;
    return this.props.fallback(this.state.failure, () => this.setState({ failure: null }));
  }
}

function traceIdOf(error: unknown): string {
  const problem = (error as { problem?: Partial<Problem> } | null)?.problem;
  return problem?.traceId ?? `ui-${systemRandom.uuid().slice(-8)}`;
}
