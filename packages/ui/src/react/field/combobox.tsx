import { ChevronDown } from "lucide-react";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { Icon } from "../icon.tsx";
import { useMessages } from "../provider/spbe-provider.tsx";
import { Field, type FieldProps } from "./field.tsx";
import { useAsyncOptions } from "./use-async-options.ts";

export interface ComboboxOption {
  readonly value: string;
  readonly label: string;
  /** A second line to tell namesakes apart. */
  readonly note?: string | undefined;
}

export interface ComboboxProps extends FieldProps {
  value: ComboboxOption | null;
  onValueChange: (option: ComboboxOption | null) => void;
  /** Finds options for what was typed, "" for the first ones. Called a moment after the last key. */
  loadOptions: (text: string, signal: AbortSignal) => Promise<readonly ComboboxOption[]>;
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
}

/** Keeps an index inside a list that walks round. */
export function stepActive(key: string, active: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === "ArrowDown") return active + 1 >= count ? 0 : active + 1;
  if (key === "ArrowUp") return active <= 0 ? count - 1 : active - 1;
  return undefined;
}

/** One of many, found by typing. By the ARIA APG: arrows walk the list, Enter takes, Escape closes, then empties. */
export function Combobox({ value, onValueChange, loadOptions, placeholder, disabled, ...fieldProps }: ComboboxProps) {
  const { field } = useMessages();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const { state, options } = useAsyncOptions(open ? (typed ?? "") : null, loadOptions);
  const close = () => {
    setOpen(false);
    setTyped(null);
    setActive(-1);
  };
  const take = (option: ComboboxOption) => {
    onValueChange(option);
    close();
  };
  const stepBack = () => {
    if (open) close();
    else onValueChange(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepActive(event.key, active, options.length);
    if (next !== undefined || event.key === "ArrowDown") {
      event.preventDefault();
      if (open) setActive(next ?? -1);
      else setOpen(true);
    } else if (event.key === "Enter" && open) {
      const option = options[active];
      event.preventDefault();
      if (option) take(option);
    } else if (event.key === "Escape" && (open || value)) {
      event.preventDefault();
      event.stopPropagation();
      stepBack();
    }
  };
  const activeOption = open ? options[active] : undefined;
  return (
    <Field {...fieldProps}>
      {(control) => (
        <div className="spbe-affix">
          <input
            {...control}
            ref={input}
            type="text"
            role="combobox"
            autoComplete="off"
            aria-autocomplete="list"
            aria-expanded={open}
            aria-controls={listId}
            aria-activedescendant={activeOption ? `${listId}-${active}` : undefined}
            placeholder={placeholder}
            disabled={disabled}
            value={typed ?? value?.label ?? ""}
            onChange={(event) => {
              setTyped(event.target.value);
              setActive(-1);
              setOpen(true);
            }}
            onClick={() => setOpen(true)}
            onBlur={close}
            onKeyDown={onKeyDown}
            data-unit=""
            className="spbe-input"
          />
          <button
            type="button"
            tabIndex={-1}
            className="spbe-affix-button"
            aria-label={field.showOptions}
            disabled={disabled}
            onMouseDown={(event) => {
              event.preventDefault();
              input.current?.focus();
              setOpen(!open);
            }}
          >
            <Icon icon={ChevronDown} />
          </button>
          <div
            className="spbe-options"
            id={listId}
            role="listbox"
            aria-label={typeof fieldProps.label === "string" ? fieldProps.label : field.showOptions}
            hidden={!open || options.length === 0}
            tabIndex={-1}
          >
            {open &&
              options.map((option, index) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled at the input, which keeps the focus (APG)
                <div
                  key={option.value}
                  id={`${listId}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={option.value === value?.value}
                  data-active={index === active ? "" : undefined}
                  className="spbe-option"
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => take(option)}
                >
                  {option.label}
                  {option.note && <span className="spbe-option-note">{option.note}</span>}
                </div>
              ))}
          </div>
          <p className={open && options.length === 0 ? "spbe-options-note" : "spbe-visually-hidden"} role="status">
            {open && optionsWords(state, options.length, field)}
          </p>
        </div>
      )}
    </Field>
  );
}

function optionsWords(
  state: "idle" | "loading" | "ready" | "failed",
  count: number,
  words: ReturnType<typeof useMessages>["field"],
): string {
  if (state === "failed") return words.optionsFailed;
  if (state !== "ready") return words.searching;
  return count === 0 ? words.noOptions : words.optionsCount(count);
}
