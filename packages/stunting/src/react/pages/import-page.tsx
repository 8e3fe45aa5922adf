import { ErrorState, Skeleton, useNavigation, usePageParams, useToast, useWords } from "@spbe-kit/ui";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import type { Import, ImportRowKind } from "../../domain/import.schema.ts";
import { saveFile } from "../dashboard/chart-download.ts";
import { importMessages } from "../import/import.messages.ts";
import { kindOf } from "../import/import-kind.ts";
import type { UploadedBytes } from "../import/import-start.tsx";
import { ImportView } from "../import/import-view.tsx";
import { isAtWork, useImport } from "../import/use-import.ts";
import { useRefusal } from "../import/use-refusal.ts";
import { PageFailure } from "../page-state.tsx";
import { useStunting } from "../stunting-provider.tsx";

/** /stunting/impor/:importId: one import at whatever step it is; the kind of rows shown stands in the address. */
export default function ImportPage() {
  const { importId } = usePageParams<"importId">();
  const { client, queries, may } = useStunting();
  const words = useWords(importMessages);
  const why = useRefusal();
  const toast = useToast();
  const cache = useQueryClient();
  const { search, setSearch } = useNavigation();
  const { found, connectionLost } = useImport(importId);
  const kind = kindOf(search.get("hasil"), found.data?.state ?? "preview");
  const rows = useInfiniteQuery({
    queryKey: ["stunting", "imports", importId, "pages", kind, found.data?.state],
    queryFn: ({ pageParam, signal }) =>
      client.imports.rows(
        { params: { importId }, query: { kind, limit: 50, ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled: found.data !== undefined && !isAtWork(found.data),
    retry: false,
  });
  if (found.isError) return <PageFailure error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton lines={8} />;
  /** The answer stands at once; nothing waits for the other pages' numbers, which a lost connection would hold up. */
  const show = (answer: Import) => {
    cache.setQueryData(queries.import(importId).queryKey, answer);
    refresh();
  };
  const refresh = () => void cache.invalidateQueries({ queryKey: ["stunting"] });
  const showKind = (next: ImportRowKind) => {
    const changed = new URLSearchParams(search);
    changed.set("hasil", next);
    setSearch(changed, { replace: true });
  };
  const resend = async (file: File, report: (sent: UploadedBytes) => void, signal: AbortSignal) => {
    try {
      show(await client.imports.send({ params: { importId }, body: file }, { signal, onUploadProgress: report }));
    } catch (error) {
      // the file may have arrived and only the answer been lost
      refresh();
      throw error;
    }
  };
  const download = async (read: () => Promise<File>, failed: string) => {
    try {
      const file = await read();
      saveFile(file, file.name);
    } catch (error) {
      toast(`${failed} ${why(error)}`, { tone: "danger" });
    }
  };
  const rowsFailure = rows.isError && !rows.data && (
    <ErrorState title={words.rowsFailed} onRetry={() => void rows.refetch()}>
      {why(rows.error)}
    </ErrorState>
  );
  return (
    <ImportView
      value={found.data}
      connectionLost={connectionLost}
      rows={rows.data?.pages.flatMap((page) => page.items)}
      rowsFailure={rowsFailure || undefined}
      kind={kind}
      onKindChange={showKind}
      onMoreRows={rows.hasNextPage ? () => void rows.fetchNextPage() : undefined}
      mayManage={may("stunting/imports.manage")}
      mayReadChildren={may("stunting/children.read")}
      confirm={async () => show(await client.imports.confirm({ params: { importId } }))}
      cancel={async () => show(await client.imports.cancel({ params: { importId } }))}
      resend={resend}
      downloadRejects={() =>
        void download(() => client.imports.rejects({ params: { importId } }), words.downloadFailed)
      }
      downloadFile={() => void download(() => client.imports.file({ params: { importId } }), words.fileNotDownloaded)}
    />
  );
}
