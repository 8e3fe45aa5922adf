import { type KeyboardEvent, useState } from "react";

export interface Reading {
  /** The point that is read now; null while the chart is left alone. */
  readonly at: number | null;
  /** What each point needs to be walked with the arrow keys and read with the pointer. */
  pointProps(index: number): {
    tabIndex: number;
    onFocus: () => void;
    onBlur: () => void;
    onPointerEnter: () => void;
    onPointerLeave: () => void;
    onKeyDown: (event: KeyboardEvent<SVGElement>) => void;
  };
}

/** Reading a chart point by point: one tab stop, arrow keys walk, Home and End jump. The points stand in reading order. */
export function useReading(count: number, start: number): Reading {
  const [at, setAt] = useState<number | null>(null);
  const [stop, setStop] = useState(start);
  const walk = (event: KeyboardEvent<SVGElement>, index: number) => {
    const next = nextPoint(event.key, index, count);
    if (next === undefined) return;
    event.preventDefault();
    const points = event.currentTarget.ownerSVGElement?.querySelectorAll<SVGElement>("[data-point]");
    points?.[next]?.focus();
  };
  return {
    at,
    pointProps: (index) => ({
      tabIndex: Math.min(stop, count - 1) === index ? 0 : -1,
      onFocus: () => {
        setStop(index);
        setAt(index);
      },
      onBlur: () => setAt(null),
      onPointerEnter: () => setAt(index),
      onPointerLeave: () => setAt(null),
      onKeyDown: (event) => walk(event, index),
    }),
  };
}

/** Which point a key leads to; undefined for a key that is not ours. It stops at both ends. */
export function nextPoint(key: string, index: number, count: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: index + 1,
    ArrowDown: index + 1,
    ArrowLeft: index - 1,
    ArrowUp: index - 1,
    Home: 0,
    End: count - 1,
  };
  const next = steps[key];
  return next === undefined ? undefined : Math.max(0, Math.min(count - 1, next));
}
