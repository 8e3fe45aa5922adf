import { type ComponentPropsWithoutRef, createContext, forwardRef, type ReactNode, useContext, useId } from "react";
import { cx } from "../class-names.ts";

/** Raises heading levels inside a section, so that h2 is followed by h3 wherever a part is put. */
const LevelContext = createContext(2);

export interface PageHeaderProps extends Omit<ComponentPropsWithoutRef<"header">, "title"> {
  /** The finding, a sentence with a number and a "but"; on a record, the name. */
  title: ReactNode;
  /** Module and period, above the title. */
  overline?: ReactNode;
  /** One or two sentences under the title. */
  lede?: ReactNode;
  /** Buttons, of which one is `primary`. */
  actions?: ReactNode;
  /** 24 for records and forms; the default is the 32 px title of an overview. */
  size?: 24 | 32 | undefined;
}

/** The head of a page with its only `<h1>`. Children stand below the title over the full width. */
export const PageHeader = forwardRef<HTMLElement, PageHeaderProps>(function PageHeader(
  { title, overline, lede, actions, size = 32, className, children, ...rest },
  ref,
) {
  return (
    <header {...rest} ref={ref} className={cx("spbe-page-header", className)}>
      <div className="spbe-page-words">
        {overline && <p className="spbe-overline">{overline}</p>}
        <h1 className="spbe-title" data-size={size} tabIndex={-1}>
          {title}
        </h1>
        {lede && <p className="spbe-lede">{lede}</p>}
      </div>
      {actions && <div className="spbe-page-actions">{actions}</div>}
      {children && <div className="spbe-page-below">{children}</div>}
    </header>
  );
});

export interface SectionProps extends Omit<ComponentPropsWithoutRef<"section">, "title"> {
  title?: ReactNode;
  /** A quieter line beside or under the title. */
  note?: ReactNode;
  /** A link or a control at the end of the title's line. */
  aside?: ReactNode;
  /** Without the rule above. */
  plain?: boolean | undefined;
}

/** A part of a page, set off by a rule and space rather than a box. Renders `<section>`. */
export const Section = forwardRef<HTMLElement, SectionProps>(function Section(
  { title, note, aside, plain, className, children, ...rest },
  ref,
) {
  const level = useContext(LevelContext);
  const titleId = useId();
  const Heading = `h${Math.min(level, 6)}` as "h2";
  return (
    <section
      aria-labelledby={title ? titleId : undefined}
      {...rest}
      ref={ref}
      data-plain={plain ? "" : undefined}
      className={cx("spbe-section", className)}
    >
      {(title || aside) && (
        <div className="spbe-section-header">
          <div>
            {title && (
              <Heading id={titleId} className="spbe-section-title">
                {title}
              </Heading>
            )}
            {note && <p className="spbe-section-note">{note}</p>}
          </div>
          {aside && <div className="spbe-section-aside">{aside}</div>}
        </div>
      )}
      <LevelContext.Provider value={level + 1}>{children}</LevelContext.Provider>
    </section>
  );
});

export interface ColumnsProps extends ComponentPropsWithoutRef<"div"> {
  /** `charts` 1.2 to 1, `record` 2.2 to 1 (a record beside its timeline), `thirds` three equal. One column where it is narrow. */
  ratio?: "equal" | "charts" | "record" | "thirds" | undefined;
}

export const Columns = forwardRef<HTMLDivElement, ColumnsProps>(function Columns(
  { ratio = "equal", className, ...rest },
  ref,
) {
  return <div {...rest} ref={ref} data-ratio={ratio} className={cx("spbe-columns", className)} />;
});

export interface StackProps extends ComponentPropsWithoutRef<"div"> {
  /** Steps of 4 px. Default 4, that is 16 px. */
  gap?: 1 | 2 | 3 | 4 | 6 | 8 | undefined;
}

/** Things under one another with even space. */
export const Stack = forwardRef<HTMLDivElement, StackProps>(function Stack({ gap = 4, className, ...rest }, ref) {
  return <div {...rest} ref={ref} data-gap={gap} className={cx("spbe-stack", className)} />;
});

/** A box: for what can be acted on or stands apart. Sections need none. */
export const Box = forwardRef<HTMLDivElement, ComponentPropsWithoutRef<"div">>(function Box(
  { className, ...rest },
  ref,
) {
  return <div {...rest} ref={ref} className={cx("spbe-box", className)} />;
});

export interface TextProps extends ComponentPropsWithoutRef<"p"> {
  tone?: "default" | "soft" | "muted" | "danger" | undefined;
  size?: 12 | 13 | 14 | 16 | undefined;
}

/** A paragraph. */
export const Text = forwardRef<HTMLParagraphElement, TextProps>(function Text(
  { tone = "default", size = 14, className, ...rest },
  ref,
) {
  return <p {...rest} ref={ref} data-tone={tone} data-size={size} className={cx("spbe-text", className)} />;
});

/** Said, not shown. */
export const VisuallyHidden = forwardRef<HTMLSpanElement, ComponentPropsWithoutRef<"span">>(function VisuallyHidden(
  { className, ...rest },
  ref,
) {
  return <span {...rest} ref={ref} className={cx("spbe-visually-hidden", className)} />;
});

/** The first stop of the Tab key: past the navigation to the content. */
export const SkipLink = forwardRef<HTMLAnchorElement, ComponentPropsWithoutRef<"a">>(function SkipLink(
  { className, ...rest },
  ref,
) {
  return <a {...rest} ref={ref} className={cx("spbe-skip-link", className)} />;
});

/** The keys of a shortcut. */
export const Kbd = forwardRef<HTMLElement, ComponentPropsWithoutRef<"kbd">>(function Kbd({ className, ...rest }, ref) {
  return <kbd {...rest} ref={ref} className={cx("spbe-kbd", className)} />;
});
