import { ArrowDown, ArrowUp, Minus } from "lucide-react";
import { type ComponentPropsWithoutRef, createContext, forwardRef, type ReactNode, useContext } from "react";
import { cx } from "../class-names.ts";
import { Icon } from "../icon.tsx";
import { useMessages } from "../provider/spbe-provider.tsx";

const FactsLayoutContext = createContext<"flow" | "rows">("flow");

export interface FactsProps extends ComponentPropsWithoutRef<"dl"> {
  /** `flow` side by side, `rows` one under another. */
  layout?: "flow" | "rows" | undefined;
}

/** Names with their values. Renders `<dl>` around `<Fact>`s. */
export const Facts = forwardRef<HTMLDListElement, FactsProps>(function Facts(
  { layout = "flow", className, children, ...rest },
  ref,
) {
  return (
    <FactsLayoutContext.Provider value={layout}>
      <dl {...rest} ref={ref} data-layout={layout} className={cx("spbe-facts", className)}>
        {children}
      </dl>
    </FactsLayoutContext.Provider>
  );
});

export interface FactProps extends ComponentPropsWithoutRef<"div"> {
  term: ReactNode;
}

export const Fact = forwardRef<HTMLDivElement, FactProps>(function Fact({ term, className, children, ...rest }, ref) {
  const layout = useContext(FactsLayoutContext);
  return (
    <div {...rest} ref={ref} data-layout={layout} className={cx("spbe-fact", className)}>
      <dt className="spbe-fact-term" data-layout={layout}>
        {term}
      </dt>
      <dd className="spbe-fact-value">{children}</dd>
    </div>
  );
});

export interface FigureProps extends ComponentPropsWithoutRef<"p"> {
  unit?: ReactNode;
  /** 56 px once on a page, 32 px for the ones beside it. */
  size?: 32 | 56 | undefined;
  /** Colours the figure like its line in the chart. */
  series?: "register" | "survey" | undefined;
}

/** The one big number of a page. Its origin must stand beside it. */
export const Figure = forwardRef<HTMLParagraphElement, FigureProps>(function Figure(
  { unit, size = 56, series, className, children, ...rest },
  ref,
) {
  return (
    <p {...rest} ref={ref} data-size={size} data-series={series} className={cx("spbe-figure", className)}>
      {children}
      {unit && <span className="spbe-figure-unit">{unit}</span>}
    </p>
  );
});

export interface DeltaProps extends ComponentPropsWithoutRef<"span"> {
  /** Which way the number went. */
  direction: "up" | "down" | "same";
  /** Whether that is good: fewer stunted children is `better` though the arrow points down. */
  tone?: "better" | "worse" | "neutral" | undefined;
}

const DELTA_ICONS = { up: ArrowUp, down: ArrowDown, same: Minus } as const;

/** A change: arrow, size, and for screen readers whether it is better. */
export const Delta = forwardRef<HTMLSpanElement, DeltaProps>(function Delta(
  { direction, tone = "neutral", className, children, ...rest },
  ref,
) {
  const { feedback } = useMessages();
  return (
    <span {...rest} ref={ref} data-tone={tone} className={cx("spbe-delta", className)}>
      <Icon icon={DELTA_ICONS[direction]} />
      {children}
      {tone !== "neutral" && <span className="spbe-visually-hidden">, {feedback[tone]}</span>}
    </span>
  );
});

export interface CounterProps extends Omit<ComponentPropsWithoutRef<"button">, "value"> {
  label: ReactNode;
  /** As it is shown, already formatted. */
  value: string;
  /** Zero is quiet. */
  zero?: boolean | undefined;
  active?: boolean | undefined;
}

/** A row of counters that filter what is below. */
export const Counters = forwardRef<HTMLDivElement, ComponentPropsWithoutRef<"div">>(function Counters(
  { className, ...rest },
  ref,
) {
  // biome-ignore lint/a11y/useSemanticElements: buttons that filter are no fieldset
  return <div role="group" {...rest} ref={ref} className={cx("spbe-counters", className)} />;
});

export const Counter = forwardRef<HTMLButtonElement, CounterProps>(function Counter(
  { label, value, zero = false, active = false, className, ...rest },
  ref,
) {
  return (
    <button
      type="button"
      aria-pressed={active}
      {...rest}
      ref={ref}
      data-state={active ? "on" : "off"}
      className={cx("spbe-counter", className)}
    >
      <span className="spbe-counter-value" data-zero={zero ? "" : undefined}>
        {value}
      </span>
      <span className="spbe-counter-label">{label}</span>
    </button>
  );
});
