import {
  type CalendarDate,
  formatTypedDate,
  isCalendarDate,
  readTypedDate,
  sayDate,
  type TypedDateErrorCode,
} from "@spbe-kit/core";
import { CalendarDays } from "lucide-react";
import { type ComponentPropsWithoutRef, forwardRef, useRef } from "react";
import { Icon } from "../icon.tsx";
import { useLocale, useMessages } from "../provider/spbe-provider.tsx";
import { useControlled } from "../use-controlled.ts";
import { Field, type FieldProps } from "./field.tsx";
import { useDraft } from "./use-draft.ts";

export interface DateFieldProps
  extends FieldProps,
    Omit<ComponentPropsWithoutRef<"input">, "id" | "className" | "value" | "defaultValue" | "type" | "min" | "max"> {
  value?: CalendarDate | null | undefined;
  defaultValue?: CalendarDate | null | undefined;
  onValueChange?: ((value: CalendarDate | null) => void) | undefined;
  /** Limits of the native picker only; the rule itself belongs to the domain. */
  min?: CalendarDate | undefined;
  max?: CalendarDate | undefined;
}

/**
 * A date typed as people write it (`12/11/2026`, `12 Nov 2026`) and said back in words. The native picker is behind a
 * button: a bare native field would show 11/22/2026 to an official whose browser is in English.
 */
export const DateField = forwardRef<HTMLInputElement, DateFieldProps>(function DateField(
  {
    label,
    hint,
    error,
    optional,
    id,
    className,
    value,
    defaultValue = null,
    onValueChange,
    onChange,
    onBlur,
    min,
    max,
    ...rest
  },
  ref,
) {
  const locale = useLocale();
  const { field } = useMessages();
  const [date, setDate] = useControlled<CalendarDate | null>(value, defaultValue, onValueChange);
  const draft = useDraft<CalendarDate, TypedDateErrorCode>({
    value: date,
    onValueChange: setDate,
    read: (text) => readTypedDate(text, locale),
    write: formatTypedDate,
  });
  const unreadWords: Partial<Record<TypedDateErrorCode, string>> = {
    short_year: field.dateShortYear,
    month_first: field.dateMonthFirst,
    no_such_day: field.dateNoSuchDay,
  };
  const unread = draft.unread && (unreadWords[draft.unread] ?? field.dateUnread);
  return (
    <Field
      label={label}
      hint={hint}
      error={unread ?? error}
      optional={optional}
      id={id}
      className={className}
      said={date ? sayDate(date, locale) : ""}
    >
      {(control) => (
        <div className="spbe-affix">
          <input
            autoComplete="off"
            {...rest}
            {...control}
            ref={ref}
            type="text"
            value={draft.text}
            onChange={(event) => {
              onChange?.(event);
              draft.onText(event.target.value);
            }}
            onBlur={(event) => {
              onBlur?.(event);
              draft.onLeave();
            }}
            data-unit=""
            className="spbe-input"
          />
          <CalendarButton date={date} min={min} max={max} disabled={rest.disabled} onPick={setDate} />
        </div>
      )}
    </Field>
  );
});

interface CalendarButtonProps {
  date: CalendarDate | null;
  min: CalendarDate | undefined;
  max: CalendarDate | undefined;
  disabled: boolean | undefined;
  onPick: (date: CalendarDate | null) => void;
}

function CalendarButton({ date, min, max, disabled, onPick }: CalendarButtonProps) {
  const { field } = useMessages();
  const picker = useRef<HTMLInputElement>(null);
  const open = () => {
    const input = picker.current;
    if (!input) return;
    if (typeof input.showPicker === "function") input.showPicker();
    else input.focus();
  };
  return (
    <>
      <input
        ref={picker}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        className="spbe-native-picker"
        value={date ?? ""}
        min={min}
        max={max}
        disabled={disabled}
        onChange={(event) => onPick(isCalendarDate(event.target.value) ? event.target.value : null)}
      />
      <button
        type="button"
        className="spbe-affix-button"
        aria-label={field.openCalendar}
        title={field.openCalendar}
        disabled={disabled}
        onClick={open}
      >
        <Icon icon={CalendarDays} />
      </button>
    </>
  );
}
