import { type ComponentPropsWithoutRef, forwardRef, type ReactNode, useId } from "react";
import { cx } from "../class-names.ts";
import { useControlled } from "../use-controlled.ts";
import { type FieldProps, FieldSet } from "./field.tsx";

export interface Choice {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly disabled?: boolean | undefined;
}

export interface RadioGroupProps extends FieldProps {
  options: readonly Choice[];
  value?: string | undefined;
  /** "" is "none chosen yet". */
  defaultValue?: string | undefined;
  onValueChange?: ((value: string) => void) | undefined;
  name?: string | undefined;
}

/** One of a few, all in sight. */
export function RadioGroup({ options, value, defaultValue = "", onValueChange, name, ...field }: RadioGroupProps) {
  const madeUp = useId();
  const [chosen, choose] = useControlled(value, defaultValue, onValueChange);
  return (
    <FieldSet {...field}>
      <div className="spbe-choices">
        {options.map((option) => (
          <label key={option.value} className="spbe-check">
            <input
              type="radio"
              className="spbe-check-input"
              name={name ?? madeUp}
              value={option.value}
              checked={chosen === option.value}
              disabled={option.disabled}
              onChange={() => choose(option.value)}
            />
            <span className="spbe-check-words">
              {option.label}
              {option.hint && <span className="spbe-check-hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </FieldSet>
  );
}

export interface SegmentedProps extends Omit<RadioGroupProps, "hint" | "optional"> {
  hint?: ReactNode;
  optional?: boolean | undefined;
  /** Hides the label from sight where a heading already says it. */
  labelHidden?: boolean | undefined;
  block?: boolean | undefined;
}

/** Two to four short choices side by side: a radio group that looks like a switch. */
export function Segmented({
  options,
  value,
  defaultValue = "",
  onValueChange,
  name,
  label,
  labelHidden,
  block,
  ...field
}: SegmentedProps) {
  const madeUp = useId();
  const [chosen, choose] = useControlled(value, defaultValue, onValueChange);
  return (
    <FieldSet {...field} label={labelHidden ? <span className="spbe-visually-hidden">{label}</span> : label}>
      <div className="spbe-segmented" data-block={block ? "" : undefined}>
        {options.map((option) => (
          <label
            key={option.value}
            className="spbe-segmented-option"
            data-state={option.disabled ? "disabled" : chosen === option.value ? "on" : "off"}
          >
            <input
              type="radio"
              className="spbe-segmented-input"
              name={name ?? madeUp}
              value={option.value}
              checked={chosen === option.value}
              disabled={option.disabled}
              onChange={() => choose(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </FieldSet>
  );
}

export interface CheckboxFieldProps extends Omit<ComponentPropsWithoutRef<"input">, "type"> {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  onCheckedChange?: ((checked: boolean) => void) | undefined;
}

/** Yes or no. `ref` is the `<input>`. */
export const CheckboxField = forwardRef<HTMLInputElement, CheckboxFieldProps>(function CheckboxField(
  { label, hint, error, onCheckedChange, onChange, className, id, ...rest },
  ref,
) {
  const madeUp = useId();
  const errorId = `${id ?? madeUp}-error`;
  return (
    <div className="spbe-field">
      <label className={cx("spbe-check", className)}>
        <input
          {...rest}
          id={id ?? madeUp}
          ref={ref}
          type="checkbox"
          className="spbe-check-input"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? errorId : undefined}
          onChange={(event) => {
            onChange?.(event);
            onCheckedChange?.(event.target.checked);
          }}
        />
        <span className="spbe-check-words">
          {label}
          {hint && <span className="spbe-check-hint">{hint}</span>}
        </span>
      </label>
      {error && (
        <p className="spbe-error" id={errorId}>
          {error}
        </p>
      )}
    </div>
  );
});
