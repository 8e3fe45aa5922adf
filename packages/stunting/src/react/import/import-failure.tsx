import { Button, Callout, useLocale, useWords } from "@spbe-kit/ui";
import type { Import } from "../../domain/import.schema.ts";
import { importMessages } from "./import.messages.ts";
import { failureWords } from "./import-failure.messages.ts";

/** Why the file could not be read, and the way to another one. */
export function ImportFailure({ failure, mayManage }: { failure: Import["failure"]; mayManage: boolean }) {
  const words = useWords(importMessages);
  const locale = useLocale();
  const said = failure && failureWords(failure, locale);
  return (
    <Callout tone="danger" title={words.states.failed}>
      {said && <p className="spbe-import-words">{said.sentence}</p>}
      {said?.detail !== undefined && (
        <p className="spbe-import-words" lang="id">
          {said.detail}
        </p>
      )}
      {mayManage && <Button to="/stunting/impor">{words.another}</Button>}
    </Callout>
  );
}
