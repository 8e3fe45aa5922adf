import { type RefObject, useEffect, useRef, useState } from "react";

const USUAL_TEXT = 16;

/** A length of a drawing as CSS: it grows with the text size people chose, never with the box. */
export function drawnSize(units: number): string {
  return `${units / USUAL_TEXT}rem`;
}

/**
 * The width an element has, so that a chart is drawn at its real size. In drawing units: pixels at the usual text size, fewer where
 * people made their text larger, so that the words of a chart grow with the words around it.
 *
 * @param fallback what the server, and the first frame, draws for
 */
export function useBoxWidth<E extends HTMLElement>(fallback: number): { ref: RefObject<E | null>; width: number } {
  const ref = useRef<E>(null);
  const [width, setWidth] = useState(fallback);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const text = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || USUAL_TEXT;
      setWidth((before) => Math.floor((element.clientWidth * USUAL_TEXT) / text) || before);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
