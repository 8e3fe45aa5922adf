import { Button, ForbiddenState, PageHeader, Skeleton, useNavigation, useToast, useWords } from "@spbe-kit/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ChildDraft } from "../../domain/child.schema.ts";
import { childFormMessages } from "../child-form/child-form.messages.ts";
import { ChildForm } from "../child-form/child-form.tsx";
import { LoadProblem } from "../form/load-problem.tsx";
import { useStunting } from "../stunting-provider.tsx";

/** /stunting/anak/baru: registers a child. */
export default function RegisterPage() {
  const { client, queries, random, today, may } = useStunting();
  const { navigate } = useNavigation();
  const words = useWords(childFormMessages);
  const toast = useToast();
  const queryClient = useQueryClient();
  const [childId] = useState(random.uuid);
  const areas = useQuery(queries.areas());
  const register = useMutation({
    mutationFn: (draft: ChildDraft) => client.children.register({ body: { ...draft, childId } }),
    networkMode: "always",
  });
  if (!may("stunting/children.write")) return <ForbiddenState headingLevel={1} />;
  if (areas.isError)
    return (
      <LoadProblem
        error={areas.error}
        onRetry={() => void areas.refetch()}
        notFoundTitle={words.notFound}
        actions={<Button to="/stunting/anak">{words.openList}</Button>}
      />
    );
  if (!areas.data) return <Skeleton lines={8} />;
  return (
    <>
      <PageHeader size={24} title={words.title} />
      <ChildForm
        villages={areas.data.villages}
        posyandu={areas.data.posyandu}
        today={today()}
        findDuplicates={async ({ name, sex, birthDate, nik }) =>
          (await client.children.duplicates({ body: { name, sex, birthDate, nik: nik ?? null } })).items
        }
        save={register.mutateAsync}
        onSaved={(child) => {
          void queryClient.invalidateQueries({ queryKey: ["stunting"] });
          toast(words.saved(child.name));
          navigate(`/stunting/anak/${child.childId}`);
        }}
        onCancel={() => navigate("/stunting/anak")}
      />
    </>
  );
}
