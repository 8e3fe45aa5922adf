import { completedMonths } from "@spbe-kit/core";
import {
  Button,
  ForbiddenState,
  NotFoundState,
  PageHeader,
  Skeleton,
  useNavigation,
  usePageParams,
  useToast,
  useWords,
} from "@spbe-kit/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Child } from "../../domain/child.schema.ts";
import type { Measurement, MeasurementDraft } from "../../domain/measurement.schema.ts";
import { LoadProblem } from "../form/load-problem.tsx";
import { measurementFormMessages } from "../measurement/measurement-form.messages.ts";
import { MeasurementForm } from "../measurement/measurement-form.tsx";
import { previousVisit } from "../measurement/previous-visit.ts";
import { useStunting } from "../stunting-provider.tsx";

/** /stunting/anak/:childId/ukur: records a visit; `?betulkan=<measurementId>` corrects one. */
export default function MeasurePage() {
  const { queries, may } = useStunting();
  const { childId } = usePageParams<"childId">();
  const { search } = useNavigation();
  const words = useWords(measurementFormMessages);
  const child = useQuery(queries.child(childId));
  const visits = useQuery(queries.measurements(childId));
  if (!may("stunting/measurements.write")) return <ForbiddenState headingLevel={1} />;
  const toList = <Button to="/stunting/anak">{words.openList}</Button>;
  const error = child.data && visits.data ? null : (child.error ?? visits.error);
  if (error) {
    const retry = () => void Promise.all([child.refetch(), visits.refetch()]);
    return <LoadProblem error={error} onRetry={retry} notFoundTitle={words.childNotFound} actions={toList} />;
  }
  if (!child.data || !visits.data) return <Skeleton lines={8} />;
  const correctingId = search.get("betulkan");
  return (
    <MeasureChild
      key={`${childId} ${correctingId}`}
      child={child.data}
      visits={visits.data.items}
      correctingId={correctingId}
    />
  );
}

interface MeasureChildProps {
  child: Child;
  visits: readonly Measurement[];
  correctingId: string | null;
}

function MeasureChild({ child, visits, correctingId }: MeasureChildProps) {
  const { client, random, today } = useStunting();
  const { navigate } = useNavigation();
  const words = useWords(measurementFormMessages);
  const toast = useToast();
  const queryClient = useQueryClient();
  const { childId } = child;
  const record = useMutation({
    mutationFn: (draft: MeasurementDraft) => client.measurements.record({ params: { childId }, body: draft }),
    // Offline is a failed save with words, not a save that waits unseen.
    networkMode: "always",
  });
  const toRecord = `/stunting/anak/${childId}`;
  const found = visits.find(({ measurementId }) => measurementId === correctingId);
  const correcting = found && found.supersededBy === null && !found.withdrawn ? found : undefined;
  // After a saved correction the visit is superseded while this page is still being left.
  if (correctingId !== null && !correcting && !record.isSuccess)
    return (
      <NotFoundState
        headingLevel={1}
        title={words.visitNotFound}
        actions={<Button to={toRecord}>{words.openChild}</Button>}
      >
        {words.visitNotFoundBody}
      </NotFoundState>
    );
  const day = today();
  const onSaved = () => {
    void queryClient.invalidateQueries({ queryKey: ["stunting"] });
    toast(correcting ? words.corrected(child.name) : words.saved(child.name));
    navigate(toRecord);
  };
  return (
    <div className="spbe-measure-page">
      <PageHeader
        size={24}
        title={correcting ? words.correctTitle(child.name) : words.title(child.name)}
        lede={[
          child.sex === "M" ? words.boy : words.girl,
          words.age(completedMonths(child.birthDate, day)),
          child.motherName && words.mother(child.motherName),
          child.posyanduName,
        ]
          .filter(Boolean)
          .join(" · ")}
      />
      <MeasurementForm
        child={child}
        previous={previousVisit(visits, correcting?.measuredOn ?? day, correcting?.measurementId)}
        correcting={correcting}
        today={day}
        newId={random.uuid}
        save={record.mutateAsync}
        onSaved={onSaved}
        onCancel={() => navigate(toRecord)}
      />
    </div>
  );
}
