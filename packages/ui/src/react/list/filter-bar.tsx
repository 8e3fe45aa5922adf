import { X } from "lucide-react";
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from "react";
import { Button } from "../button/button.tsx";
import { cx } from "../class-names.ts";
import { Icon } from "../icon.tsx";
import { useMessages } from "../provider/spbe-provider.tsx";

export interface ActiveFilter {
  readonly key: string;
  /** "Desa: Aik Madu" */
  readonly label: string;
}

export interface FilterBarProps extends ComponentPropsWithoutRef<"section"> {
  /** What is on, shown as chips that take it off. Keep the same in the URL, except names and identifiers. */
  active?: readonly ActiveFilter[] | undefined;
  onRemove?: ((key: string) => void) | undefined;
  onClear?: (() => void) | undefined;
  /** "31 dari 9.884 anak"; said again when it changes. */
  count?: ReactNode;
}

/** Filters above a list: fields as children, what is on as chips. Renders `<section>`. */
export const FilterBar = forwardRef<HTMLElement, FilterBarProps>(function FilterBar(
  { active = [], onRemove, onClear, count, className, children, ...rest },
  ref,
) {
  const { field } = useMessages();
  return (
    <section aria-label={field.filters} {...rest} ref={ref} className={cx("spbe-filter-bar", className)}>
      {children && <div className="spbe-filter-fields">{children}</div>}
      <div className="spbe-filter-chips">
        <span className="spbe-filter-count" role="status">
          {count}
        </span>
        {active.map((filter) => (
          <button
            key={filter.key}
            type="button"
            className="spbe-chip"
            data-state="on"
            aria-label={field.removeFilter(filter.label)}
            onClick={() => onRemove?.(filter.key)}
          >
            {filter.label}
            <Icon icon={X} />
          </button>
        ))}
        {active.length > 1 && onClear && (
          <Button variant="quiet" onClick={onClear}>
            {field.clearFilters}
          </Button>
        )}
      </div>
    </section>
  );
});

/** Room for one field in a filter bar. */
export const FilterField = forwardRef<HTMLDivElement, ComponentPropsWithoutRef<"div">>(function FilterField(
  { className, ...rest },
  ref,
) {
  return <div {...rest} ref={ref} className={cx("spbe-filter-field", className)} />;
});

export interface ChipProps extends ComponentPropsWithoutRef<"button"> {
  pressed: boolean;
  onPressedChange?: ((pressed: boolean) => void) | undefined;
}

/** A quick filter that is on or off. */
export const Chip = forwardRef<HTMLButtonElement, ChipProps>(function Chip(
  { pressed, onPressedChange, className, onClick, ...rest },
  ref,
) {
  return (
    <button
      type="button"
      {...rest}
      ref={ref}
      aria-pressed={pressed}
      data-state={pressed ? "on" : "off"}
      onClick={(event) => {
        onClick?.(event);
        onPressedChange?.(!pressed);
      }}
      className={cx("spbe-chip", className)}
    />
  );
});
