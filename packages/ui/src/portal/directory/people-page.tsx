import type { PersonShort } from "@spbe-kit/core/organisation";
import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "../../react/button/button.tsx";
import { Skeleton } from "../../react/feedback/progress.tsx";
import { EmptyState } from "../../react/feedback/states.tsx";
import { SearchField } from "../../react/field/text-field.tsx";
import { PageHeader, Stack } from "../../react/layout/layout.tsx";
import { useNavigation } from "../../react/navigation/navigation.tsx";
import { dotted } from "../../react/people/dotted.ts";
import { useWords } from "../../react/provider/spbe-provider.tsx";
import {
  CellSub,
  RowLink,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
  TableRowHeader,
} from "../../react/table/table.tsx";
import { ReadingFailure } from "../reading-failure.tsx";
import { directoryMessages } from "./directory.messages.ts";
import { useDirectory } from "./directory-provider.tsx";
import { PersonDialog } from "./person-form.tsx";
import { useReading } from "./use-reading.ts";
import { useSettled } from "./use-settled.ts";

const LEAST_LETTERS = 2;

/** /direktori/orang: finds people. What is typed goes to the server in a body, never into an address. */
export default function PeoplePage() {
  const { client, may } = useDirectory();
  const words = useWords(directoryMessages);
  const { navigate } = useNavigation();
  const [typed, setTyped] = useState("");
  const [adding, setAdding] = useState(false);
  const text = useSettled(typed.trim());
  const asking = text.length >= LEAST_LETTERS;
  const reading = useReading(asking ? `people ${text}` : undefined, (signal) =>
    client.people.search({ body: { text } }, { signal }),
  );
  if (reading.error !== undefined)
    return <ReadingFailure title={words.failed} error={reading.error} onRetry={reading.again} />;
  return (
    <Stack gap={6}>
      <PageHeader
        size={24}
        overline={words.overline}
        title={words.people}
        lede={words.peopleLede}
        actions={
          may("directory/people.write") && (
            <Button icon={Plus} variant="primary" onClick={() => setAdding(true)}>
              {words.addPerson}
            </Button>
          )
        }
      />
      <SearchField value={typed} onValueChange={setTyped} autoComplete="off" />
      {!asking ? (
        <EmptyState headingLevel={2} title={words.peopleEmpty}>
          {words.peopleEmptyBody}
        </EmptyState>
      ) : (
        <Found items={reading.value?.items} />
      )}
      {adding && (
        <PersonDialog
          onSaved={(personId) => navigate(`/direktori/orang/${personId}`)}
          onClose={() => setAdding(false)}
        />
      )}
    </Stack>
  );
}

function Found({ items }: { items: readonly PersonShort[] | undefined }) {
  const words = useWords(directoryMessages);
  if (!items) return <Skeleton lines={6} />;
  if (items.length === 0)
    return (
      <EmptyState headingLevel={2} title={words.noPeople}>
        {words.noPeopleBody}
      </EmptyState>
    );
  return (
    <Table caption={words.people} captionHidden>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{words.person}</TableHeaderCell>
          <TableHeaderCell>{words.held}</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {items.map(({ personId, personName, nip, posts }) => (
          <TableRow key={personId}>
            <TableRowHeader>
              <RowLink to={`/direktori/orang/${personId}`}>{personName}</RowLink>
              {nip && <CellSub>{dotted(nip)}</CellSub>}
            </TableRowHeader>
            <TableCell>{posts.join("; ")}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
