import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cx } from "../class-names.ts";
import { Icon } from "../icon.tsx";
import { useMessages } from "../provider/spbe-provider.tsx";

/** What every field takes: a real label, a hint before typing, an error that says what to do. */
export interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** A sentence: what is wrong and what to do. Empty when all is well. */
  error?: ReactNode;
  /** Marks the field "(boleh kosong)"; fields are required unless marked. */
  optional?: boolean | undefined;
  /** Given when an error summary links here; otherwise made up. */
  id?: string | undefined;
  className?: string | undefined;
}

/** What the control must carry so that label, hint and error are read with it. */
export interface FieldControl {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

export interface FieldFrameProps extends FieldProps {
  /** What was understood, said back under the control. */
  said?: ReactNode;
  children: (control: FieldControl) => ReactNode;
}

/** Label, hint, control, what was understood, error. Use it for a control of your own. */
export function Field({ label, hint, error, optional, id, said, className, children }: FieldFrameProps) {
  const { field } = useMessages();
  const madeUp = useId();
  const controlId = id ?? madeUp;
  const parts = fieldParts(controlId, { hint, error, said });
  return (
    <div className={cx("spbe-field", className)} data-state={error ? "invalid" : undefined}>
      <label className="spbe-label" htmlFor={controlId}>
        {label}
        {optional && <span className="spbe-optional"> {field.optional}</span>}
      </label>
      {hint && (
        <p className="spbe-hint" id={parts.hintId}>
          {hint}
        </p>
      )}
      {children({ id: controlId, "aria-describedby": parts.describedBy, "aria-invalid": error ? true : undefined })}
      {said !== undefined && (
        <div id={parts.saidId} aria-live="polite" className="spbe-said">
          {said}
        </div>
      )}
      <FieldError id={parts.errorId}>{error}</FieldError>
    </div>
  );
}

export interface FieldSetProps extends FieldProps {
  children: ReactNode;
}

/** The same for a group of controls. Renders `<fieldset>` with its legend. */
export function FieldSet({ label, hint, error, optional, id, className, children }: FieldSetProps) {
  const { field } = useMessages();
  const madeUp = useId();
  const parts = fieldParts(id ?? madeUp, { hint, error });
  return (
    <fieldset
      id={id}
      tabIndex={id ? -1 : undefined}
      className={cx("spbe-field", className)}
      aria-describedby={parts.describedBy}
      data-state={error ? "invalid" : undefined}
    >
      <legend className="spbe-label" data-part="legend">
        {label}
        {optional && <span className="spbe-optional"> {field.optional}</span>}
      </legend>
      {hint && (
        <p className="spbe-hint" id={parts.hintId}>
          {hint}
        </p>
      )}
      {children}
      <FieldError id={parts.errorId}>{error}</FieldError>
    </fieldset>
  );
}

function FieldError({ id, children }: { id: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <p className="spbe-error" id={id}>
      <Icon icon={CircleAlert} className="spbe-error-icon" />
      <span>{children}</span>
    </p>
  );
}

function fieldParts(id: string, shown: { hint: ReactNode; error: ReactNode; said?: ReactNode }) {
  const hintId = `${id}-hint`;
  const saidId = `${id}-said`;
  const errorId = `${id}-error`;
  const described = [shown.hint && hintId, shown.said && saidId, shown.error && errorId].filter(Boolean).join(" ");
  return { hintId, saidId, errorId, describedBy: described || undefined };
}
