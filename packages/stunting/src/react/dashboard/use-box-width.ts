import { type RefObject, useEffect, useRef, useState } from "react";

/**
 * The width an element has, so that a chart is drawn at its real size and its text never scales.
 *
 * @param fallback what the server, and the first frame, draws for
 */
export function useBoxWidth<E extends HTMLElement>(fallback: number): { ref: RefObject<E | null>; width: number } {
  const ref = useRef<E>(null);
  const [width, setWidth] = useState(fallback);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => setWidth((before) => Math.floor(element.clientWidth) || before);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
