import type { Household } from "@spbe-kit/core/organisation";
import { Merge, Split } from "lucide-react";
import { useState } from "react";
import { Actions, Button } from "../../react/button/button.tsx";
import { Skeleton } from "../../react/feedback/progress.tsx";
import { PageHeader, Section, Stack, Text } from "../../react/layout/layout.tsx";
import { Fact, Facts } from "../../react/list/facts.tsx";
import { Link, usePageParams } from "../../react/navigation/navigation.tsx";
import { dotted } from "../../react/people/dotted.ts";
import { MaskedIdentifier } from "../../react/people/person.tsx";
import { useWords } from "../../react/provider/spbe-provider.tsx";
import { ReadingFailure } from "../reading-failure.tsx";
import { directoryMessages } from "./directory.messages.ts";
import { useDirectory } from "./directory-provider.tsx";
import { householdOptions } from "./find-options.ts";
import { MergeDialog, MergedInto, MergedRecords, UnmergeDialog } from "./merge-dialogs.tsx";
import { useReading } from "./use-reading.ts";

/** /direktori/orang/keluarga/:householdId: who belongs to a family card, and which household stands for which. */
export default function HouseholdPage() {
  const { client } = useDirectory();
  const words = useWords(directoryMessages);
  const { householdId } = usePageParams<"householdId">();
  const reading = useReading(`household ${householdId}`, (signal) =>
    client.households.get({ params: { householdId } }, { signal }),
  );
  if (reading.value) return <HouseholdView key={householdId} household={reading.value} again={reading.again} />;
  if (reading.error !== undefined)
    return <ReadingFailure title={words.failed} error={reading.error} onRetry={reading.again} />;
  return <Skeleton lines={8} />;
}

type HouseholdAct =
  | { readonly kind: "merge" }
  | { readonly kind: "unmerge"; readonly householdId: string; readonly version: number };

function HouseholdView({ household, again }: { household: Household; again: () => void }) {
  const words = useWords(directoryMessages);
  const [act, setAct] = useState<HouseholdAct | null>(null);
  const { kk, survivorId, members, merged } = household;
  return (
    <Stack gap={6}>
      <PageHeader
        size={24}
        overline={words.overline}
        title={words.householdTitle(members[0]?.personName ?? null)}
        actions={<HouseholdActions household={household} onChoose={setAct} />}
      />
      {survivorId !== null && <MergedInto to={householdPath(survivorId)} />}
      <Facts layout="rows">
        <Fact term={words.kk}>{kk === null ? words.none : <MaskedIdentifier masked={kk} />}</Fact>
      </Facts>
      <Section title={words.members}>
        <Members household={household} />
      </Section>
      {merged.length > 0 && (
        <MergedRecords
          records={merged.map((one) => ({
            id: one.householdId,
            name: one.kk === null ? words.householdTitle(null) : dotted(one.kk),
            to: householdPath(one.householdId),
            version: one.version,
          }))}
          onUnmerge={({ id, version }) => setAct({ kind: "unmerge", householdId: id, version })}
        />
      )}
      {act && (
        <HouseholdActDialog
          act={act}
          household={household}
          onSaved={() => {
            setAct(null);
            again();
          }}
          onClose={() => setAct(null)}
        />
      )}
    </Stack>
  );
}

function HouseholdActions(props: { household: Household; onChoose: (act: HouseholdAct) => void }) {
  const { householdId, version, survivorId } = props.household;
  const { may } = useDirectory();
  const words = useWords(directoryMessages);
  if (!may("directory/people.write")) return null;
  return (
    <Actions>
      {survivorId === null ? (
        <Button icon={Merge} onClick={() => props.onChoose({ kind: "merge" })}>
          {words.merge}
        </Button>
      ) : (
        <Button icon={Split} onClick={() => props.onChoose({ kind: "unmerge", householdId, version })}>
          {words.unmerge}
        </Button>
      )}
    </Actions>
  );
}

function Members({ household: { members } }: { household: Household }) {
  const words = useWords(directoryMessages);
  if (members.length === 0) return <Text>{words.noMembers}</Text>;
  return (
    <ul className="spbe-directory-tree">
      {members.map(({ personId, personName }) => (
        <li key={personId}>
          <Link to={`/direktori/orang/${personId}`}>{personName}</Link>
        </li>
      ))}
    </ul>
  );
}

interface HouseholdActDialogProps {
  act: HouseholdAct;
  household: Household;
  onSaved: () => void;
  onClose: () => void;
}

function HouseholdActDialog({ act, household, ...ends }: HouseholdActDialogProps) {
  const { client } = useDirectory();
  const words = useWords(directoryMessages);
  const { householdId, version, members } = household;
  if (act.kind === "merge")
    return (
      <MergeDialog
        name={words.householdTitle(members[0]?.personName ?? null)}
        hint={words.householdHint}
        load={householdOptions(client)}
        merge={(body) => client.households.merge({ params: { householdId }, version, body })}
        {...ends}
      />
    );
  return (
    <UnmergeDialog
      unmerge={(reason) =>
        client.households.unmerge({
          params: { householdId: act.householdId },
          version: act.version,
          body: { reason },
        })
      }
      {...ends}
    />
  );
}

function householdPath(householdId: string): string {
  return `/direktori/orang/keluarga/${householdId}`;
}
