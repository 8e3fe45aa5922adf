import { Callout, Section, useWords } from "@spbe-kit/ui";
import type { Import } from "../../domain/import.schema.ts";
import { importMessages } from "./import.messages.ts";
import { ImportStart, type ImportStartProps } from "./import-start.tsx";

export interface ImportWaitingProps {
  readonly value: Import;
  readonly mayManage: boolean;
  readonly resend: ImportStartProps["send"];
}

/** An import whose file never came: the same file can be sent to it again. */
export function ImportWaiting({ value, mayManage, resend }: ImportWaitingProps) {
  const words = useWords(importMessages);
  if (!mayManage) return <Callout title={words.states["waiting-file"]}>{words.neverCameReadOnly}</Callout>;
  return (
    <>
      <Callout tone="warning">{words.neverCameBody}</Callout>
      <Section plain>
        <ImportStart send={resend} again={value.fileName} />
      </Section>
    </>
  );
}
