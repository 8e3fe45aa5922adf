import * as Radix from "@radix-ui/react-dialog";
import { X } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { IconButton } from "../button/button.tsx";
import { LayerProvider, useLayer, useMessages } from "../provider/spbe-provider.tsx";
import { useScrollLock } from "./use-scroll-lock.ts";

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** What the dialog is about, one sentence. */
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the safe one first. */
  footer?: ReactNode;
  size?: "default" | "wide" | undefined;
  className?: string | undefined;
}

interface OverlayProps extends Omit<DialogProps, "size"> {
  size?: "default" | "wide" | undefined;
  side?: "start" | "end" | undefined;
  role?: "dialog" | "alertdialog" | undefined;
  footerTone?: "danger" | undefined;
}

/** What Escape closes before the dialog itself. */
const OPEN_INSIDE = "[role=menu], .spbe-options:not([hidden]):not([data-inline])";

/** The one place that touches Radix: focus is kept inside, Escape closes, the page behind is silent. */
export function Overlay({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  size,
  side,
  role = "dialog",
  footerTone,
  className,
}: OverlayProps) {
  const layer = useLayer();
  const opener = useRef<Element | null>(null);
  const [content, setContent] = useState<HTMLElement | null>(null);
  const { overlay } = useMessages();
  const mustDecide = role === "alertdialog";
  useScrollLock(open && layer !== null);
  if (!layer) return null;
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal container={layer}>
        <div className="spbe-scrim" data-side={side}>
          <Radix.Content
            ref={setContent}
            role={role}
            className={className ? `spbe-dialog ${className}` : "spbe-dialog"}
            data-size={size}
            data-side={side}
            {...(!description && { "aria-describedby": undefined })}
            onOpenAutoFocus={(event) => {
              opener.current = document.activeElement;
              focusFirst(event, content);
            }}
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              returnFocus(opener.current);
            }}
            onEscapeKeyDown={(event) => {
              if (content?.querySelector(OPEN_INSIDE)) event.preventDefault();
            }}
            onInteractOutside={(event) => {
              if (mustDecide) event.preventDefault();
            }}
          >
            <div className="spbe-dialog-body">
              <div className="spbe-dialog-head">
                <div className="spbe-dialog-words">
                  <Radix.Title className="spbe-dialog-title">{title}</Radix.Title>
                  {description && (
                    <Radix.Description asChild>
                      <div className="spbe-dialog-description">{description}</div>
                    </Radix.Description>
                  )}
                </div>
                {!mustDecide && (
                  <span className="spbe-dialog-close">
                    <IconButton icon={X} label={overlay.close} onClick={() => onOpenChange(false)} />
                  </span>
                )}
              </div>
              <LayerProvider value={content}>{children}</LayerProvider>
            </div>
            {footer && (
              <div className="spbe-dialog-foot" data-tone={footerTone}>
                {footer}
              </div>
            )}
          </Radix.Content>
        </div>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Into the field that carries `data-first-focus`; without one, into the first control, as Radix does. */
function focusFirst(event: Event, content: HTMLElement | null): void {
  const wanted = content?.querySelector<HTMLElement>("[data-first-focus]");
  if (!wanted) return;
  event.preventDefault();
  wanted.focus();
}

/** Back to where the person was, unless the page has meanwhile put the focus elsewhere, as after following a link. */
function returnFocus(opener: Element | null): void {
  const nobodyHasIt = document.activeElement === null || document.activeElement === document.body;
  if (nobodyHasIt && opener instanceof HTMLElement) opener.focus();
}

/** A task that keeps the page waiting. Close it after the save succeeded, not before. */
export function Dialog(props: DialogProps) {
  return <Overlay {...props} />;
}

export interface DrawerProps extends Omit<DialogProps, "size"> {
  /** The edge it comes from; `end` for details, `start` for navigation. */
  side?: "start" | "end" | undefined;
}

/** Details beside the page, over it on a phone. */
export function Drawer({ side = "end", ...props }: DrawerProps) {
  return <Overlay {...props} side={side} />;
}
