import { useEffect } from "react";

let locks = 0;
let before = { overflow: "", paddingInlineEnd: "" };

/**
 * Holds the page still behind a dialog. Radix does it with an inline `<style>`, which a strict content security policy refuses;
 * properties set from a script are allowed.
 */
export function useScrollLock(locked: boolean): void {
  useEffect(() => {
    if (!locked) return;
    const { style, clientWidth } = document.documentElement;
    if (locks === 0) {
      const scrollbar = window.innerWidth - clientWidth;
      before = { overflow: style.overflow, paddingInlineEnd: style.paddingInlineEnd };
      style.overflow = "hidden";
      if (scrollbar > 0) style.paddingInlineEnd = `${scrollbar}px`;
    }
    locks += 1;
    return () => {
      locks -= 1;
      if (locks === 0) Object.assign(style, before);
    };
  }, [locked]);
}
