import { Button, cx, EmptyState, Link, SearchField, useFormat, useWords, VisuallyHidden } from "@spbe-kit/ui";
import { type ComponentPropsWithoutRef, forwardRef, type KeyboardEvent, useRef } from "react";
import type { ChildSummary } from "../../domain/child.schema.ts";
import { childSearchMessages } from "./child-search.messages.ts";
import { useChildSearch } from "./use-child-search.ts";

export interface ChildSearchProps extends Omit<ComponentPropsWithoutRef<"search">, "children"> {
  /** Asks the register. Names and NIKs typed here travel in a body, never in an address. */
  find: (text: string, signal: AbortSignal) => Promise<readonly ChildSummary[]>;
  /** Where a child leads to; default its record. */
  hrefOf?: ((child: ChildSummary) => string) | undefined;
}

/** Finds children while one types. Arrow keys walk from the box into the results and back. Renders `<search>`. */
export const ChildSearch = forwardRef<HTMLElement, ChildSearchProps>(function ChildSearch(
  { find, hrefOf = (child) => `/stunting/anak/${child.childId}`, className, ...rest },
  ref,
) {
  const words = useWords(childSearchMessages);
  const model = useChildSearch(find);
  const list = useRef<HTMLUListElement>(null);
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [...(list.current?.querySelectorAll<HTMLElement>("a") ?? [])];
    const box = event.currentTarget.querySelector<HTMLElement>("input");
    const order = box ? [box, ...stops] : stops;
    const at = order.indexOf(document.activeElement as HTMLElement);
    const next = order[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <search
      {...rest}
      ref={ref}
      className={cx("spbe-child-search", className)}
      data-state={model.state}
      onKeyDown={walk}
    >
      <SearchField
        label={words.label}
        hint={words.hint}
        value={model.text}
        onValueChange={model.setText}
        autoComplete="off"
      />
      <VisuallyHidden role="status">
        {model.state === "searching" && words.searching}
        {(model.state === "found" || model.state === "none") && words.found(model.items.length)}
      </VisuallyHidden>
      {model.state === "none" && <EmptyState title={words.none}>{words.noneBody}</EmptyState>}
      {model.state === "failed" && (
        <p role="alert" className="spbe-child-search-failed">
          {words.failed} <Button onClick={model.retry}>{words.retry}</Button>
        </p>
      )}
      {model.items.length > 0 && (
        <ul ref={list} className="spbe-child-search-list">
          {model.items.map((child) => (
            <li key={child.childId} className="spbe-child-search-item">
              <Link to={hrefOf(child)} variant="plain" className="spbe-child-search-link">
                <span className="spbe-child-search-name">{child.name}</span>
                <ChildNote child={child} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
});

function ChildNote({ child }: { child: ChildSummary }) {
  const words = useWords(childSearchMessages);
  const format = useFormat();
  const parts = [
    child.motherName && words.mother(child.motherName),
    words.born(format.date(child.birthDate)),
    `${child.posyanduName}, ${child.villageName}`,
  ];
  return <span className="spbe-child-search-note">{parts.filter(Boolean).join(" · ")}</span>;
}
