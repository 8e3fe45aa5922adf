import { ConfirmDialog, isPlainClick, useNavigation, useWords } from "@spbe-kit/ui";
import { type MouseEvent as ReactMouseEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { saveProblemMessages } from "./save-problem.messages.ts";

/**
 * Asks before unsaved entries are lost: closing the tab, reloading, and every link of the page. The browser's back
 * button is not held up, because no router is known here.
 *
 * @returns the dialog to render
 */
export function useLeaveGuard(unsaved: boolean): ReactNode {
  const words = useWords(saveProblemMessages);
  const { navigate, href } = useNavigation();
  const [leavingTo, setLeavingTo] = useState<string | null>(null);
  const base = useRef("");
  base.current = href("");
  useEffect(() => {
    if (!unsaved) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const path = pathOfLink(event, base.current);
      if (path === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      setLeavingTo(path);
    };
    window.addEventListener("beforeunload", onUnload);
    document.addEventListener("click", onClick, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, { capture: true });
    };
  }, [unsaved]);
  return (
    <ConfirmDialog
      open={leavingTo !== null}
      onOpenChange={(open) => {
        if (!open) setLeavingTo(null);
      }}
      title={words.leaveTitle}
      consequence={words.leaveConsequence}
      confirmLabel={words.leave}
      cancelLabel={words.stay}
      onConfirm={() => {
        if (leavingTo !== null) navigate(leavingTo);
      }}
    />
  );
}

/** Where a plain click on a link of this portal leads; undefined for every other click. */
function pathOfLink(event: MouseEvent, base: string): string | undefined {
  if (!(event.target instanceof Element) || !isPlainClick(event as unknown as ReactMouseEvent)) return undefined;
  const link = event.target.closest("a");
  if (!link?.href || link.target === "_blank" || link.hasAttribute("download")) return undefined;
  if (link.getAttribute("href")?.startsWith("#") || link.origin !== window.location.origin) return undefined;
  return link.pathname.slice(base.length) + link.search;
}
