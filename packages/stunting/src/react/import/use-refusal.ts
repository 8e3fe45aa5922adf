import { isProblem } from "@spbe-kit/core";
import { useLocale, useMessages, useWords } from "@spbe-kit/ui";
import { type StuntingFieldCode, stuntingFieldMessages } from "../../domain/field-messages.ts";
import { importMessages } from "./import.messages.ts";

/**
 * Says why a call was refused: the sentence of its code in the page's language, else the server's own, with the number
 * that ties it to the server's log. Stands after a sentence that says what did not happen.
 */
export function useRefusal(): (error: unknown) => string {
  const locale = useLocale();
  const { feedback } = useMessages();
  const words = useWords(importMessages);
  return (error) => {
    if (!isProblem(error)) return words.tryAgain;
    const known = stuntingFieldMessages[error.code as StuntingFieldCode]?.[locale];
    const sentence = known ?? error.problem.detail ?? error.problem.title;
    return error.traceId === undefined ? sentence : `${sentence} ${feedback.trace(error.traceId)}`;
  };
}
