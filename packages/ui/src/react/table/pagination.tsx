import { ChevronLeft, ChevronRight } from "lucide-react";
import { type ComponentPropsWithoutRef, forwardRef } from "react";
import { Button } from "../button/button.tsx";
import { cx } from "../class-names.ts";
import { useFormat, useMessages } from "../provider/spbe-provider.tsx";

export interface PaginationProps extends ComponentPropsWithoutRef<"nav"> {
  /** Rows on screen now. */
  shown?: number | undefined;
  /** Rows in all, when known. */
  total?: number | undefined;
  /** The cursor way: adds rows below. Leave out when there is no more. */
  onLoadMore?: (() => void) | undefined;
  loading?: boolean | undefined;
  /** The page way: leave one out at the first or last page. */
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
}

/** "Muat lagi", or back and forth, with how much is on screen. Renders `<nav>`. */
export const Pagination = forwardRef<HTMLElement, PaginationProps>(function Pagination(
  { shown, total, onLoadMore, loading = false, onPrevious, onNext, className, ...rest },
  ref,
) {
  const { table } = useMessages();
  const format = useFormat();
  const paged = onPrevious !== undefined || onNext !== undefined;
  const count = shown === undefined ? "" : format.number(shown);
  const words = total === undefined ? table.shownOnly(count) : table.shown(count, format.number(total));
  return (
    <nav aria-label={table.pages} {...rest} ref={ref} className={cx("spbe-pagination", className)}>
      <span aria-live="polite">{shown !== undefined && words}</span>
      {onLoadMore && (
        <Button onClick={onLoadMore} busy={loading}>
          {table.loadMore}
        </Button>
      )}
      {paged && (
        <span className="spbe-actions">
          <Button icon={ChevronLeft} disabled={!onPrevious} onClick={onPrevious}>
            {table.previous}
          </Button>
          <Button icon={ChevronRight} disabled={!onNext} onClick={onNext}>
            {table.next}
          </Button>
        </span>
      )}
    </nav>
  );
});
