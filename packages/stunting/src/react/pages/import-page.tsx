import { Skeleton, usePageParams, useToast, useWords } from "@spbe-kit/ui";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Import, ImportRowKind } from "../../domain/import.schema.ts";
import { saveFile } from "../dashboard/chart-download.ts";
import { importMessages } from "../import/import.messages.ts";
import { ImportView } from "../import/import-view.tsx";
import { PageFailure } from "../page-state.tsx";
import { useStunting } from "../stunting-provider.tsx";

const POLL_MS = 800;
const isAtWork = (value: Import | undefined) => value?.state === "reading" || value?.state === "saving";

/** /stunting/impor/:importId: one import at whatever step it is. */
export default function ImportPage() {
  const { importId } = usePageParams<"importId">();
  const { client, queries, may } = useStunting();
  const words = useWords(importMessages);
  const toast = useToast();
  const cache = useQueryClient();
  const [kind, setKind] = useState<ImportRowKind>("rejected");
  const found = useQuery({
    ...queries.import(importId),
    refetchInterval: (query) => (isAtWork(query.state.data) ? POLL_MS : false),
  });
  const settled = found.data !== undefined && !isAtWork(found.data);
  const rows = useInfiniteQuery({
    queryKey: ["stunting", "imports", importId, "pages", kind, found.data?.state],
    queryFn: ({ pageParam, signal }) =>
      client.imports.rows(
        { params: { importId }, query: { kind, limit: 50, ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled: settled,
    retry: false,
  });
  if (found.isError) return <PageFailure error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton lines={8} />;
  const refresh = async () => {
    await cache.invalidateQueries({ queryKey: ["stunting"] });
  };
  const download = async () => {
    try {
      const file = await client.imports.rejects({ params: { importId } });
      saveFile(file, file.name);
    } catch {
      toast(words.confirmFailed, { tone: "danger" });
    }
  };
  return (
    <ImportView
      value={found.data}
      rows={rows.data?.pages.flatMap((page) => page.items)}
      kind={kind}
      onKindChange={setKind}
      onMoreRows={rows.hasNextPage ? () => void rows.fetchNextPage() : undefined}
      mayManage={may("stunting/imports.manage")}
      confirm={async () => {
        await client.imports.confirm({ params: { importId } });
        await refresh();
      }}
      cancel={async () => {
        await client.imports.cancel({ params: { importId } });
        await refresh();
      }}
      downloadRejects={() => void download()}
    />
  );
}
