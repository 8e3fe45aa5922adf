import { isCalendarDate, isProblem } from "@spbe-kit/core";
import { ErrorState, ForbiddenState, OfflineState, Skeleton, useNavigation, useWords } from "@spbe-kit/ui";
import { useQuery } from "@tanstack/react-query";
import { dashboardMessages } from "../dashboard/dashboard.messages.ts";
import { SummaryDashboard } from "../dashboard/summary-dashboard.tsx";
import { useStunting } from "../stunting-provider.tsx";

const NO_VILLAGES: readonly never[] = [];

/** /stunting: the month of the regency, with the month in the address. */
export default function SummaryPage() {
  const { queries, may } = useStunting();
  const { search, setSearch } = useNavigation();
  const words = useWords(dashboardMessages);
  const asked = search.get("bulan");
  const summary = useQuery(queries.summary(asked !== null && isCalendarDate(asked) ? asked : undefined));
  const areas = useQuery(queries.areas());
  if (summary.isError) {
    const { error } = summary;
    const retry = () => void summary.refetch();
    if (isProblem(error, "core/forbidden")) return <ForbiddenState headingLevel={1} />;
    if (isProblem(error, "core/offline")) return <OfflineState headingLevel={1} onRetry={retry} />;
    return (
      <ErrorState
        headingLevel={1}
        title={words.failed}
        traceId={isProblem(error) ? error.traceId : undefined}
        onRetry={retry}
      >
        {words.failedBody}
      </ErrorState>
    );
  }
  if (!summary.data) return <Skeleton lines={8} />;
  const chooseMonth = (month: string) => {
    const next = new URLSearchParams(search);
    next.set("bulan", month);
    setSearch(next);
  };
  return (
    <SummaryDashboard
      summary={summary.data}
      villages={areas.data?.villages ?? NO_VILLAGES}
      mayOpenChildren={may("stunting/children.read")}
      onMonthChange={chooseMonth}
    />
  );
}
