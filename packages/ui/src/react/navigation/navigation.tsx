import {
  type ComponentPropsWithoutRef,
  createContext,
  forwardRef,
  type MouseEvent,
  type ReactNode,
  useContext,
} from "react";
import { cx } from "../class-names.ts";

export interface NavigateOptions {
  /** Take the place of the current entry in the history. */
  replace?: boolean | undefined;
}

/** How screens move about, without knowing which router the portal uses. */
export interface Navigation {
  /** A path of the portal as an address for `<a href>`, with the base path in front. */
  href(path: string): string;
  navigate(path: string, options?: NavigateOptions): void;
  /** Path now shown, without the base path. */
  path: string;
  search: URLSearchParams;
  setSearch(next: URLSearchParams, options?: NavigateOptions): void;
  /** The path's parameters, `{ childId: "..." }`. */
  params?: Readonly<Record<string, string | undefined>> | undefined;
}

/** Outside a portal a link is a plain link. */
const plainNavigation: Navigation = {
  href: (path) => path,
  navigate: (path, options) => {
    if (options?.replace) window.location.replace(path);
    else window.location.assign(path);
  },
  path: "",
  search: new URLSearchParams(),
  setSearch: (next) => window.location.assign(`?${next.toString()}`),
};

const NavigationContext = createContext<Navigation>(plainNavigation);

export function NavigationProvider({ value, children }: { value: Navigation; children: ReactNode }) {
  return <NavigationContext.Provider value={value}>{children}</NavigationContext.Provider>;
}

export function useNavigation(): Navigation {
  return useContext(NavigationContext);
}

/** The parameters of the page's path: `usePageParams<"childId">().childId`. Missing ones are "". */
export function usePageParams<Name extends string>(): Readonly<Record<Name, string>> {
  const { params = {} } = useNavigation();
  return new Proxy({} as Record<Name, string>, { get: (_, name) => params[String(name)] ?? "" });
}

/** True for the click that a router may take over: the others open tabs, windows and downloads. */
export function isPlainClick(event: MouseEvent): boolean {
  return (
    event.button === 0 &&
    !event.defaultPrevented &&
    !event.metaKey &&
    !event.ctrlKey &&
    !event.shiftKey &&
    !event.altKey
  );
}

export interface LinkProps extends Omit<ComponentPropsWithoutRef<"a">, "href"> {
  /** A path of the portal, `/stunting/anak`. */
  to: string;
  replace?: boolean | undefined;
  /** `plain` brings no class of its own, for links that look like something else. */
  variant?: "text" | "plain" | undefined;
}

/** A real `<a>` to a page of the portal. Renders `<a>`. */
export const Link = forwardRef<HTMLAnchorElement, LinkProps>(function Link(
  { to, replace, variant = "text", className, onClick, target, ...rest },
  ref,
) {
  const { href, navigate } = useNavigation();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (!isPlainClick(event) || (target && target !== "_self")) return;
    event.preventDefault();
    navigate(to, { replace });
  };
  return (
    <a
      {...rest}
      ref={ref}
      href={href(to)}
      target={target}
      onClick={follow}
      className={cx(variant === "text" && "spbe-link", className) || undefined}
    />
  );
});
