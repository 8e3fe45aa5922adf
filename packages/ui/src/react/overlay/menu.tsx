import { Check, ChevronDown, CircleUser, EllipsisVertical } from "lucide-react";
import { Fragment, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { Button, IconButton } from "../button/button.tsx";
import { Icon, type IconComponent } from "../icon.tsx";
import { Link } from "../navigation/navigation.tsx";
import { useLayer, useMessages } from "../provider/spbe-provider.tsx";
import { placeMenu } from "./menu-position.ts";
import { moveFocus } from "./use-roving-focus.ts";

export interface MenuItem {
  readonly label: string;
  readonly icon?: IconComponent | undefined;
  readonly onSelect?: (() => void) | undefined;
  /** A page of the portal instead of an act. */
  readonly to?: string | undefined;
  readonly tone?: "danger" | undefined;
  readonly disabled?: boolean | undefined;
  /** Makes it a choice with a tick: one of the entries of its group is on. */
  readonly checked?: boolean | undefined;
}

export interface MenuGroup {
  readonly heading?: string | undefined;
  readonly items: readonly MenuItem[];
}

export interface MenuProps {
  /** What the button says; with `iconOnly` only to screen readers. Default "Pilihan lain". */
  label?: ReactNode;
  /** Said when `label` is not plain text. */
  ariaLabel?: string | undefined;
  icon?: IconComponent | undefined;
  iconOnly?: boolean | undefined;
  align?: "start" | "end" | undefined;
  variant?: "secondary" | "quiet" | undefined;
  /** On phones only the icon is left of the button. */
  compactOnPhone?: boolean | undefined;
  groups: readonly MenuGroup[];
}

/** A button with a menu, by the ARIA APG: arrows walk, letters jump, Escape and Tab close, focus returns to the button. */
export function Menu({
  label,
  ariaLabel,
  icon,
  iconOnly = false,
  align = "end",
  variant = "secondary",
  compactOnPhone,
  groups,
}: MenuProps) {
  const { overlay } = useMessages();
  const layer = useLayer();
  const menuId = useId();
  const button = useRef<HTMLElement>(null);
  const [open, setOpen] = useState<"first" | "last" | null>(null);
  const close = (returnFocus: boolean) => {
    setOpen(null);
    if (returnFocus) button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    setOpen(event.key === "ArrowDown" ? "first" : "last");
  };
  const trigger = {
    ref: button,
    onKeyDown,
    onClick: () => setOpen(open ? null : "first"),
    variant,
    "aria-haspopup": "menu" as const,
    "aria-expanded": open !== null,
    "aria-controls": open ? menuId : undefined,
  };
  const words = label ?? overlay.menu;
  return (
    <>
      {iconOnly ? (
        <IconButton {...trigger} icon={icon ?? EllipsisVertical} label={ariaLabel ?? String(words)} />
      ) : (
        <Button {...trigger} icon={icon} aria-label={ariaLabel} data-compact={compactOnPhone ? "" : undefined}>
          <span className={compactOnPhone ? "spbe-only-wide" : undefined}>{words}</span>
          {compactOnPhone && <Icon icon={CircleUser} size={20} className="spbe-only-narrow" />}
          <Icon icon={ChevronDown} className={compactOnPhone ? "spbe-only-wide" : undefined} />
        </Button>
      )}
      {open &&
        layer &&
        createPortal(
          <MenuList
            id={menuId}
            label={ariaLabel ?? (typeof words === "string" ? words : overlay.menu)}
            start={open}
            anchor={button}
            align={align}
            groups={groups}
            onClose={close}
          />,
          layer,
        )}
    </>
  );
}

interface MenuListProps {
  id: string;
  label: string;
  start: "first" | "last";
  anchor: { readonly current: HTMLElement | null };
  align: "start" | "end";
  groups: readonly MenuGroup[];
  onClose: (returnFocus: boolean) => void;
}

function MenuList({ id, label, start, anchor, align, groups, onClose }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null);
  const leave = useRef(onClose);
  leave.current = onClose;
  const entries = () => [...(list.current?.querySelectorAll<HTMLElement>("[role^=menuitem]") ?? [])];

  useEffect(() => {
    const menu = list.current;
    const button = anchor.current;
    if (!menu || !button) return;
    if (typeof menu.showPopover === "function") menu.showPopover();
    const screen = { width: window.innerWidth, height: window.innerHeight };
    const size = { width: menu.offsetWidth, height: menu.offsetHeight };
    const place = placeMenu(button.getBoundingClientRect(), size, screen, align);
    menu.style.left = `${place.left}px`;
    menu.style.top = `${place.top}px`;
    const all = menu.querySelectorAll<HTMLElement>("[role^=menuitem]");
    all[start === "first" ? 0 : all.length - 1]?.focus();
    const outside = (event: PointerEvent) => {
      const target = event.target as Node;
      if (!menu.contains(target) && !button.contains(target)) leave.current(false);
    };
    const moved = () => leave.current(false);
    document.addEventListener("pointerdown", outside);
    window.addEventListener("resize", moved);
    return () => {
      document.removeEventListener("pointerdown", outside);
      window.removeEventListener("resize", moved);
    };
  }, [anchor, align, start]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onClose(true);
    } else if (event.key === "Tab") onClose(true);
    else moveFocus(event, entries(), { orientation: "vertical", typeahead: true });
  };
  return (
    <div
      ref={list}
      id={id}
      role="menu"
      aria-label={label}
      popover="manual"
      className="spbe-menu"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {groups.map((group, index) => (
        <Fragment key={group.heading ?? group.items[0]?.label}>
          {index > 0 && <hr className="spbe-menu-line" />}
          {group.heading && (
            <p className="spbe-menu-heading" aria-hidden="true">
              {group.heading}
            </p>
          )}
          {group.items.map((item) => (
            <MenuEntry key={item.label} item={item} group={group.heading} onClose={onClose} />
          ))}
        </Fragment>
      ))}
    </div>
  );
}

interface MenuEntryProps {
  item: MenuItem;
  group: string | undefined;
  onClose: (returnFocus: boolean) => void;
}

function MenuEntry({ item, group, onClose }: MenuEntryProps) {
  const choice = item.checked !== undefined;
  const shared = {
    role: choice ? ("menuitemradio" as const) : ("menuitem" as const),
    tabIndex: -1,
    className: "spbe-menu-item",
    "data-tone": item.tone,
    "aria-checked": item.checked,
    "aria-label": choice && group ? `${group}: ${item.label}` : undefined,
    "aria-disabled": item.disabled || undefined,
  };
  const content = (
    <>
      {item.icon && <Icon icon={item.icon} />}
      <span>{item.label}</span>
      {item.checked && <Icon icon={Check} className="spbe-menu-check" />}
    </>
  );
  if (item.to !== undefined) {
    return (
      <Link {...shared} to={item.to} variant="plain" onClick={() => onClose(false)}>
        {content}
      </Link>
    );
  }
  const select = () => {
    if (item.disabled) return;
    onClose(true);
    item.onSelect?.();
  };
  return (
    <button type="button" {...shared} onClick={select}>
      {content}
    </button>
  );
}
