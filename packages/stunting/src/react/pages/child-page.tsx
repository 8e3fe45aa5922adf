import { isProblem } from "@spbe-kit/core";
import {
  Button,
  Columns,
  ErrorState,
  ForbiddenState,
  NotFoundState,
  OfflineState,
  Skeleton,
  Stack,
  useNavigation,
  usePageParams,
  useToast,
  useWords,
} from "@spbe-kit/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Child } from "../../domain/child.schema.ts";
import type { Measurement } from "../../domain/measurement.schema.ts";
import { GrowthChart } from "../growth/growth-chart.tsx";
import { IndexStrip } from "../growth/index-strip.tsx";
import { NutritionVerdict } from "../growth/verdict-callout.tsx";
import { ChildHeader } from "../history/child-header.tsx";
import { childPageMessages } from "../history/child-page.messages.ts";
import { MeasurementHistory } from "../history/measurement-history.tsx";
import { useStunting } from "../stunting-provider.tsx";

/** /stunting/anak/:childId: one child, its growth and its visits. */
export default function ChildPage() {
  const { client, queries, today, may } = useStunting();
  const { childId } = usePageParams<"childId">();
  const child = useQuery(queries.child(childId));
  const measurements = useQuery(queries.measurements(childId));
  if (child.isError) return <Refused error={child.error} onRetry={() => void child.refetch()} />;
  if (!child.data) return <Skeleton lines={10} />;
  const mayMeasure = may("stunting/measurements.write");
  return (
    <div>
      <ChildHeader
        child={child.data}
        today={today()}
        mayMeasure={mayMeasure}
        mayEdit={may("stunting/children.write")}
        mayAudit={may("audit/entries.read")}
        onRevealNik={
          may("stunting/children.reveal-nik")
            ? async (purpose) => (await client.children.revealNik({ params: { childId }, body: { purpose } })).nik
            : undefined
        }
      />
      {measurements.isError ? (
        <Refused error={measurements.error} level={2} onRetry={() => void measurements.refetch()} />
      ) : measurements.data ? (
        <Growth child={child.data} measurements={measurements.data.items} mayMeasure={mayMeasure} />
      ) : (
        <Skeleton lines={8} />
      )}
    </div>
  );
}

interface RefusedProps {
  error: unknown;
  onRetry: () => void;
  level?: 1 | 2;
}

function Refused({ error, onRetry, level = 1 }: RefusedProps) {
  const words = useWords(childPageMessages);
  if (isProblem(error, "core/forbidden")) return <ForbiddenState headingLevel={level} />;
  if (isProblem(error, "core/offline")) return <OfflineState headingLevel={level} onRetry={onRetry} />;
  if (isProblem(error, "stunting/child-not-found") || isProblem(error, "core/invalid-request")) {
    return (
      <NotFoundState
        headingLevel={level}
        title={words.notFound}
        actions={<Button to="/stunting/anak">{words.toList}</Button>}
      >
        {words.notFoundBody}
      </NotFoundState>
    );
  }
  return (
    <ErrorState
      headingLevel={level}
      title={level === 1 ? words.failed : words.historyFailed}
      traceId={isProblem(error) ? error.traceId : undefined}
      onRetry={onRetry}
    >
      {words.failedBody}
    </ErrorState>
  );
}

interface GrowthProps {
  child: Child;
  measurements: readonly Measurement[];
  mayMeasure: boolean;
}

function Growth({ child, measurements, mayMeasure }: GrowthProps) {
  const { navigate } = useNavigation();
  const withdraw = useWithdraw(child.childId);
  const measurePath = `/stunting/anak/${child.childId}/ukur`;
  const [now, before] = measurements.filter(({ counts }) => counts);
  return (
    <Stack gap={8}>
      <NutritionVerdict facts={now ?? null} />
      <Columns ratio="record">
        <GrowthChart child={child} measurements={measurements} />
        {now && <IndexStrip measurement={now} previous={before} />}
      </Columns>
      <MeasurementHistory
        measurements={measurements}
        onCorrect={
          mayMeasure
            ? ({ measurementId }) => navigate(`${measurePath}?betulkan=${encodeURIComponent(measurementId)}`)
            : undefined
        }
        onWithdraw={mayMeasure ? withdraw : undefined}
      />
    </Stack>
  );
}

/** Takes a measurement back: a new fact that supersedes it and puts nothing in its place. */
function useWithdraw(childId: string): (measurement: Measurement) => Promise<void> {
  const { client, random } = useStunting();
  const queryClient = useQueryClient();
  const toast = useToast();
  const words = useWords(childPageMessages);
  return async ({ measurementId, measuredOn }) => {
    await client.measurements.record({
      params: { childId },
      body: { measurementId: random.uuid(), measuredOn, supersedes: measurementId, withdrawn: true },
    });
    await queryClient.invalidateQueries({ queryKey: ["stunting"] });
    toast(words.withdrawn, { tone: "success" });
  };
}
