import { type KeyboardEvent, useId, useState } from "react";
import { stepActive } from "../react/field/combobox.tsx";
import { SearchField } from "../react/field/text-field.tsx";
import { useAsyncOptions } from "../react/field/use-async-options.ts";
import { useNavigation } from "../react/navigation/navigation.tsx";
import { Dialog } from "../react/overlay/dialog.tsx";
import { useLocale, useMessages } from "../react/provider/spbe-provider.tsx";
import { type HitGroup, matchingPages, searchModules } from "./command-search.ts";
import type { PortalModule, PortalSession } from "./portal-module.ts";

export interface CommandDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  modules: readonly PortalModule[];
  session: PortalSession;
}

const SHORTEST_SEARCH = 2;

/** Ctrl K: opens a page by its name, or finds what the modules know. What is typed never goes into a URL. */
export function CommandDialog({ open, onOpenChange, modules, session }: CommandDialogProps) {
  const { frame } = useMessages();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={frame.searchTitle} size="wide">
      <CommandSearch modules={modules} session={session} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

interface CommandSearchProps {
  modules: readonly PortalModule[];
  session: PortalSession;
  onDone: () => void;
}

function CommandSearch({ modules, session, onDone }: CommandSearchProps) {
  const { frame } = useMessages();
  const locale = useLocale();
  const { navigate } = useNavigation();
  const listId = useId();
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const asked = text.trim().length >= SHORTEST_SEARCH ? text.trim() : null;
  const found = useAsyncOptions(asked, (words, signal) => searchModules(words, modules, locale, signal));
  const groups: readonly HitGroup[] = [
    { title: frame.searchPages, hits: matchingPages(text, modules, session, locale) },
    ...(asked === null ? [] : found.options),
  ];
  const hits = groups.flatMap((group) => group.hits);
  const follow = (to: string) => {
    onDone();
    navigate(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepActive(event.key, active, hits.length);
    const hit = hits[active];
    if (next !== undefined) setActive(next);
    else if (event.key === "Enter" && hit) follow(hit.to);
    else return;
    event.preventDefault();
  };
  const busy = asked !== null && found.state === "loading";
  const failures = groups.filter((group) => group.failed);
  return (
    <>
      <SearchField
        data-first-focus=""
        label={frame.searchLabel}
        value={text}
        onValueChange={(next) => {
          setText(next);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={hits.length > 0 ? `${listId}-${active}` : undefined}
      />
      <HitList id={listId} groups={groups} active={active} onFollow={follow} />
      <p className="spbe-options-note" role="status">
        {busy && frame.searching}
        {!busy && hits.length === 0 && failures.length === 0 && frame.searchNothing}
        {!busy && failures.map((group) => frame.searchFailed(group.title)).join(" ")}
      </p>
    </>
  );
}

interface HitListProps {
  id: string;
  groups: readonly HitGroup[];
  active: number;
  onFollow: (to: string) => void;
}

function HitList({ id, groups, active, onFollow }: HitListProps) {
  const { frame } = useMessages();
  const shown = groups.filter((group) => group.hits.length > 0);
  const starts = shown.map((_, at) => shown.slice(0, at).reduce((sum, group) => sum + group.hits.length, 0));
  return (
    <div
      id={id}
      role="listbox"
      aria-label={frame.searchTitle}
      className="spbe-options"
      data-inline=""
      hidden={shown.length === 0}
    >
      {shown.map((group, at) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options in a listbox is no fieldset
        <div key={group.title} role="group" aria-label={group.title}>
          <div className="spbe-option-heading" aria-hidden="true">
            {group.title}
          </div>
          {group.hits.map((hit, index) => {
            const place = (starts[at] ?? 0) + index;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled at the input, which keeps the focus (APG)
              <div
                key={hit.to}
                id={`${id}-${place}`}
                role="option"
                tabIndex={-1}
                aria-selected={place === active}
                data-active={place === active ? "" : undefined}
                className="spbe-option"
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onFollow(hit.to)}
              >
                {hit.label}
                {hit.note && <span className="spbe-option-note">{hit.note}</span>}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
