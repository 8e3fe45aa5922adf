import type { ComponentType } from "react";
import { cx } from "./class-names.ts";

/** What we ask of an icon: any `lucide-react` icon, or a component that draws an `<svg>` from these props. */
export interface IconDrawingProps {
  className?: string;
  role?: "img";
  "aria-label"?: string;
  "aria-hidden"?: boolean;
}
export type IconComponent = ComponentType<IconDrawingProps>;

export interface IconProps {
  icon: IconComponent;
  /** Said by screen readers. Without it the icon is decoration beside a word. */
  label?: string | undefined;
  /** 20 or 24 px; without it the icon follows the text. */
  size?: 20 | 24 | undefined;
  className?: string | undefined;
}

/** An icon that is either named or silent, never in between. */
export function Icon({ icon: Drawing, label, size, className }: IconProps) {
  const sized = { "data-size": size } as object;
  const spoken = label ? { role: "img" as const, "aria-label": label } : { "aria-hidden": true as const };
  return <Drawing className={cx("spbe-icon", className)} {...spoken} {...sized} />;
}
