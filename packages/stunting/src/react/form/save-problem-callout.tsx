import { Callout, useWords } from "@spbe-kit/ui";
import { saveProblemMessages } from "./save-problem.messages.ts";
import type { SaveProblem } from "./save-problem.ts";

/** Says above a form that it was not saved, and that nothing typed is lost. Nothing when every complaint stands at a field. */
export function SaveProblemCallout({ problem }: { problem: SaveProblem | null }) {
  const words = useWords(saveProblemMessages);
  if (!problem?.message) return null;
  return (
    <Callout tone="danger" role="alert" title={words.title}>
      {problem.message} {words.kept}
      {problem.traceId && <> {words.trace(problem.traceId)}.</>}
    </Callout>
  );
}
