import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from "react";
import { cx } from "../class-names.ts";
import { Icon, type IconComponent } from "../icon.tsx";

export type CalloutTone = "info" | "success" | "warning" | "danger" | "accent";

const ICONS: Readonly<Record<CalloutTone, IconComponent>> = {
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  danger: CircleAlert,
  accent: Info,
};

export interface CalloutProps extends Omit<ComponentPropsWithoutRef<"div">, "title"> {
  tone?: CalloutTone | undefined;
  title?: ReactNode;
  icon?: IconComponent | undefined;
}

/** A message that belongs to what stands around it. Renders `<div>`; give it `role="alert"` when it appears by itself. */
export const Callout = forwardRef<HTMLDivElement, CalloutProps>(function Callout(
  { tone = "info", title, icon, className, children, ...rest },
  ref,
) {
  return (
    <div {...rest} ref={ref} data-tone={tone} className={cx("spbe-callout", className)}>
      <Icon icon={icon ?? ICONS[tone]} className="spbe-callout-icon" />
      <div className="spbe-callout-words">
        {title && <p className="spbe-callout-title">{title}</p>}
        {children && <div className="spbe-callout-body">{children}</div>}
      </div>
    </div>
  );
});
