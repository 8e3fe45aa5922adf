import { type CalendarDate, parseCalendarDate } from "@spbe-kit/core";
import type { Unit, UnitDetail, UnitKind } from "@spbe-kit/core/organisation";
import { Pencil, Plus, Printer, Replace, SquareX } from "lucide-react";
import { useState } from "react";
import { Actions, Button } from "../../react/button/button.tsx";
import { Callout } from "../../react/feedback/callout.tsx";
import { Skeleton } from "../../react/feedback/progress.tsx";
import { useToast } from "../../react/feedback/toast.tsx";
import { PageHeader, Section, Stack, Text } from "../../react/layout/layout.tsx";
import { Fact, Facts } from "../../react/list/facts.tsx";
import { Link, useNavigation, usePageParams } from "../../react/navigation/navigation.tsx";
import { Menu } from "../../react/overlay/menu.tsx";
import { useFormat, useWords } from "../../react/provider/spbe-provider.tsx";
import { ReadingFailure } from "../reading-failure.tsx";
import { directoryMessages } from "./directory.messages.ts";
import { useDirectory } from "./directory-provider.tsx";
import { unitOptions } from "./find-options.ts";
import { dayAfter, lastDayOf } from "./last-day.ts";
import { PeriodWords } from "./period-words.tsx";
import { AddPostDialog } from "./post-dialogs.tsx";
import { PostTable } from "./post-table.tsx";
import { RecordDialog } from "./record-dialog.tsx";
import { AddUnitDialog, useUnitFields } from "./units-page.tsx";
import { useReading } from "./use-reading.ts";

/** /direktori/unit/:unitId: a unit with its posts and who holds them on a day. */
export default function UnitPage() {
  const { client, today } = useDirectory();
  const words = useWords(directoryMessages);
  const { unitId } = usePageParams<"unitId">();
  const { search } = useNavigation();
  const on = parseCalendarDate(search.get("tanggal")) ?? today();
  const reading = useReading(`unit ${unitId} ${on}`, (signal) =>
    client.units.get({ params: { unitId }, query: { on } }, { signal }),
  );
  if (reading.value) return <UnitView detail={reading.value} again={reading.again} />;
  if (reading.error !== undefined)
    return <ReadingFailure title={words.failed} error={reading.error} onRetry={reading.again} />;
  return <Skeleton lines={10} />;
}

