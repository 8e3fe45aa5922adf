import { ChevronDown } from "lucide-react";
import { type ChangeEvent, type ComponentPropsWithoutRef, forwardRef } from "react";
import { Icon } from "../icon.tsx";
import { useMessages } from "../provider/spbe-provider.tsx";
import { Field, type FieldProps } from "./field.tsx";

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean | undefined;
  /** Options of one group stand together under its name; list them next to each other. */
  readonly group?: string | undefined;
}

export interface SelectFieldProps extends FieldProps, Omit<ComponentPropsWithoutRef<"select">, "id" | "className"> {
  options: readonly SelectOption[];
  /** The first, empty choice; default "Pilih". `null` leaves it out. */
  placeholder?: string | null | undefined;
  onValueChange?: ((value: string) => void) | undefined;
}

/** One of a known few. A native `<select>`, so that a phone shows its own list. */
export const SelectField = forwardRef<HTMLSelectElement, SelectFieldProps>(function SelectField(
  { label, hint, error, optional, id, className, options, placeholder, onValueChange, onChange, ...rest },
  ref,
) {
  const { field } = useMessages();
  const change = (event: ChangeEvent<HTMLSelectElement>) => {
    onChange?.(event);
    onValueChange?.(event.target.value);
  };
  return (
    <Field label={label} hint={hint} error={error} optional={optional} id={id} className={className}>
      {(control) => (
        <div className="spbe-affix">
          <select {...rest} {...control} ref={ref} onChange={change} data-select="" className="spbe-input">
            {placeholder !== null && <option value="">{placeholder ?? field.choose}</option>}
            <Options options={options} />
          </select>
          <span className="spbe-affix-unit">
            <Icon icon={ChevronDown} />
          </span>
        </div>
      )}
    </Field>
  );
});

function Options({ options }: Pick<SelectFieldProps, "options">) {
  const groups = [...new Set(options.map(({ group }) => group))];
  return groups.map((group) => {
    const own = options
      .filter((option) => option.group === group)
      .map(({ value, label, disabled }) => (
        <option key={value} value={value} disabled={disabled}>
          {label}
        </option>
      ));
    if (group === undefined) return own;
    return (
      <optgroup key={group} label={group}>
        {own}
      </optgroup>
    );
  });
}
