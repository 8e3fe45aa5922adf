import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { Button, IconButton } from "../button/button.tsx";
import { Icon, type IconComponent } from "../icon.tsx";
import { useMessages } from "../provider/spbe-provider.tsx";

export interface ToastOptions {
  tone?: "success" | "info" | "danger" | undefined;
  /** One thing to do about it, usually undo. Keeps the notice on screen. */
  action?:
    | {
        readonly label: string;
        readonly onSelect: () => void;
        /** For so long it can be done: shown beside the label, reached by Ctrl+Z too, and the notice leaves with it. */
        readonly seconds?: number | undefined;
      }
    | undefined;
  /** How long it stays. Default 6 s; with an action, or in `danger`, until it is dismissed. */
  durationMs?: number | undefined;
}

interface ShownToast extends ToastOptions {
  readonly key: number;
  readonly text: string;
}

/** Says something that just happened, on screen and to screen readers. */
export type ShowToast = (text: string, options?: ToastOptions) => void;

const ToastContext = createContext<ShowToast>(() => undefined);

const ICONS: Readonly<Record<"success" | "info" | "danger", IconComponent>> = {
  success: CircleCheck,
  info: Info,
  danger: CircleAlert,
};
const DURATION_MS = 6000;

export function useToast(): ShowToast {
  return useContext(ToastContext);
}

/** Holds the notices and the live region. `SpbeProvider` brings it. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly ShownToast[]>([]);
  const nextKey = useRef(0);
  const { feedback } = useMessages();
  const dismiss = useCallback((key: number) => setToasts((all) => all.filter((toast) => toast.key !== key)), []);
  const show = useCallback<ShowToast>((text, options = {}) => {
    nextKey.current += 1;
    const key = nextKey.current;
    setToasts((all) => [...all.slice(-2), { ...options, key, text }]);
  }, []);
  const region = useMemo(
    () => toasts.map((toast) => <Toast key={toast.key} toast={toast} onDismiss={() => dismiss(toast.key)} />),
    [toasts, dismiss],
  );
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div className="spbe-toasts" role="log" aria-live="polite" aria-label={feedback.notices}>
        {region}
      </div>
    </ToastContext.Provider>
  );
}

function Toast({ toast, onDismiss }: { toast: ShownToast; onDismiss: () => void }) {
  const { feedback } = useMessages();
  const tone = toast.tone ?? "success";
  const seconds = toast.action?.seconds;
  const ends = toast.durationMs ?? (seconds === undefined ? undefined : seconds * 1_000);
  const stays = ends === undefined && (toast.action !== undefined || tone === "danger");
  const duration = ends ?? DURATION_MS;
  const leave = useRef(onDismiss);
  leave.current = onDismiss;
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => leave.current(), duration);
    return () => clearTimeout(timer);
  }, [stays, duration]);
  const act = () => {
    toast.action?.onSelect();
    onDismiss();
  };
  useUndoKey(seconds === undefined ? undefined : act);
  const toned = { "data-tone": tone };
  return (
    <div className="spbe-toast" {...toned}>
      <span className="spbe-toast-icon" {...toned}>
        <Icon icon={ICONS[tone]} size={20} />
      </span>
      <p className="spbe-toast-words">{toast.text}</p>
      {toast.action && (
        <Button variant="quiet" aria-keyshortcuts={seconds === undefined ? undefined : "Control+Z"} onClick={act}>
          {toast.action.label}
          {seconds !== undefined && <SecondsLeft of={seconds} />}
        </Button>
      )}
      <IconButton icon={X} label={feedback.dismiss} onClick={onDismiss} />
    </div>
  );
}

/** Seen only: a reader that said every second would say nothing else. */
function SecondsLeft({ of }: { of: number }) {
  const [left, setLeft] = useState(of);
  useEffect(() => {
    const end = performance.now() + of * 1_000;
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((end - performance.now()) / 1_000))), 250);
    return () => clearInterval(timer);
  }, [of]);
  return (
    <span className="spbe-toast-seconds" aria-hidden="true">
      {left}
    </span>
  );
}

const TYPED_IN = "input, textarea, [contenteditable]";

/** Ctrl+Z, or Cmd+Z, outside of what is typed in: ten seconds are short for the way to the button by Tab. */
function useUndoKey(undo: (() => void) | undefined): void {
  const newest = useRef(undo);
  newest.current = undo;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, shiftKey, target, defaultPrevented } = event;
      if (newest.current === undefined || defaultPrevented || altKey || shiftKey || !(ctrlKey || metaKey)) return;
      if (key.toLowerCase() !== "z" || (target instanceof Element && target.closest(TYPED_IN))) return;
      event.preventDefault();
      newest.current();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
