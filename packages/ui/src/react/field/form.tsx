import {
  type ComponentPropsWithoutRef,
  forwardRef,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
} from "react";
import { cx } from "../class-names.ts";
import { mergeRefs } from "../merge-refs.ts";
import { useMessages } from "../provider/spbe-provider.tsx";

export interface FieldProblem {
  /** The `id` given to the field. */
  readonly fieldId: string;
  readonly message: ReactNode;
}

export interface ErrorSummaryProps extends Omit<ComponentPropsWithoutRef<"div">, "title"> {
  problems: readonly FieldProblem[];
  title?: ReactNode;
  /** Change it at each failed save, so that focus moves here again. */
  attempt?: number | undefined;
}

/** All that must be mended, above the form. Takes focus when it appears; each line leads to its field. Nothing when there is none. */
export const ErrorSummary = forwardRef<HTMLDivElement, ErrorSummaryProps>(function ErrorSummary(
  { problems, title, attempt = 0, className, ...rest },
  ref,
) {
  const { field } = useMessages();
  const titleId = useId();
  const box = useRef<HTMLDivElement | null>(null);
  const shown = problems.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is the reason to run again
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown, attempt]);
  if (!shown) return null;
  const goTo = (event: MouseEvent, fieldId: string) => {
    const target = document.getElementById(fieldId);
    if (!target) return;
    event.preventDefault();
    target.focus();
    target.scrollIntoView({ block: "center" });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a list of links is no fieldset
    <div
      role="group"
      {...rest}
      ref={mergeRefs(ref, box)}
      tabIndex={-1}
      aria-labelledby={titleId}
      className={cx("spbe-error-summary", className)}
    >
      <p id={titleId} className="spbe-error-summary-title">
        {title ?? field.errorSummary(problems.length)}
      </p>
      <ul className="spbe-error-summary-list">
        {problems.map((problem) => (
          <li key={problem.fieldId}>
            <a
              className="spbe-error-link"
              href={`#${problem.fieldId}`}
              onClick={(event) => goTo(event, problem.fieldId)}
            >
              {problem.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
});

/** A form one column wide, its sections apart. Renders `<form noValidate>`: our sentences, not the browser's. */
export const Form = forwardRef<HTMLFormElement, ComponentPropsWithoutRef<"form">>(function Form(
  { className, ...rest },
  ref,
) {
  return <form noValidate {...rest} ref={ref} className={cx("spbe-form", className)} />;
});

export interface FormSectionProps extends Omit<ComponentPropsWithoutRef<"section">, "title"> {
  title: ReactNode;
  note?: ReactNode;
}

/** One part of a long form. */
export const FormSection = forwardRef<HTMLElement, FormSectionProps>(function FormSection(
  { title, note, className, children, ...rest },
  ref,
) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} {...rest} ref={ref} className={cx("spbe-form-section", className)}>
      <div>
        <h2 id={titleId} className="spbe-form-section-title">
          {title}
        </h2>
        {note && <p className="spbe-form-section-note">{note}</p>}
      </div>
      {children}
    </section>
  );
});

/** Fields side by side while there is room. */
export const FormGrid = forwardRef<HTMLDivElement, ComponentPropsWithoutRef<"div">>(function FormGrid(
  { className, ...rest },
  ref,
) {
  return <div {...rest} ref={ref} className={cx("spbe-form-grid", className)} />;
});
