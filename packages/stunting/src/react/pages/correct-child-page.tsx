import {
  Button,
  ForbiddenState,
  PageHeader,
  Skeleton,
  useNavigation,
  usePageParams,
  useToast,
  useWords,
} from "@spbe-kit/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Posyandu, Village } from "../../domain/areas.contract.ts";
import type { Child, ChildDraft } from "../../domain/child.schema.ts";
import { childFormMessages } from "../child-form/child-form.messages.ts";
import { ChildForm } from "../child-form/child-form.tsx";
import { LoadProblem } from "../form/load-problem.tsx";
import { useStunting } from "../stunting-provider.tsx";

/** /stunting/anak/:childId/betulkan: corrects a child's record. */
export default function CorrectChildPage() {
  const { queries, may } = useStunting();
  const { childId } = usePageParams<"childId">();
  const words = useWords(childFormMessages);
  const [reloads, setReloads] = useState(0);
  const child = useQuery(queries.child(childId));
  const areas = useQuery(queries.areas());
  if (!may("stunting/children.write")) return <ForbiddenState headingLevel={1} />;
  const error = child.data && areas.data ? null : (child.error ?? areas.error);
  if (error)
    return (
      <LoadProblem
        error={error}
        onRetry={() => void Promise.all([child.refetch(), areas.refetch()])}
        notFoundTitle={words.notFound}
        actions={<Button to="/stunting/anak">{words.openList}</Button>}
      />
    );
  if (!child.data || !areas.data) return <Skeleton lines={8} />;
  const reload = async () => {
    await child.refetch();
    setReloads((count) => count + 1);
  };
  return (
    <CorrectChild
      key={`${childId} ${reloads}`}
      child={child.data}
      villages={areas.data.villages}
      posyandu={areas.data.posyandu}
      onReload={() => void reload()}
    />
  );
}

interface CorrectChildProps {
  child: Child;
  villages: readonly Village[];
  posyandu: readonly Posyandu[];
  onReload: () => void;
}

function CorrectChild({ child, villages, posyandu, onReload }: CorrectChildProps) {
  const { client, today } = useStunting();
  const { navigate } = useNavigation();
  const words = useWords(childFormMessages);
  const toast = useToast();
  const queryClient = useQueryClient();
  // Frozen: a refetch behind the form must not lend its newer version to what was typed over the older record.
  const [seen] = useState(child);
  const { childId, version } = seen;
  const update = useMutation({
    mutationFn: (draft: ChildDraft) => client.children.update({ params: { childId }, version, body: draft }),
    networkMode: "always",
  });
  const toRecord = `/stunting/anak/${childId}`;
  return (
    <>
      <PageHeader size={24} title={words.correctTitle(seen.name)} />
      <ChildForm
        child={seen}
        villages={villages}
        posyandu={posyandu}
        today={today()}
        findDuplicates={async ({ name, sex, birthDate, nik }) =>
          (
            await client.children.duplicates({
              body: { name, sex, birthDate, nik: nik ?? null, exceptChildId: childId },
            })
          ).items
        }
        save={update.mutateAsync}
        onSaved={(saved) => {
          void queryClient.invalidateQueries({ queryKey: ["stunting"] });
          toast(words.saved(saved.name));
          navigate(toRecord);
        }}
        onCancel={() => navigate(toRecord)}
        onReload={onReload}
      />
    </>
  );
}
