import { type ComponentPropsWithoutRef, type CSSProperties, forwardRef } from "react";
import { Button } from "../button/button.tsx";
import { cx } from "../class-names.ts";
import { useFormat, useMessages } from "../provider/spbe-provider.tsx";

export interface SkeletonProps extends ComponentPropsWithoutRef<"div"> {
  /** Lines of text to stand in for. */
  lines?: number | undefined;
  /** What is being loaded; default "Memuat". */
  label?: string | undefined;
}

const LINE_WIDTHS = ["60%", "90%", "75%", "85%", "50%"];

/** The shape of what is coming, so that the page does not jump. Renders `<div role="status">`. */
export const Skeleton = forwardRef<HTMLDivElement, SkeletonProps>(function Skeleton(
  { lines = 3, label, className, ...rest },
  ref,
) {
  const { feedback } = useMessages();
  const widths = Array.from({ length: lines }, (_, line) => LINE_WIDTHS[line % LINE_WIDTHS.length]);
  return (
    <div role="status" {...rest} ref={ref} className={cx("spbe-skeleton-lines", className)}>
      <span className="spbe-visually-hidden">{label ?? feedback.loading}</span>
      {widths.map((width, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
        <span key={line} className="spbe-skeleton" style={{ inlineSize: width }} />
      ))}
    </div>
  );
});

export interface ProgressProps extends ComponentPropsWithoutRef<"div"> {
  /** What is going on: "Mengimpor anak". */
  label: string;
  /** How many are done; leave out while nobody knows. */
  done?: number | undefined;
  total?: number | undefined;
  /** Shows a cancel button. */
  onCancel?: (() => void) | undefined;
}

/** Work of more than a second, with the count done and a way to stop it. */
export const Progress = forwardRef<HTMLDivElement, ProgressProps>(function Progress(
  { label, done, total, onCancel, className, ...rest },
  ref,
) {
  const { feedback } = useMessages();
  const format = useFormat();
  const known = done !== undefined && total !== undefined && total > 0;
  const count = known ? feedback.progressCount(format.number(done), format.number(total)) : undefined;
  const share = known ? Math.min(100, (done / total) * 100) : 0;
  return (
    <div {...rest} ref={ref} className={cx("spbe-progress", className)}>
      <div className="spbe-progress-head">
        <span>
          <span className="spbe-progress-label">{label}</span>
          {count && <span className="spbe-progress-count"> {count}</span>}
        </span>
        {onCancel && (
          <Button variant="quiet" onClick={onCancel}>
            {feedback.cancel}
          </Button>
        )}
      </div>
      <div
        className="spbe-progress-track"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={known ? total : undefined}
        aria-valuenow={known ? done : undefined}
        aria-valuetext={count}
      >
        <span
          className="spbe-progress-fill"
          data-state={known ? "known" : "unknown"}
          style={{ "--_v": share } as CSSProperties}
        />
      </div>
    </div>
  );
});

export interface BarProps extends ComponentPropsWithoutRef<"span"> {
  /** 0 to 100. The number itself must stand beside the bar. */
  percent: number;
  tone?: "accent" | "success" | "warning" | "danger" | "neutral" | undefined;
}

/** A thin bar that repeats a number beside it; silent for screen readers. */
export const Bar = forwardRef<HTMLSpanElement, BarProps>(function Bar(
  { percent, tone = "accent", className, style, ...rest },
  ref,
) {
  const length = { "--_v": Math.max(0, Math.min(100, percent)), ...style } as CSSProperties;
  return (
    <span
      aria-hidden="true"
      {...rest}
      ref={ref}
      data-tone={tone}
      style={length}
      className={cx("spbe-bar", className)}
    />
  );
});
