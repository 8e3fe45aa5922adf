import { type ComponentPropsWithoutRef, type ForwardedRef, forwardRef, type MouseEvent } from "react";
import { cx } from "../class-names.ts";
import { Icon, type IconComponent } from "../icon.tsx";
import { Link } from "../navigation/navigation.tsx";

export const BUTTON_VARIANTS = ["primary", "secondary", "danger", "quiet"] as const;
export type ButtonVariant = (typeof BUTTON_VARIANTS)[number];

export interface ButtonProps extends ComponentPropsWithoutRef<"button"> {
  /** One `primary` on a screen. `danger` for what cannot be undone. Default `secondary`. */
  variant?: ButtonVariant | undefined;
  /** The work is going on: the button stays in focus and takes no second press. Say what is happening in its text. */
  busy?: boolean | undefined;
  icon?: IconComponent | undefined;
  /** Fills the width. */
  block?: boolean | undefined;
  /** An address outside the portal or a download: renders `<a>`. */
  href?: string | undefined;
  download?: string | boolean | undefined;
  target?: string | undefined;
  /** A path of the portal: renders `<a>` that the router follows. */
  to?: string | undefined;
  /** On phones only the icon is left. Set by `Menu`. */
  "data-compact"?: "" | undefined;
  /** A square for an icon alone. Set by `IconButton`. */
  "data-icon-only"?: "" | undefined;
}

/** Something to do, or a way to go (`to`, `href`). Renders `<button type="button">` or `<a>`. */
export const Button = forwardRef<HTMLElement, ButtonProps>(function Button(
  {
    variant = "secondary",
    busy = false,
    icon,
    block,
    href,
    download,
    target,
    to,
    className,
    children,
    onClick,
    ...rest
  },
  ref,
) {
  const look = {
    className: cx("spbe-button", className),
    "data-variant": variant,
    "data-block": block ? "" : undefined,
    "data-busy": busy ? "" : undefined,
  };
  const content = (
    <>
      {icon && <Icon icon={icon} />}
      {children}
    </>
  );
  if (to !== undefined || href !== undefined) {
    const link = { ...(rest as ComponentPropsWithoutRef<"a">), ...look, onClick: onClick as never, target, download };
    const anchorRef = ref as ForwardedRef<HTMLAnchorElement>;
    if (to !== undefined) {
      return (
        <Link {...link} ref={anchorRef} to={to} variant="plain">
          {content}
        </Link>
      );
    }
    return (
      <a {...link} ref={anchorRef} href={href}>
        {content}
      </a>
    );
  }
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy || rest["aria-disabled"] === true || rest["aria-disabled"] === "true") event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      type="button"
      {...rest}
      {...look}
      ref={ref as ForwardedRef<HTMLButtonElement>}
      onClick={press}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest["aria-disabled"]}
    >
      {content}
    </button>
  );
});

export interface IconButtonProps extends Omit<ButtonProps, "children" | "icon" | "block" | "aria-label"> {
  icon: IconComponent;
  /** What the button does, in words. */
  label: string;
}

/** A button with an icon only. Its label is said by screen readers and shown on hover. */
export const IconButton = forwardRef<HTMLElement, IconButtonProps>(function IconButton(
  { icon, label, variant = "quiet", title, ...rest },
  ref,
) {
  return (
    <Button
      {...rest}
      data-icon-only=""
      ref={ref}
      variant={variant}
      aria-label={label}
      title={title ?? label}
      icon={icon}
    />
  );
});

export interface ActionsProps extends ComponentPropsWithoutRef<"div"> {
  align?: "start" | "end" | undefined;
}

/** Buttons side by side, wrapping when there is no room. */
export const Actions = forwardRef<HTMLDivElement, ActionsProps>(function Actions({ align, className, ...rest }, ref) {
  return <div {...rest} ref={ref} data-align={align} className={cx("spbe-actions", className)} />;
});
