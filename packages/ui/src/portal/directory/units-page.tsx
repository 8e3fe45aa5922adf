import { type CalendarDate, parseCalendarDate } from "@spbe-kit/core";
import { UNIT_KINDS, type UnitKind, type UnitNode } from "@spbe-kit/core/organisation";
import { Plus, Printer, Upload } from "lucide-react";
import { useState } from "react";
import { Actions, Button } from "../../react/button/button.tsx";
import { Badge } from "../../react/feedback/badge.tsx";
import { Skeleton } from "../../react/feedback/progress.tsx";
import { EmptyState } from "../../react/feedback/states.tsx";
import { useToast } from "../../react/feedback/toast.tsx";
import { DateField } from "../../react/field/date-field.tsx";
import { FormGrid } from "../../react/field/form.tsx";
import { SearchField } from "../../react/field/text-field.tsx";
import { PageHeader, Section, Stack } from "../../react/layout/layout.tsx";
import { Link, useNavigation } from "../../react/navigation/navigation.tsx";
import { useFormat, useWords } from "../../react/provider/spbe-provider.tsx";
import { ReadingFailure } from "../reading-failure.tsx";
import { directoryMessages } from "./directory.messages.ts";
import { useDirectory } from "./directory-provider.tsx";
import { unitOptions } from "./find-options.ts";
import { RecordDialog, type RecordField } from "./record-dialog.tsx";
import { matchingUnits, type UnitBranch, unitBranches } from "./unit-tree.ts";
import { useReading } from "./use-reading.ts";

/** /direktori: the organisation of a day. The day stands in the address, what is typed does not. */
export default function UnitsPage() {
  const { client, may, today } = useDirectory();
  const words = useWords(directoryMessages);
  const format = useFormat();
  const { search, setSearch } = useNavigation();
  const [filter, setFilter] = useState("");
  const [adding, setAdding] = useState(false);
  const on = parseCalendarDate(search.get("tanggal")) ?? today();
  const reading = useReading(`units ${on}`, (signal) => client.units.list({ query: { on } }, { signal }));
  const chooseDay = (day: CalendarDate | null) => {
    const next = new URLSearchParams(search);
    if (day === null || day === today()) next.delete("tanggal");
    else next.set("tanggal", day);
    setSearch(next, { replace: true });
  };
  if (reading.error !== undefined && !reading.value)
    return <ReadingFailure title={words.failed} error={reading.error} onRetry={reading.again} />;
  const nodes = reading.value?.items;
  const vacant = nodes?.reduce((sum, node) => sum + node.vacant, 0) ?? 0;
  return (
    <Stack gap={6}>
      <PageHeader
        overline={words.overline}
        title={nodes ? words.units(format.number(nodes.length), format.number(vacant)) : words.tree}
        lede={words.unitsLede}
        actions={
          <Actions>
            <Button icon={Printer} onClick={() => window.print()}>
              {words.print}
            </Button>
            {may("directory/imports.write") && (
              <Button icon={Upload} to="/direktori/impor">
                {words.importFile}
              </Button>
            )}
            {may("directory/units.write") && (
              <Button icon={Plus} variant="primary" onClick={() => setAdding(true)}>
                {words.addUnit}
              </Button>
            )}
          </Actions>
        }
      />
      <FormGrid>
        <SearchField label={words.filter} value={filter} onValueChange={setFilter} />
        <DateField label={words.onDay} value={on} onValueChange={chooseDay} />
      </FormGrid>
      {nodes ? <UnitList nodes={nodes} filter={filter} /> : <Skeleton lines={10} />}
      {adding && (
        <AddUnitDialog
          onDay={on}
          onClose={() => setAdding(false)}
          onSaved={() => {
            setAdding(false);
            reading.again();
          }}
        />
      )}
    </Stack>
  );
}

