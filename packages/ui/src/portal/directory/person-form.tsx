import type { CalendarDate, KkNumber, Nik, Nip } from "@spbe-kit/core";
import type { Person } from "@spbe-kit/core/organisation";
import { useState } from "react";
import { useToast } from "../../react/feedback/toast.tsx";
import { useWords } from "../../react/provider/spbe-provider.tsx";
import { directoryMessages } from "./directory.messages.ts";
import { useDirectory } from "./directory-provider.tsx";
import { type Entries, RecordDialog } from "./record-dialog.tsx";

export interface PersonDialogProps {
  /** Whom to change; a new person without. */
  person?: Person | undefined;
  onSaved: (personId: string) => void;
  onClose: () => void;
}

/** Who a person is. Numbers stay as they are when their boxes stay empty, so that changing a name opens none of them. */
export function PersonDialog({ person, onSaved, onClose }: PersonDialogProps) {
  const { client, random } = useDirectory();
  const words = useWords(directoryMessages);
  const toast = useToast();
  const [opened] = useState(person);
  const [newPersonId] = useState(() => random.uuid());
  const personId = opened?.personId ?? newPersonId;
  const keptHint = opened ? { hint: words.keepHint } : {};
  const save = (entries: Entries) => {
    const body = factsOf(entries, opened !== undefined);
    return opened
      ? client.people.change({ params: { personId }, version: opened.version, body })
      : client.people.create({ body: { ...body, personId } });
  };
  return (
    <RecordDialog
      title={opened ? words.changePerson : words.addPerson}
      fields={[
        { name: "frontTitle", label: words.frontTitle, optional: true },
        { name: "name", label: words.name },
        { name: "backTitle", label: words.backTitle, optional: true },
        { name: "birthDate", label: words.birthDate, optional: true, input: { kind: "date" } },
        { name: "nip", label: words.nip, optional: true, ...keptHint },
        { name: "nik", label: words.nik, optional: true, ...keptHint },
        { name: "kk", label: words.kk, optional: true, ...keptHint },
        { name: "accountId", label: words.account, hint: words.accountHint, optional: true },
      ]}
      initial={{
        frontTitle: opened?.frontTitle ?? "",
        name: opened?.name ?? "",
        backTitle: opened?.backTitle ?? "",
        birthDate: opened?.birthDate ?? "",
        accountId: opened?.accountId ?? "",
      }}
      saveLabel={words.save}
      save={save}
      onSaved={() => {
        toast(words.saved);
        onSaved(personId);
      }}
      onClose={onClose}
    />
  );
}

function factsOf(entries: Entries, stay: boolean) {
  const digits = (name: string) => (entries[name] ?? "").replace(/[\s.-]/g, "");
  const kept = (name: string) => digits(name) || (stay ? undefined : null);
  return {
    name: entries.name ?? "",
    frontTitle: entries.frontTitle || null,
    backTitle: entries.backTitle || null,
    birthDate: (entries.birthDate || null) as CalendarDate | null,
    nip: kept("nip") as Nip | null | undefined,
    nik: kept("nik") as Nik | null | undefined,
    kk: kept("kk") as KkNumber | null | undefined,
    accountId: entries.accountId || null,
  };
}
