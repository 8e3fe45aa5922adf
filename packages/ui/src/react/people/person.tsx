import { Eye, EyeOff } from "lucide-react";
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from "react";
import { IconButton } from "../button/button.tsx";
import { cx } from "../class-names.ts";
import { useMessages } from "../provider/spbe-provider.tsx";
import { dotted } from "./dotted.ts";
import { initials } from "./initials.ts";

export interface PersonChipProps extends ComponentPropsWithoutRef<"span"> {
  name: string;
  /** Post or relation, the quieter second line. */
  post?: string | undefined;
  note?: ReactNode;
  size?: 24 | 32 | undefined;
}

/** A person: initials, name with titles, post. Long names wrap. */
export const PersonChip = forwardRef<HTMLSpanElement, PersonChipProps>(function PersonChip(
  { name, post, note, size = 32, className, ...rest },
  ref,
) {
  return (
    <span {...rest} ref={ref} className={cx("spbe-person", className)}>
      <span className="spbe-avatar" data-size={size} aria-hidden="true">
        {initials(name)}
      </span>
      <span className="spbe-person-words">
        <span className="spbe-person-name">{name}</span>
        {(post ?? note) && <span className="spbe-person-role">{note ?? post}</span>}
      </span>
    </span>
  );
});

export interface MaskedIdentifierProps extends ComponentPropsWithoutRef<"span"> {
  /** As the server masked it, "190606******9901"; shown with dots. The full number is never on the page unasked. */
  masked: string;
  /** The full number, once the audited call has brought it. */
  revealed?: string | undefined;
  /** Asks for the full number, or hides it again. Leave out when the person may not. */
  onRevealedChange?: ((revealed: boolean) => void) | undefined;
}

/** NIK, NIP or KK, masked until it is asked for. */
export const MaskedIdentifier = forwardRef<HTMLSpanElement, MaskedIdentifierProps>(function MaskedIdentifier(
  { masked, revealed, onRevealedChange, className, ...rest },
  ref,
) {
  const { people } = useMessages();
  const isShown = revealed !== undefined;
  return (
    <span {...rest} ref={ref} className={cx("spbe-person-mask", className)}>
      {revealed ?? dotted(masked)}
      {!isShown && <span className="spbe-visually-hidden"> ({people.masked})</span>}
      {onRevealedChange && (
        <IconButton
          icon={isShown ? EyeOff : Eye}
          label={isShown ? people.hide : people.reveal}
          onClick={() => onRevealedChange(!isShown)}
        />
      )}
    </span>
  );
});

/** The regency's invented monogram, from the theme. Never an official emblem. */
export const Monogram = forwardRef<HTMLSpanElement, ComponentPropsWithoutRef<"span">>(function Monogram(
  { className, ...rest },
  ref,
) {
  return <span aria-hidden="true" {...rest} ref={ref} className={cx("spbe-monogram", className)} />;
});