function UnitList({ nodes, filter }: { nodes: readonly UnitNode[]; filter: string }) {
  const { may } = useDirectory();
  const words = useWords(directoryMessages);
  if (nodes.length === 0)
    return (
      <EmptyState headingLevel={2} title={words.noUnits}>
        {may("directory/units.write") ? words.noUnitsBody : words.noUnitsReader}
      </EmptyState>
    );
  const found = filter.trim() === "" ? undefined : matchingUnits(nodes, filter);
  if (found?.length === 0)
    return (
      <EmptyState headingLevel={2} title={words.nothingFound}>
        {words.nothingFoundBody}
      </EmptyState>
    );
  const branches = found?.map((node) => ({ node, below: [] })) ?? unitBranches(nodes);
  return (
    <Section title={words.tree}>
      <Branches branches={branches} />
    </Section>
  );
}

function Branches({ branches, below }: { branches: readonly UnitBranch[]; below?: boolean }) {
  return (
    <ul className="spbe-directory-tree" data-below={below ? "" : undefined}>
      {branches.map((branch) => (
        <li key={branch.node.unitId}>
          <UnitLine node={branch.node} />
          {branch.below.length > 0 && <Branches branches={branch.below} below />}
        </li>
      ))}
    </ul>
  );
}

function UnitLine({ node }: { node: UnitNode }) {
  const words = useWords(directoryMessages);
  const format = useFormat();
  const { search } = useNavigation();
  const { unitId, name, shortName, code, kind, posts, vacant } = node;
  const day = search.get("tanggal");
  const notes = [code, shortName, words.unitKinds[kind], posts > 0 && words.posts(format.number(posts))];
  return (
    <div className="spbe-directory-line">
      <Link to={`/direktori/unit/${unitId}${day ? `?tanggal=${day}` : ""}`}>{name}</Link>
      <span className="spbe-directory-note">{notes.filter(Boolean).join(" · ")}</span>
      {vacant > 0 && <Badge tone="warning">{words.vacantCount(format.number(vacant))}</Badge>}
    </div>
  );
}

export interface AddUnitDialogProps {
  onDay: CalendarDate;
  /** The unit it will stand below. */
  parent?: { readonly unitId: string; readonly name: string } | undefined;
  onSaved: () => void;
  onClose: () => void;
}

/** A new unit, from a day on. */
export function AddUnitDialog({ onDay, parent, onSaved, onClose }: AddUnitDialogProps) {
  const { client, random } = useDirectory();
  const words = useWords(directoryMessages);
  const toast = useToast();
  const fields = useUnitFields(parent);
  const [unitId] = useState(() => random.uuid());
  return (
    <RecordDialog
      title={words.addUnit}
      fields={[...fields, { name: "validFrom", label: words.validFrom, input: { kind: "date" } }]}
      initial={{ parentId: parent?.unitId ?? "", validFrom: onDay }}
      saveLabel={words.save}
      save={({ parentId, kind, name, shortName, code, validFrom }) =>
        client.units.create({
          body: {
            unitId,
            parentId: parentId || null,
            kind: kind as UnitKind,
            name: name ?? "",
            shortName: shortName || null,
            code: code || null,
            validFrom: validFrom as CalendarDate,
          },
        })
      }
      onSaved={() => {
        toast(words.saved);
        onSaved();
      }}
      onClose={onClose}
    />
  );
}

/** The boxes every form of a unit has. */
export function useUnitFields(parent?: { readonly unitId: string; readonly name: string }): readonly RecordField[] {
  const { client } = useDirectory();
  const words = useWords(directoryMessages);
  return [
    {
      name: "kind",
      label: words.unitKind,
      input: { kind: "choice", options: UNIT_KINDS.map((value) => ({ value, label: words.unitKinds[value] })) },
    },
    { name: "name", label: words.unitName },
    { name: "shortName", label: words.shortName, optional: true },
    { name: "code", label: words.code, optional: true },
    {
      name: "parentId",
      label: words.parent,
      hint: words.parentHint,
      optional: true,
      input: {
        kind: "find",
        load: unitOptions(client),
        chosen: parent ? { value: parent.unitId, label: parent.name } : null,
      },
    },
  ];
}