function UnitView({ detail, again }: { detail: UnitDetail; again: () => void }) {
  const { may } = useDirectory();
  const words = useWords(directoryMessages);
  const format = useFormat();
  const [opened, setOpened] = useState<UnitAct | "post" | null>(null);
  const { unit, above, below, before, successor, posts, on } = detail;
  const mayWrite = may("directory/units.write");
  const close = () => setOpened(null);
  const saved = () => {
    close();
    again();
  };
  return (
    <Stack gap={6}>
      <PageHeader
        size={24}
        overline={[words.overline, ...above.map(({ name }) => name)].join(" · ")}
        title={unit.name}
        actions={
          <Actions>
            <Button icon={Printer} onClick={() => window.print()}>
              {words.print}
            </Button>
            {mayWrite && <UnitMenu unit={unit} onChoose={setOpened} />}
            {mayWrite && unit.validUntil === null && (
              <Button icon={Plus} variant="primary" onClick={() => setOpened("post")}>
                {words.addPost}
              </Button>
            )}
          </Actions>
        }
      />
      {unit.validUntil !== null && (
        <Callout title={words.ended(format.date(lastDayOf(unit.validUntil)))}>
          {successor && (
            <>
              {words.successor} <Link to={`/direktori/unit/${successor.unitId}`}>{successor.name}</Link>
            </>
          )}
        </Callout>
      )}
      <Facts>
        <Fact term={words.unitKind}>{words.unitKinds[unit.kind]}</Fact>
        {unit.code && <Fact term={words.code}>{unit.code}</Fact>}
        {unit.shortName && <Fact term={words.shortName}>{unit.shortName}</Fact>}
        <Fact term={words.validFrom}>
          <PeriodWords {...unit} />
        </Fact>
        {before.length > 0 && (
          <Fact term={words.before}>
            {before.map((one, at) => (
              <span key={one.unitId}>
                {at > 0 && ", "}
                <Link to={`/direktori/unit/${one.unitId}`}>{one.name}</Link>
              </span>
            ))}
          </Fact>
        )}
      </Facts>
      <Section title={words.postsTitle} note={words.postsNote(format.date(on))}>
        {posts.length === 0 ? <Text>{words.noPosts}</Text> : <PostTable posts={posts} onChanged={again} />}
      </Section>
      {below.length > 0 && (
        <Section title={words.below}>
          <ul className="spbe-directory-tree">
            {below.map(({ unitId, name }) => (
              <li key={unitId}>
                <Link to={`/direktori/unit/${unitId}`}>{name}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {opened === "post" && <AddPostDialog unit={unit} onDay={on} onSaved={saved} onClose={close} />}
      {opened !== null && opened !== "post" && (
        <UnitDialog act={opened} detail={detail} onSaved={saved} onClose={close} />
      )}
    </Stack>
  );
}

type UnitAct = "change" | "rename" | "close" | "below";

function UnitMenu({ unit, onChoose }: { unit: Unit; onChoose: (act: UnitAct) => void }) {
  const words = useWords(directoryMessages);
  const lasting = unit.validUntil === null;
  return (
    <Menu
      label={words.change}
      groups={[
        {
          items: [
            { label: words.changeUnit, icon: Pencil, onSelect: () => onChoose("change") },
            ...(lasting
              ? [
                  { label: words.rename, icon: Replace, onSelect: () => onChoose("rename") },
                  { label: words.addUnder, icon: Plus, onSelect: () => onChoose("below") },
                  { label: words.closeUnit, icon: SquareX, onSelect: () => onChoose("close") },
                ]
              : []),
          ],
        },
      ]}
    />
  );
}

interface UnitDialogProps {
  act: UnitAct;
  detail: UnitDetail;
  onSaved: () => void;
  onClose: () => void;
}

function UnitDialog({ act, detail, onSaved, onClose }: UnitDialogProps) {
  const { client, random, today } = useDirectory();
  const words = useWords(directoryMessages);
  const toast = useToast();
  const { navigate } = useNavigation();
  // Frozen at opening: what is read anew behind the form must not lend its version to what was typed over the older one.
  const [{ unit, above }] = useState(detail);
  const [successorId] = useState(() => random.uuid());
  const parent = above.find(({ unitId }) => unitId === unit.parentId) ?? above.at(-1);
  const fields = useUnitFields(parent);
  const { unitId, version } = unit;
  const params = { unitId };
  const texts = { kind: unit.kind, name: unit.name, shortName: unit.shortName ?? "", code: unit.code ?? "" };
  const done = () => {
    toast(words.saved);
    onSaved();
  };
  const common = { onSaved: done, onClose, saveLabel: words.save };
  switch (act) {
    case "below":
      return <AddUnitDialog onDay={today()} parent={unit} onSaved={onSaved} onClose={onClose} />;
    case "change":
      return (
        <RecordDialog
          {...common}
          title={words.changeUnit}
          description={unit.name}
          fields={fields}
          initial={{ ...texts, parentId: unit.parentId ?? "" }}
          save={({ parentId, kind, name, shortName, code }) =>
            client.units.change({
              params,
              version,
              body: {
                parentId: parentId || null,
                kind: kind as UnitKind,
                name: name ?? "",
                shortName: shortName || null,
                code: code || null,
              },
            })
          }
        />
      );
    case "rename":
      return (
        <RecordDialog
          {...common}
          title={words.rename}
          description={words.renameNote}
          fields={[
            ...fields.filter(({ name }) => name !== "parentId"),
            { name: "on", label: words.newFrom, input: { kind: "date" } },
          ]}
          initial={{ ...texts, on: today() }}
          save={({ kind, name, shortName, code, on }) =>
            client.units.rename({
              params,
              version,
              body: {
                successorId,
                kind: kind as UnitKind,
                name: name ?? "",
                shortName: shortName || null,
                code: code || null,
                on: on as CalendarDate,
              },
            })
          }
          onSaved={() => {
            done();
            navigate(`/direktori/unit/${successorId}`);
          }}
        />
      );
    case "close":
      return (
        <RecordDialog
          {...common}
          title={words.closeUnit}
          description={words.closeNote}
          saveLabel={words.end}
          fields={[
            { name: "on", label: words.lastDay, input: { kind: "date" } },
            {
              name: "successorId",
              label: words.successor,
              optional: true,
              input: { kind: "find", load: unitOptions(client) },
            },
          ]}
          initial={{ on: today() }}
          save={({ on, successorId: next }) =>
            client.units.close({ params, version, body: { on: dayAfter(on), successorId: next || null } })
          }
        />
      );
  }
}
