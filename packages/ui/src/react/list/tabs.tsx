import {
  type ComponentPropsWithoutRef,
  createContext,
  forwardRef,
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useId,
  useMemo,
} from "react";
import { cx } from "../class-names.ts";
import { moveFocus } from "../overlay/use-roving-focus.ts";
import { useControlled } from "../use-controlled.ts";

interface TabsState {
  readonly value: string;
  readonly baseId: string;
  choose(value: string): void;
}

const TabsContext = createContext<TabsState | null>(null);

function useTabs(part: string): TabsState {
  const state = useContext(TabsContext);
  if (state) return state;
  throw new Error(`SPBE UI: <Tabs> is missing. <${part}> reads from it which tab is open. Wrap <${part}> in <Tabs>.`);
}

export interface TabsProps extends Omit<ComponentPropsWithoutRef<"div">, "defaultValue"> {
  value?: string | undefined;
  defaultValue?: string | undefined;
  onValueChange?: ((value: string) => void) | undefined;
}

/** Views of one thing, one at a time. Arrow keys walk and open, Home and End jump (ARIA APG). */
export const Tabs = forwardRef<HTMLDivElement, TabsProps>(function Tabs(
  { value, defaultValue = "", onValueChange, className, ...rest },
  ref,
) {
  const baseId = useId();
  const [open, choose] = useControlled(value, defaultValue, onValueChange);
  const state = useMemo(() => ({ value: open, baseId, choose }), [open, baseId, choose]);
  return (
    <TabsContext.Provider value={state}>
      <div {...rest} ref={ref} className={cx("spbe-tabs", className)} />
    </TabsContext.Provider>
  );
});

export interface TabListProps extends ComponentPropsWithoutRef<"div"> {
  /** What the tabs are views of. */
  label: string;
}

export const TabList = forwardRef<HTMLDivElement, TabListProps>(function TabList({ label, className, ...rest }, ref) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]")];
    moveFocus(event, tabs, { orientation: "horizontal" })?.click();
  };
  return (
    <div
      {...rest}
      ref={ref}
      role="tablist"
      aria-label={label}
      onKeyDown={onKeyDown}
      className={cx("spbe-tab-list", className)}
    />
  );
});

export interface TabProps extends ComponentPropsWithoutRef<"button"> {
  value: string;
}

export const Tab = forwardRef<HTMLButtonElement, TabProps>(function Tab({ value, className, onClick, ...rest }, ref) {
  const tabs = useTabs("Tab");
  const selected = tabs.value === value;
  return (
    <button
      {...rest}
      ref={ref}
      type="button"
      role="tab"
      id={`${tabs.baseId}-tab-${value}`}
      aria-controls={selected ? `${tabs.baseId}-panel-${value}` : undefined}
      aria-selected={selected}
      tabIndex={selected ? 0 : -1}
      onClick={(event) => {
        onClick?.(event);
        tabs.choose(value);
      }}
      className={cx("spbe-tab", className)}
    />
  );
});

export interface TabPanelProps extends ComponentPropsWithoutRef<"div"> {
  value: string;
  children?: ReactNode;
}

export const TabPanel = forwardRef<HTMLDivElement, TabPanelProps>(function TabPanel({ value, ...rest }, ref) {
  const tabs = useTabs("TabPanel");
  if (tabs.value !== value) return null;
  return (
    <div
      {...rest}
      ref={ref}
      role="tabpanel"
      id={`${tabs.baseId}-panel-${value}`}
      aria-labelledby={`${tabs.baseId}-tab-${value}`}
    />
  );
});
