import {
  disclosurePurposeWords,
  type Identity,
  type IdentityPurpose,
  identityPurposes,
  type Person,
} from "@spbe-kit/core/organisation";
import { Eye, Merge, Pencil, Printer, Split } from "lucide-react";
import { useState } from "react";
import { Actions, Button } from "../../react/button/button.tsx";
import { Skeleton } from "../../react/feedback/progress.tsx";
import { PageHeader, Section, Stack, Text } from "../../react/layout/layout.tsx";
import { Fact, Facts } from "../../react/list/facts.tsx";
import { Timeline, TimelineEvent } from "../../react/list/timeline.tsx";
import { Link, usePageParams } from "../../react/navigation/navigation.tsx";
import { MaskedIdentifier } from "../../react/people/person.tsx";
import { useFormat, useLocale, useWords } from "../../react/provider/spbe-provider.tsx";
import { ReadingFailure } from "../reading-failure.tsx";
import { directoryMessages } from "./directory.messages.ts";
import { useDirectory } from "./directory-provider.tsx";
import { peopleOptions } from "./find-options.ts";
import { MergeDialog, MergedInto, MergedRecords, UnmergeDialog } from "./merge-dialogs.tsx";
import { PeriodWords } from "./period-words.tsx";
import { PersonDialog } from "./person-form.tsx";
import { RecordDialog } from "./record-dialog.tsx";
import { useReading } from "./use-reading.ts";

/** /direktori/orang/:personId: who a person is, numbers masked, and the posts held. */
export default function PersonPage() {
  const { client } = useDirectory();
  const words = useWords(directoryMessages);
  const { personId } = usePageParams<"personId">();
  const reading = useReading(`person ${personId}`, (signal) => client.people.get({ params: { personId } }, { signal }));
  if (reading.value) return <PersonView key={personId} person={reading.value} again={reading.again} />;
  if (reading.error !== undefined)
    return <ReadingFailure title={words.failed} error={reading.error} onRetry={reading.again} />;
  return <Skeleton lines={10} />;
}

type PersonAct =
  | { readonly kind: "change" | "merge" | "reveal" }
  | { readonly kind: "unmerge"; readonly record: { readonly personId: string; readonly version: number } };

