import {
  Actions,
  Button,
  EmptyState,
  PageHeader,
  Section,
  SelectField,
  Skeleton,
  Stack,
  useFormat,
  useNavigation,
  useToast,
  useWords,
} from "@spbe-kit/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Printer } from "lucide-react";
import { useState } from "react";
import type { Assessment, AssessmentDraft } from "../domain/assessment.schema.ts";
import type { AssessedAspect } from "../domain/assessments.contract.ts";
import type { Summary } from "../domain/summary.contract.ts";
import { AspectTable } from "./aspect-table.tsx";
import { AssessmentDialog } from "./assessment-dialog.tsx";
import { IndexSummary } from "./index-summary.tsx";
import { PageFailure } from "./page-failure.tsx";
import { spbeIndexMessages } from "./spbe-index.messages.ts";
import { useSpbeIndex } from "./spbe-index-provider.tsx";

/** /spbe-index: a year's index and every indicator of it; the year stands in the address. */
export default function YearPage() {
  const { queries, may } = useSpbeIndex();
  const words = useWords(spbeIndexMessages);
  const { search } = useNavigation();
  const asked = search.get("tahun") ?? "";
  const year = /^\d{4}$/.test(asked) ? Number(asked) : undefined;
  const summary = useQuery(queries.summary(year));
  const assessments = useQuery(queries.assessments(year));
  const error = summary.error ?? assessments.error;
  if (error)
    return <PageFailure error={error} onRetry={() => void Promise.all([summary.refetch(), assessments.refetch()])} />;
  if (!summary.data || !assessments.data) return <Skeleton lines={10} />;
  const mayAssess = may("spbe-index/assessments.write");
  const nothing = summary.data.assessed === 0;
  return (
    <Stack gap={8}>
      <YearHeader summary={summary.data} />
      {nothing ? (
        <EmptyState headingLevel={2} title={words.empty(summary.data.year)}>
          {mayAssess ? words.emptyWriter : words.emptyBody}
        </EmptyState>
      ) : (
        <IndexSummary summary={summary.data} />
      )}
      {(mayAssess || !nothing) && <Aspects aspects={assessments.data.aspects} mayAssess={mayAssess} />}
    </Stack>
  );
}

function YearHeader({ summary }: { summary: Summary }) {
  const words = useWords(spbeIndexMessages);
  const format = useFormat();
  const { search, setSearch } = useNavigation();
  const { year, years, indexName, indexHundredths, predicate, assessed, indicators } = summary;
  const open = (next: string) => {
    const address = new URLSearchParams(search);
    address.set("tahun", next);
    setSearch(address);
  };
  return (
    <PageHeader
      overline={words.overline(summary.instrument)}
      title={
        indexHundredths === null
          ? words.incomplete(indexName, year, format.number(assessed), format.number(indicators))
          : words.complete(
              indexName,
              year,
              format.number(indexHundredths / 100, { fractionDigits: 2 }),
              predicate ?? "",
            )
      }
      actions={
        <Actions className="spbe-index-actions">
          <SelectField
            label={words.year}
            placeholder={null}
            value={`${year}`}
            options={years.map((one) => ({ value: `${one}`, label: `${one}` }))}
            onValueChange={open}
          />
          <Button icon={Printer} onClick={() => window.print()}>
            {words.print}
          </Button>
        </Actions>
      }
    />
  );
}

function Aspects({ aspects, mayAssess }: { aspects: readonly AssessedAspect[]; mayAssess: boolean }) {
  const { client } = useSpbeIndex();
  const words = useWords(spbeIndexMessages);
  const toast = useToast();
  const cache = useQueryClient();
  // Frozen at opening: a refetch behind the form must not lend its newer version to what was typed over the older one.
  const [opened, setOpened] = useState<{ readonly assessment: Assessment; readonly levels: readonly string[] } | null>(
    null,
  );
  const save = useMutation({
    mutationFn: ({ assessment, draft }: { assessment: Assessment; draft: AssessmentDraft }) => {
      const { year, indicator, version } = assessment;
      return client.assessments.save({ params: { year, indicator }, body: { ...draft, version } });
    },
    networkMode: "always",
  });
  const refresh = () => void cache.invalidateQueries({ queryKey: ["spbe-index"] });
  const close = () => {
    setOpened(null);
    refresh();
  };
  return (
    <>
      {aspects.map((aspect) => (
        <Section key={aspect.code} title={aspect.name} note={aspect.domain}>
          <AspectTable
            aspect={aspect}
            onAssess={mayAssess ? (assessment) => setOpened({ assessment, levels: aspect.levels }) : undefined}
          />
        </Section>
      ))}
      {opened && (
        <AssessmentDialog
          {...opened}
          save={(draft) => save.mutateAsync({ assessment: opened.assessment, draft })}
          onSaved={({ indicator, level }) => {
            toast(words.saved(indicator, level ?? 0));
            close();
          }}
          onClose={close}
        />
      )}
    </>
  );
}
