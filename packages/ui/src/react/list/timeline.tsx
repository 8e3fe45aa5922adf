import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from "react";
import { cx } from "../class-names.ts";

export const EVENT_STATES = ["done", "late", "current", "next", "note"] as const;
export type EventState = (typeof EVENT_STATES)[number];

/** What happened, by whom, newest or oldest first as the page needs. Renders `<ol>`. */
export const Timeline = forwardRef<HTMLOListElement, ComponentPropsWithoutRef<"ol">>(function Timeline(
  { className, ...rest },
  ref,
) {
  return <ol {...rest} ref={ref} className={cx("spbe-timeline", className)} />;
});

export interface TimelineEventProps extends Omit<ComponentPropsWithoutRef<"li">, "title"> {
  title: ReactNode;
  /** When and by whom. */
  meta?: ReactNode;
  /** The dot's shape follows it; the words must say it too. */
  state?: EventState | undefined;
}

export const TimelineEvent = forwardRef<HTMLLIElement, TimelineEventProps>(function TimelineEvent(
  { title, meta, state = "note", className, children, ...rest },
  ref,
) {
  return (
    <li {...rest} ref={ref} data-state={state} className={cx("spbe-event", className)}>
      <p className="spbe-event-title">{title}</p>
      {children && <div className="spbe-event-body">{children}</div>}
      {meta && <p className="spbe-event-meta">{meta}</p>}
    </li>
  );
});

export interface DisclosureProps extends Omit<ComponentPropsWithoutRef<"details">, "title"> {
  /** What opens: "Tabel 39 desa". */
  summary: ReactNode;
}

/** More, when asked for. Renders `<details>`. */
export const Disclosure = forwardRef<HTMLDetailsElement, DisclosureProps>(function Disclosure(
  { summary, className, children, ...rest },
  ref,
) {
  return (
    <details {...rest} ref={ref} className={cx("spbe-disclosure", className)}>
      <summary className="spbe-disclosure-summary">{summary}</summary>
      <div className="spbe-disclosure-body">{children}</div>
    </details>
  );
});
