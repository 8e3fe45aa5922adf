import { PageHeader, useWords } from "@spbe-kit/ui";
import { childSearchMessages } from "../child-search/child-search.messages.ts";
import { ChildSearch } from "../child-search/child-search.tsx";
import { useStunting } from "../stunting-provider.tsx";

/** /stunting/cari: finding one child. */
export default function ChildSearchPage() {
  const { client } = useStunting();
  const words = useWords(childSearchMessages);
  const find = async (text: string, signal: AbortSignal) =>
    (await client.children.search({ body: { text, limit: 30 } }, { signal })).items;
  return (
    <>
      <PageHeader size={24} overline="Stunting" title={words.title} />
      <ChildSearch find={find} />
    </>
  );
}