function PersonView({ person, again }: { person: Person; again: () => void }) {
  const words = useWords(directoryMessages);
  const [act, setAct] = useState<PersonAct | null>(null);
  const [identity, setIdentity] = useState<Identity | null>(null);
  const { personId, survivorId } = person;
  return (
    <Stack gap={6}>
      <PageHeader
        size={24}
        overline={words.overline}
        title={person.personName}
        actions={<PersonActions person={person} identity={identity} onChoose={setAct} />}
      />
      {survivorId !== null && <MergedInto to={`/direktori/orang/${survivorId}`} />}
      <PersonFacts
        person={person}
        identity={identity}
        onHide={() => setIdentity(null)}
        onReveal={() => setAct({ kind: "reveal" })}
      />
      <Section title={words.held}>
        <HeldPosts person={person} />
      </Section>
      {person.merged.length > 0 && (
        <MergedRecords
          records={person.merged.map((record) => ({
            id: record.personId,
            name: record.personName,
            to: `/direktori/orang/${record.personId}`,
            version: record.version,
          }))}
          onUnmerge={({ id, version }) => setAct({ kind: "unmerge", record: { personId: id, version } })}
        />
      )}
      {person.householdId && <HouseholdMembers householdId={person.householdId} personId={personId} />}
      {act && (
        <PersonActDialog
          act={act}
          person={person}
          onIdentity={setIdentity}
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

function PersonActions(props: { person: Person; identity: Identity | null; onChoose: (act: PersonAct) => void }) {
  const { person, identity, onChoose } = props;
  const { may } = useDirectory();
  const words = useWords(directoryMessages);
  const { personId, version, survivorId } = person;
  return (
    <Actions>
      <Button icon={Printer} onClick={() => window.print()}>
        {words.print}
      </Button>
      {identity === null && (
        <Button icon={Eye} onClick={() => onChoose({ kind: "reveal" })}>
          {words.reveal}
        </Button>
      )}
      {may("directory/people.write") && survivorId === null && (
        <>
          <Button icon={Merge} onClick={() => onChoose({ kind: "merge" })}>
            {words.merge}
          </Button>
          <Button icon={Pencil} variant="primary" onClick={() => onChoose({ kind: "change" })}>
            {words.change}
          </Button>
        </>
      )}
      {may("directory/people.write") && survivorId !== null && (
        <Button icon={Split} onClick={() => onChoose({ kind: "unmerge", record: { personId, version } })}>
          {words.unmerge}
        </Button>
      )}
    </Actions>
  );
}

interface PersonFactsProps {
  person: Person;
  identity: Identity | null;
  onHide: () => void;
  onReveal: () => void;
}

function PersonFacts({ person, identity, onHide, onReveal }: PersonFactsProps) {
  const words = useWords(directoryMessages);
  const format = useFormat();
  const number = (masked: string | null, full: string | null | undefined) =>
    masked === null ? (
      words.none
    ) : (
      <MaskedIdentifier
        masked={masked}
        revealed={full ?? undefined}
        onRevealedChange={(shown) => (shown ? onReveal() : onHide())}
      />
    );
  return (
    <Facts layout="rows">
      <Fact term={words.nip}>{number(person.nip, identity?.nip)}</Fact>
      <Fact term={words.nik}>
        {number(person.nik, identity?.nik)}
        {person.nikDoubtful && <Text>{words.doubtful}</Text>}
      </Fact>
      <Fact term={words.kk}>{number(person.kk, identity?.kk)}</Fact>
      {person.birthDate && <Fact term={words.birthDate}>{format.date(person.birthDate)}</Fact>}
      {person.accountId && <Fact term={words.account}>{person.accountId}</Fact>}
    </Facts>
  );
}

function HeldPosts({ person }: { person: Person }) {
  const words = useWords(directoryMessages);
  if (person.holdings.length === 0) return <Text>{words.noneHeld}</Text>;
  return (
    <Timeline>
      {person.holdings.map((holding) => (
        <TimelineEvent
          key={holding.holdingId}
          title={
            <>
              {holding.capacity !== "definitif" && `${words.capacities[holding.capacity]} `}
              {holding.postName}, <Link to={`/direktori/unit/${holding.unitId}`}>{holding.unitName}</Link>
            </>
          }
          meta={<PeriodWords {...holding} />}
        />
      ))}
    </Timeline>
  );
}

function HouseholdMembers({ householdId, personId }: { householdId: string; personId: string }) {
  const { client } = useDirectory();
  const words = useWords(directoryMessages);
  const reading = useReading(`household ${householdId}`, (signal) =>
    client.households.get({ params: { householdId } }, { signal }),
  );
  if (reading.error !== undefined)
    return <ReadingFailure title={words.failed} error={reading.error} onRetry={reading.again} />;
  const others = reading.value?.members.filter((member) => member.personId !== personId) ?? [];
  if (!reading.value) return null;
  return (
    <Section title={words.household}>
      <p>
        <Link to={`/direktori/orang/keluarga/${householdId}`}>{words.openHousehold}</Link>
      </p>
      <ul className="spbe-directory-tree">
        {others.map((member) => (
          <li key={member.personId}>
            <Link to={`/direktori/orang/${member.personId}`}>{member.personName}</Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface PersonActDialogProps {
  act: PersonAct;
  person: Person;
  onIdentity: (identity: Identity) => void;
  onSaved: () => void;
  onClose: () => void;
}

function PersonActDialog({ act, person, onIdentity, onSaved, onClose }: PersonActDialogProps) {
  const { client } = useDirectory();
  const words = useWords(directoryMessages);
  const locale = useLocale();
  const { personId, version, personName } = person;
  const purposes = identityPurposes.map((value) => ({ value, label: disclosurePurposeWords[value][locale] }));
  switch (act.kind) {
    case "change":
      return <PersonDialog person={person} onSaved={onSaved} onClose={onClose} />;
    case "reveal":
      return (
        <RecordDialog
          title={words.reveal}
          description={words.revealNote}
          fields={[{ name: "purpose", label: words.purpose, input: { kind: "choice", options: purposes } }]}
          saveLabel={words.reveal}
          save={async ({ purpose }) =>
            onIdentity(
              await client.people.reveal({ params: { personId }, body: { purpose: purpose as IdentityPurpose } }),
            )
          }
          onSaved={onClose}
          onClose={onClose}
        />
      );
    case "merge":
      return (
        <MergeDialog
          name={personName}
          hint={words.personHint}
          load={peopleOptions(client)}
          merge={(body) => client.people.merge({ params: { personId }, version, body })}
          onSaved={onSaved}
          onClose={onClose}
        />
      );
    case "unmerge":
      return (
        <UnmergeDialog
          unmerge={(reason) =>
            client.people.unmerge({
              params: { personId: act.record.personId },
              version: act.record.version,
              body: { reason },
            })
          }
          onSaved={onSaved}
          onClose={onClose}
        />
      );
  }
}
