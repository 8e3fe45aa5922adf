import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";
import { type ComponentPropsWithoutRef, createContext, forwardRef, type ReactNode, useContext } from "react";
import { cx } from "../class-names.ts";
import { Icon } from "../icon.tsx";
import { Link, type LinkProps } from "../navigation/navigation.tsx";
import { useMessages } from "../provider/spbe-provider.tsx";

/** `inset` tables stand in a box and keep their own side padding. */
const InsetContext = createContext(false);
const PartContext = createContext<"head" | "body">("body");

function useInset() {
  return useContext(InsetContext) ? "" : undefined;
}

export interface TableProps extends ComponentPropsWithoutRef<"table"> {
  /** What the table holds. Always said; hidden from sight with `captionHidden` when a heading stands above. */
  caption: ReactNode;
  captionHidden?: boolean | undefined;
  inset?: boolean | undefined;
}

/** Rows to compare. Renders `<table>` with its caption. */
export const Table = forwardRef<HTMLTableElement, TableProps>(function Table(
  { caption, captionHidden = false, inset = false, className, children, ...rest },
  ref,
) {
  return (
    <InsetContext.Provider value={inset}>
      <table {...rest} ref={ref} className={cx("spbe-table", className)}>
        <caption className={captionHidden ? "spbe-visually-hidden" : "spbe-table-caption"}>{caption}</caption>
        {children}
      </table>
    </InsetContext.Provider>
  );
});

export const TableHead = forwardRef<HTMLTableSectionElement, ComponentPropsWithoutRef<"thead">>(function TableHead(
  { children, ...rest },
  ref,
) {
  return (
    <PartContext.Provider value="head">
      <thead {...rest} ref={ref}>
        {children}
      </thead>
    </PartContext.Provider>
  );
});

export const TableBody = forwardRef<HTMLTableSectionElement, ComponentPropsWithoutRef<"tbody">>(
  function TableBody(props, ref) {
    return <tbody {...props} ref={ref} />;
  },
);

export interface TableRowProps extends ComponentPropsWithoutRef<"tr"> {
  selected?: boolean | undefined;
}

export const TableRow = forwardRef<HTMLTableRowElement, TableRowProps>(function TableRow(
  { selected, className, ...rest },
  ref,
) {
  return (
    <tr
      {...rest}
      ref={ref}
      data-part={useContext(PartContext)}
      data-inset={useInset()}
      data-selected={selected ? "" : undefined}
      className={cx("spbe-row", className)}
    />
  );
});

/** 2 folds away on phones, 3 on tablets too: repeat what matters in a `<CellSub narrow>` under the row's name. */
export type ColumnPriority = 1 | 2 | 3;
export type SortDirection = "asc" | "desc";

export interface TableHeaderCellProps extends ComponentPropsWithoutRef<"th"> {
  numeric?: boolean | undefined;
  priority?: ColumnPriority | undefined;
  /** How the column is sorted now; `null` when it can be sorted but is not. */
  sort?: SortDirection | null | undefined;
  onSort?: (() => void) | undefined;
}

const ARIA_SORT = { asc: "ascending", desc: "descending" } as const;
const SORT_ICONS = { asc: ArrowUp, desc: ArrowDown } as const;

export const TableHeaderCell = forwardRef<HTMLTableCellElement, TableHeaderCellProps>(function TableHeaderCell(
  { numeric, priority, sort, onSort, className, children, ...rest },
  ref,
) {
  return (
    <th
      scope="col"
      {...rest}
      ref={ref}
      aria-sort={sort ? ARIA_SORT[sort] : undefined}
      data-part="head"
      data-numeric={numeric ? "" : undefined}
      data-priority={priority}
      data-inset={useInset()}
      className={cx("spbe-cell", className)}
    >
      {onSort ? (
        <button type="button" className="spbe-sort" data-state={sort ?? "none"} onClick={onSort}>
          {children}
          <Icon icon={sort ? SORT_ICONS[sort] : ArrowUpDown} />
        </button>
      ) : (
        children
      )}
    </th>
  );
});

export interface TableCellProps extends ComponentPropsWithoutRef<"td"> {
  numeric?: boolean | undefined;
  priority?: ColumnPriority | undefined;
  tone?: "muted" | "danger" | undefined;
}

export const TableCell = forwardRef<HTMLTableCellElement, TableCellProps>(function TableCell(
  { numeric, priority, tone, className, ...rest },
  ref,
) {
  return (
    <td
      {...rest}
      ref={ref}
      data-numeric={numeric ? "" : undefined}
      data-priority={priority}
      data-tone={tone}
      data-inset={useInset()}
      className={cx("spbe-cell", className)}
    />
  );
});

/** The cell that names the row. Renders `<th scope="row">`. */
export const TableRowHeader = forwardRef<HTMLTableCellElement, ComponentPropsWithoutRef<"th">>(function TableRowHeader(
  { className, ...rest },
  ref,
) {
  return (
    <th
      scope="row"
      {...rest}
      ref={ref}
      data-part="title"
      data-inset={useInset()}
      className={cx("spbe-cell", className)}
    />
  );
});

/** Makes the whole row a target for the pointer while the link stays one link for everybody else. */
export const RowLink = forwardRef<HTMLAnchorElement, LinkProps>(function RowLink({ className, ...rest }, ref) {
  return <Link {...rest} ref={ref} variant="plain" className={cx("spbe-row-link", className)} />;
});

export interface CellSubProps extends ComponentPropsWithoutRef<"span"> {
  /** Only on phones, for columns that fold away. */
  narrow?: boolean | undefined;
}

/** A second, quieter line in a cell. */
export const CellSub = forwardRef<HTMLSpanElement, CellSubProps>(function CellSub({ narrow, className, ...rest }, ref) {
  return <span {...rest} ref={ref} data-narrow={narrow ? "" : undefined} className={cx("spbe-cell-sub", className)} />;
});

export interface SelectCellProps {
  /** The row's name, for the label. */
  name: string;
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
}

/** A checkbox cell for acting on several rows. */
export function SelectCell({ name, checked, onCheckedChange }: SelectCellProps) {
  const { table } = useMessages();
  return (
    <td className="spbe-cell" data-part="select" data-inset={useInset()}>
      <input
        type="checkbox"
        className="spbe-check-input"
        aria-label={table.selectRow(name)}
        checked={checked}
        onChange={(event) => onCheckedChange(event.target.checked)}
      />
    </td>
  );
}
