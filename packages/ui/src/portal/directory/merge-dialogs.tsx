import { Split } from "lucide-react";
import { Button } from "../../react/button/button.tsx";
import { Callout } from "../../react/feedback/callout.tsx";
import { useToast } from "../../react/feedback/toast.tsx";
import type { ComboboxProps } from "../../react/field/combobox.tsx";
import { Section } from "../../react/layout/layout.tsx";
import { Link } from "../../react/navigation/navigation.tsx";
import { useWords } from "../../react/provider/spbe-provider.tsx";
import { directoryMessages } from "./directory.messages.ts";
import { useDirectory } from "./directory-provider.tsx";
import { RecordDialog } from "./record-dialog.tsx";

export interface MergeDialogProps {
  /** What the record is called: a person's name, a household by a member's. */
  name: string;
  /** What to type to find the one that stands. */
  hint: string;
  load: ComboboxProps["loadOptions"];
  /** Rejects with the server's refusal. */
  merge: (wish: { readonly survivorId: string; readonly reason: string }) => Promise<unknown>;
  onSaved: () => void;
  onClose: () => void;
}

/** Asks which record stands for this one from now on, and why. For people and households alike. */
export function MergeDialog({ name, hint, load, merge, onSaved, onClose }: MergeDialogProps) {
  const words = useWords(directoryMessages);
  const done = useSaid(onSaved);
  return (
    <RecordDialog
      title={words.merge}
      description={`${name}. ${words.mergeNote}`}
      fields={[
        { name: "survivorId", label: words.survivor, hint, input: { kind: "find", load } },
        { name: "reason", label: words.reason },
      ]}
      saveLabel={words.merge}
      save={({ survivorId = "", reason = "" }) => merge({ survivorId, reason })}
      onSaved={done}
      onClose={onClose}
    />
  );
}

export interface UnmergeDialogProps {
  unmerge: (reason: string) => Promise<unknown>;
  onSaved: () => void;
  onClose: () => void;
}

/** Lets a merged record stand for itself again. */
export function UnmergeDialog({ unmerge, onSaved, onClose }: UnmergeDialogProps) {
  const words = useWords(directoryMessages);
  const done = useSaid(onSaved);
  return (
    <RecordDialog
      title={words.unmerge}
      description={words.unmergeNote}
      fields={[{ name: "reason", label: words.reason }]}
      saveLabel={words.unmerge}
      save={({ reason = "" }) => unmerge(reason)}
      onSaved={done}
      onClose={onClose}
    />
  );
}

function useSaid(onSaved: () => void): () => void {
  const words = useWords(directoryMessages);
  const toast = useToast();
  return () => {
    toast(words.saved);
    onSaved();
  };
}

/** Says that another record stands for this one, and leads to it. */
export function MergedInto({ to }: { to: string }) {
  const words = useWords(directoryMessages);
  return (
    <Callout tone="warning" title={words.mergedInto}>
      <Link to={to}>{words.openSurvivor}</Link>
    </Callout>
  );
}

/** A record that another one stands for. */
export interface MergedRecord {
  readonly id: string;
  readonly name: string;
  readonly to: string;
  readonly version: number;
}

/** The records a record stands for, each with the way back. */
export function MergedRecords(props: { records: readonly MergedRecord[]; onUnmerge: (record: MergedRecord) => void }) {
  const { may } = useDirectory();
  const words = useWords(directoryMessages);
  return (
    <Section title={words.mergedHere}>
      <ul className="spbe-directory-tree">
        {props.records.map((record) => (
          <li key={record.id} className="spbe-directory-line">
            <Link to={record.to}>{record.name}</Link>
            {may("directory/people.write") && (
              <Button icon={Split} aria-label={words.unmergeOf(record.name)} onClick={() => props.onUnmerge(record)}>
                {words.unmerge}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
