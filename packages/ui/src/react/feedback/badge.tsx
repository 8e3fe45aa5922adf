import { type ComponentPropsWithoutRef, forwardRef } from "react";
import { cx } from "../class-names.ts";
import { Icon, type IconComponent } from "../icon.tsx";
import { useMessages } from "../provider/spbe-provider.tsx";

export const TONES = ["neutral", "accent", "success", "warning", "danger", "info"] as const;
export type Tone = (typeof TONES)[number];

export interface BadgeProps extends ComponentPropsWithoutRef<"span"> {
  tone?: Tone | undefined;
  icon?: IconComponent | undefined;
}

/** A word about a state. Colour only supports the word. Renders `<span>`. */
export const Badge = forwardRef<HTMLSpanElement, BadgeProps>(function Badge(
  { tone = "neutral", icon, className, children, ...rest },
  ref,
) {
  return (
    <span {...rest} ref={ref} data-tone={tone} className={cx("spbe-badge", className)}>
      {icon && <Icon icon={icon} />}
      {children}
    </span>
  );
});

/** Says on every page of the example that its people and numbers are invented. Renders `<span>`. */
export const SampleBadge = forwardRef<HTMLSpanElement, ComponentPropsWithoutRef<"span">>(function SampleBadge(
  { className, children, ...rest },
  ref,
) {
  const { feedback } = useMessages();
  return (
    <span title={feedback.sampleWhy} {...rest} ref={ref} className={cx("spbe-sample", className)}>
      {children ?? feedback.sample}
    </span>
  );
});
