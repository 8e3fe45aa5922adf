import { type DecimalErrorCode, formatDecimal, readDecimal } from "@spbe-kit/core";
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from "react";
import { useLocale, useMessages } from "../provider/spbe-provider.tsx";
import { useControlled } from "../use-controlled.ts";
import { Field, type FieldProps } from "./field.tsx";
import { useDraft } from "./use-draft.ts";

export interface NumberFieldProps
  extends FieldProps,
    Omit<ComponentPropsWithoutRef<"input">, "id" | "className" | "value" | "defaultValue" | "type" | "inputMode"> {
  /** null is "nothing typed"; 0 is a value. */
  value?: number | null | undefined;
  defaultValue?: number | null | undefined;
  onValueChange?: ((value: number | null) => void) | undefined;
  /** Stands at the end of the box, "kg". */
  unit?: ReactNode;
  /** How many digits after the comma the measure has; 0 for a count. */
  maxDecimals?: number | undefined;
}

/** A number typed as people write it, `12,5` or `12.5`. What cannot be read yet stays in the box and counts as no value. */
export const NumberField = forwardRef<HTMLInputElement, NumberFieldProps>(function NumberField(
  {
    label,
    hint,
    error,
    optional,
    id,
    className,
    unit,
    maxDecimals,
    value,
    defaultValue = null,
    onValueChange,
    onChange,
    onBlur,
    ...rest
  },
  ref,
) {
  const locale = useLocale();
  const { field } = useMessages();
  const [number, setNumber] = useControlled<number | null>(value, defaultValue, onValueChange);
  const draft = useDraft<number, DecimalErrorCode>({
    value: number,
    onValueChange: setNumber,
    read: (text) => readDecimal(text, maxDecimals === undefined ? {} : { maxDecimals }),
    write: (known) => formatDecimal(known, locale),
  });
  const unreadWords: Partial<Record<DecimalErrorCode, string>> = {
    ambiguous: field.numberAmbiguous,
    too_many_decimals: field.numberDecimals(maxDecimals ?? 0),
  };
  const unread = draft.unread && (unreadWords[draft.unread] ?? field.numberUnread);
  return (
    <Field label={label} hint={hint} error={unread ?? error} optional={optional} id={id} className={className}>
      {(control) => (
        <div className="spbe-affix">
          <input
            autoComplete="off"
            {...rest}
            {...control}
            ref={ref}
            type="text"
            inputMode={maxDecimals === 0 ? "numeric" : "decimal"}
            value={draft.text}
            onChange={(event) => {
              onChange?.(event);
              draft.onText(event.target.value);
            }}
            onBlur={(event) => {
              onBlur?.(event);
              draft.onLeave();
            }}
            data-unit={unit ? "" : undefined}
            className="spbe-input"
          />
          {unit && <span className="spbe-affix-unit">{unit}</span>}
        </div>
      )}
    </Field>
  );
});
