import { useEffect, useRef } from "react";

/** How long to wait for a lazy page's heading. */
const PATIENCE_MS = 5000;

/** Gives the tab the page's own title, and falls back until the heading is there. */
function titleOf(heading: Element | null, fallback: string, portal: string): string {
  const words = heading?.textContent?.trim() || fallback;
  return words ? `${words} · ${portal}` : portal;
}

/**
 * On arrival at another page: scroll to the top, put focus on its `<h1>` so that screen readers begin there, and name the
 * tab after it. The first page after loading keeps the focus where the browser put it.
 *
 * @param path the page's path
 * @param fallback the page's title from its module, until the heading is drawn
 */
export function usePageArrival(path: string, fallback: string, portal: string): void {
  const arrived = useRef(path);
  useEffect(() => {
    const moved = arrived.current !== path;
    arrived.current = path;
    if (moved) window.scrollTo(0, 0);
    const main = document.querySelector("main");
    let focusDue = moved;
    const settle = () => {
      const heading = main?.querySelector("h1") ?? null;
      const title = titleOf(heading, fallback, portal);
      if (document.title !== title) document.title = title;
      if (!heading || !focusDue) return;
      focusDue = false;
      heading.setAttribute("tabindex", "-1");
      heading.focus({ preventScroll: true });
    };
    settle();
    if (!main) return;
    const observer = new MutationObserver(settle);
    observer.observe(main, { childList: true, subtree: true, characterData: true });
    const patience = setTimeout(() => {
      focusDue = false;
    }, PATIENCE_MS);
    return () => {
      clearTimeout(patience);
      observer.disconnect();
    };
  }, [path, fallback, portal]);
}
