import { PageHeader, Section, Skeleton, Stack, useNavigation, useToast, useWords } from "@spbe-kit/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { importMessages } from "../import/import.messages.ts";
import { ImportList } from "../import/import-list.tsx";
import { ImportStart, type UploadedBytes } from "../import/import-start.tsx";
import { PageFailure } from "../page-state.tsx";
import { useStunting } from "../stunting-provider.tsx";

/** /stunting/impor: a new import, and the earlier ones. */
export default function ImportListPage() {
  const { client, queries, random, may } = useStunting();
  const words = useWords(importMessages);
  const toast = useToast();
  const { navigate } = useNavigation();
  const cache = useQueryClient();
  const imports = useQuery(queries.imports());
  const refresh = () => cache.invalidateQueries({ queryKey: ["stunting", "imports"] });
  const send = async (file: File, report: (sent: UploadedBytes) => void, signal: AbortSignal) => {
    const importId = random.uuid();
    try {
      await client.imports.open(
        { body: { importId, fileName: file.name.slice(0, 200), sizeBytes: file.size } },
        { signal },
      );
      await client.imports.send({ params: { importId }, body: file }, { signal, onUploadProgress: report });
    } catch (error) {
      await drop(importId);
      throw error;
    }
    void refresh();
    navigate(`/stunting/impor/${importId}`);
  };
  /** An import without its file helps nobody. It may never have been opened: "not found" is as good as gone. */
  const drop = async (importId: string) => {
    const dropped = await client.imports.cancel.safe({ params: { importId } });
    const isLeft = !dropped.ok && dropped.error.code !== "stunting/import-not-found";
    if (isLeft) toast(words.leftBehind, { tone: "danger" });
    void refresh();
  };
  if (imports.isError && !imports.data)
    return <PageFailure error={imports.error} onRetry={() => void imports.refetch()} />;
  return (
    <Stack gap={8}>
      <PageHeader
        className="spbe-import-header"
        size={24}
        overline={words.overline}
        title={words.listTitle}
        lede={words.lede}
      />
      {may("stunting/imports.manage") && (
        <Section plain>
          <ImportStart send={send} />
        </Section>
      )}
      <Section title={words.earlier}>
        {imports.data ? <ImportList items={imports.data.items} /> : <Skeleton lines={4} />}
      </Section>
    </Stack>
  );
}
