import { ChevronRight } from "lucide-react";
import { type ComponentPropsWithoutRef, forwardRef } from "react";
import { cx } from "../class-names.ts";
import { Icon } from "../icon.tsx";
import { Link } from "../navigation/navigation.tsx";
import { useMessages } from "../provider/spbe-provider.tsx";

export interface Crumb {
  readonly label: string;
  /** Leave out for the page itself and for headings without a page. */
  readonly to?: string | undefined;
}

export interface BreadcrumbsProps extends ComponentPropsWithoutRef<"nav"> {
  crumbs: readonly Crumb[];
}

/** Where this page lies. The last one is the page itself. */
export const Breadcrumbs = forwardRef<HTMLElement, BreadcrumbsProps>(function Breadcrumbs(
  { crumbs, className, ...rest },
  ref,
) {
  const { frame } = useMessages();
  const last = crumbs.length - 1;
  return (
    <nav aria-label={frame.trail} {...rest} ref={ref} className={cx("spbe-trail", className)}>
      <ol className="spbe-crumbs">
        {crumbs.map((crumb, index) => (
          <li key={`${crumb.to ?? ""}${crumb.label}`} className="spbe-crumb">
            {crumb.to !== undefined && index < last ? (
              <Link to={crumb.to} variant="plain" className="spbe-crumb-link">
                {crumb.label}
              </Link>
            ) : (
              <span
                className={index === last ? "spbe-crumb-here" : undefined}
                aria-current={index === last ? "page" : undefined}
              >
                {crumb.label}
              </span>
            )}
            {index < last && <Icon icon={ChevronRight} />}
          </li>
        ))}
      </ol>
    </nav>
  );
});
