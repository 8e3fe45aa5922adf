import { Search } from "lucide-react";
import { type ChangeEvent, type ComponentPropsWithoutRef, forwardRef, type ReactNode } from "react";
import { Icon } from "../icon.tsx";
import { useMessages } from "../provider/spbe-provider.tsx";
import { Field, type FieldProps } from "./field.tsx";

type InputProps = Omit<ComponentPropsWithoutRef<"input">, "id" | "className">;

export interface TextFieldProps extends FieldProps, InputProps {
  onValueChange?: ((text: string) => void) | undefined;
  /** Stands at the end of the box, "kg". */
  unit?: ReactNode;
}

/** One line of text. `ref` is the `<input>`. */
export const TextField = forwardRef<HTMLInputElement, TextFieldProps>(function TextField(
  { label, hint, error, optional, id, className, unit, onValueChange, onChange, ...rest },
  ref,
) {
  const change = (event: ChangeEvent<HTMLInputElement>) => {
    onChange?.(event);
    onValueChange?.(event.target.value);
  };
  return (
    <Field label={label} hint={hint} error={error} optional={optional} id={id} className={className}>
      {(control) => (
        <div className="spbe-affix">
          <input
            type="text"
            {...rest}
            {...control}
            ref={ref}
            onChange={change}
            data-unit={unit ? "" : undefined}
            className="spbe-input"
          />
          {unit && <span className="spbe-affix-unit">{unit}</span>}
        </div>
      )}
    </Field>
  );
});

export interface TextAreaProps extends FieldProps, Omit<ComponentPropsWithoutRef<"textarea">, "id" | "className"> {
  onValueChange?: ((text: string) => void) | undefined;
}

/** Several lines of text. */
export const TextArea = forwardRef<HTMLTextAreaElement, TextAreaProps>(function TextArea(
  { label, hint, error, optional, id, className, onValueChange, onChange, rows = 3, ...rest },
  ref,
) {
  const change = (event: ChangeEvent<HTMLTextAreaElement>) => {
    onChange?.(event);
    onValueChange?.(event.target.value);
  };
  return (
    <Field label={label} hint={hint} error={error} optional={optional} id={id} className={className}>
      {(control) => (
        <textarea {...rest} {...control} ref={ref} rows={rows} onChange={change} data-lines="" className="spbe-input" />
      )}
    </Field>
  );
});

export interface SearchFieldProps extends Omit<TextFieldProps, "label" | "unit"> {
  /** Default "Cari". */
  label?: ReactNode;
}

/** Looks something up. Names and identifiers typed here must not go into a URL. */
export const SearchField = forwardRef<HTMLInputElement, SearchFieldProps>(function SearchField(
  { label, hint, error, optional, id, className, onValueChange, onChange, ...rest },
  ref,
) {
  const { field } = useMessages();
  const change = (event: ChangeEvent<HTMLInputElement>) => {
    onChange?.(event);
    onValueChange?.(event.target.value);
  };
  return (
    <Field label={label ?? field.search} hint={hint} error={error} optional={optional} id={id} className={className}>
      {(control) => (
        <div className="spbe-affix">
          <span className="spbe-affix-icon">
            <Icon icon={Search} />
          </span>
          <input
            type="search"
            autoComplete="off"
            {...rest}
            {...control}
            ref={ref}
            onChange={change}
            data-icon=""
            className="spbe-input"
          />
        </div>
      )}
    </Field>
  );
});
