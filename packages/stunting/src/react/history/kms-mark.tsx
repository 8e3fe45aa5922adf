import { useWords } from "@spbe-kit/ui";
import type { Measurement } from "../../domain/measurement.schema.ts";
import { historyMessages } from "./history.messages.ts";

/** The month's word of the KMS; its shape says it too. Renders `<span>`. */
export function KmsMark({ status }: { status: NonNullable<Measurement["kms"]> }) {
  const words = useWords(historyMessages);
  return (
    <span className="spbe-kms" data-state={status}>
      {status}
      <span className="spbe-visually-hidden"> ({words.kms[status]})</span>
    </span>
  );
}
