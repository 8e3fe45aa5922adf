import { isProblem } from "@spbe-kit/core";
import {
  Button,
  EmptyState,
  FilterBar,
  FilterField,
  PageHeader,
  Pagination,
  SelectField,
  Skeleton,
  useFormat,
  useNavigation,
  useToast,
  useWords,
} from "@spbe-kit/ui";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Download, Plus, Printer } from "lucide-react";
import { useState } from "react";
import { type GrowthStatus, growthStatusSchema } from "../../domain/child.schema.ts";
import { childrenCsv } from "../child-list/child-csv.ts";
import { childListMessages } from "../child-list/child-list.messages.ts";
import { ChildTable } from "../child-list/child-table.tsx";
import { saveFile } from "../dashboard/chart-download.ts";
import { PageFailure } from "../page-state.tsx";
import { posyanduOptions } from "../posyandu-options.ts";
import { useStunting } from "../stunting-provider.tsx";

const FILTERS = ["villageCode", "posyanduCode", "status"] as const;
type Filters = { villageCode?: string; posyanduCode?: string; status?: GrowthStatus };

/** /stunting/anak: the register, narrowed by area and status; the filters stand in the address. */
export default function ChildListPage() {
  const { client, queries, may } = useStunting();
  const words = useWords(childListMessages);
  const format = useFormat();
  const { search, setSearch } = useNavigation();
  const filters = readFilters(search);
  const areas = useQuery(queries.areas());
  const pages = useInfiniteQuery({
    queryKey: ["stunting", "children", "pages", filters],
    queryFn: ({ pageParam, signal }) =>
      client.children.list({ query: { ...filters, limit: 50, ...(pageParam && { cursor: pageParam }) } }, { signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    retry: false,
  });
  const setFilter = (name: (typeof FILTERS)[number], value: string) => {
    const next = new URLSearchParams(search);
    if (value === "") next.delete(name);
    else next.set(name, value);
    if (name === "villageCode") next.delete("posyanduCode");
    setSearch(next, { replace: true });
  };
  if (pages.isError) return <PageFailure error={pages.error} onRetry={() => void pages.refetch()} />;
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const total = pages.data?.pages[0]?.total ?? 0;
  const villages = areas.data?.villages ?? [];
  const posyandu = (areas.data?.posyandu ?? []).filter(
    ({ villageCode }) => !filters.villageCode || villageCode === filters.villageCode,
  );
  const active = [
    { key: "villageCode", label: villages.find(({ code }) => code === filters.villageCode)?.name },
    { key: "posyanduCode", label: posyandu.find(({ code }) => code === filters.posyanduCode)?.name },
    { key: "status", label: filters.status && words.statuses[filters.status] },
  ].flatMap(({ key, label }) => (label ? [{ key, label }] : []));
  return (
    <>
      <PageHeader
        size={24}
        overline={words.overline}
        title={pages.data ? headline(words, format.number(total), active) : words.caption}
        actions={
          <>
            <Button icon={Printer} onClick={() => window.print()}>
              {words.print}
            </Button>
            <ExportButton filters={filters} />
            {may("stunting/children.write") && (
              <Button variant="primary" icon={Plus} to="/stunting/anak/baru">
                {words.register}
              </Button>
            )}
          </>
        }
      />
      <FilterBar
        active={active}
        onRemove={(key) => setFilter(key as (typeof FILTERS)[number], "")}
        onClear={() => setSearch(new URLSearchParams(), { replace: true })}
        count={pages.data && words.count(format.number(items.length), format.number(total))}
      >
        <FilterField>
          <SelectField
            label={words.village}
            placeholder={words.allVillages}
            value={filters.villageCode ?? ""}
            options={villages.map(({ code, name }) => ({ value: code, label: name }))}
            onValueChange={(value) => setFilter("villageCode", value)}
          />
        </FilterField>
        <FilterField>
          <SelectField
            label={words.posyandu}
            placeholder={words.allPosyandu}
            value={filters.posyanduCode ?? ""}
            options={posyanduOptions(posyandu, villages)}
            onValueChange={(value) => setFilter("posyanduCode", value)}
          />
        </FilterField>
        <FilterField>
          <SelectField
            label={words.status}
            placeholder={words.allStatuses}
            value={filters.status ?? ""}
            options={growthStatusSchema.options.map((value) => ({ value, label: words.statuses[value] }))}
            onValueChange={(value) => setFilter("status", value)}
          />
        </FilterField>
      </FilterBar>
      {pages.isPending ? (
        <Skeleton lines={10} />
      ) : items.length === 0 ? (
        <EmptyState title={words.empty}>{words.emptyBody}</EmptyState>
      ) : (
        <>
          <ChildTable items={items} />
          <Pagination
            shown={items.length}
            total={total}
            loading={pages.isFetchingNextPage}
            onLoadMore={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
          />
        </>
      )}
    </>
  );
}

function headline(
  words: (typeof childListMessages)["id"],
  total: string,
  active: readonly { label: string }[],
): string {
  return active.length === 0 ? words.title(total) : words.titleOf(total, active.map(({ label }) => label).join(", "));
}

function readFilters(search: URLSearchParams): Filters {
  const status = growthStatusSchema.safeParse(search.get("status"));
  const villageCode = search.get("villageCode");
  const posyanduCode = search.get("posyanduCode");
  return {
    ...(villageCode && { villageCode }),
    ...(posyanduCode && { posyanduCode }),
    ...(status.success && { status: status.data }),
  };
}

/** More children than this are not exported from a browser. */
const EXPORT_AT_MOST = 50_000;

/** Exports what the filters leave, all pages of it. */
function ExportButton({ filters }: { filters: Filters }) {
  const { client } = useStunting();
  const words = useWords(childListMessages);
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      const items = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof client.children.list>> = await client.children.list({
          query: { ...filters, limit: 200, ...(cursor !== null && { cursor }) },
        });
        items.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== null && items.length < EXPORT_AT_MOST);
      saveFile(new Blob([childrenCsv(items, words)], { type: "text/csv;charset=utf-8" }), `${words.csvName}.csv`);
    } catch (error) {
      const trace = isProblem(error) && error.traceId ? ` (${error.traceId})` : "";
      toast(words.exportFailed + trace, { tone: "danger" });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button icon={Download} busy={busy} onClick={() => void run()}>
      {busy ? words.exporting : words.exportCsv}
    </Button>
  );
}
