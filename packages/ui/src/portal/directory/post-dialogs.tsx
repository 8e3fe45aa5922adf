import type { CalendarDate } from "@spbe-kit/core";
import {
  CAPACITIES,
  type Capacity,
  type Holding,
  POST_KINDS,
  type Post,
  type PostKind,
  type Unit,
} from "@spbe-kit/core/organisation";
import { useState } from "react";
import { Button } from "../../react/button/button.tsx";
import { Skeleton } from "../../react/feedback/progress.tsx";
import { useToast } from "../../react/feedback/toast.tsx";
import { Stack, Text } from "../../react/layout/layout.tsx";
import { Timeline, TimelineEvent } from "../../react/list/timeline.tsx";
import { ConfirmDialog } from "../../react/overlay/confirm-dialog.tsx";
import { Dialog } from "../../react/overlay/dialog.tsx";
import { useLocale, useWords } from "../../react/provider/spbe-provider.tsx";
import { directoryMessages } from "./directory.messages.ts";
import { useDirectory } from "./directory-provider.tsx";
import { peopleOptions } from "./find-options.ts";
import { dayAfter, lastDayOf, untilOf } from "./last-day.ts";
import { PeriodWords } from "./period-words.tsx";
import { RecordDialog, type RecordField } from "./record-dialog.tsx";
import { readSaveComplaint } from "./save-complaint.ts";
import { useReading } from "./use-reading.ts";

export type PostAct =
  | { readonly kind: "fill" | "change" | "close" | "history"; readonly post: Post }
  | { readonly kind: "holding"; readonly holding: Holding };

interface DialogEnds {
  onSaved: () => void;
  onClose: () => void;
}

/** What a row of the table opens. */
export function PostDialog({ act, ...ends }: { act: PostAct } & DialogEnds) {
  switch (act.kind) {
    case "fill":
      return <FillDialog post={act.post} {...ends} />;
    case "change":
      return <ChangePostDialog post={act.post} {...ends} />;
    case "close":
      return <ClosePostDialog post={act.post} {...ends} />;
    case "history":
      return <HistoryDialog post={act.post} onClose={ends.onClose} />;
    case "holding":
      return <HoldingDialog holding={act.holding} {...ends} />;
  }
}

/** A new post of a unit. */
export function AddPostDialog({ unit, onDay, onSaved, onClose }: { unit: Unit; onDay: CalendarDate } & DialogEnds) {
  const { client, random } = useDirectory();
  const words = useWords(directoryMessages);
  const fields = usePostFields();
  const [postId] = useState(() => random.uuid());
  return (
    <RecordDialog
      title={words.addPost}
      description={unit.name}
      fields={[...fields, { name: "validFrom", label: words.validFrom, input: { kind: "date" } }]}
      initial={{ validFrom: onDay }}
      saveLabel={words.save}
      save={({ kind, name, level, code, validFrom }) =>
        client.posts.create({
          body: {
            postId,
            unitId: unit.unitId,
            kind: kind as PostKind,
            name: name ?? "",
            level: level || null,
            code: code || null,
            validFrom: validFrom as CalendarDate,
          },
        })
      }
      onSaved={useSaved(onSaved)}
      onClose={onClose}
    />
  );
}

function ChangePostDialog({ post, onSaved, onClose }: { post: Post } & DialogEnds) {
  const { client } = useDirectory();
  const words = useWords(directoryMessages);
  const fields = usePostFields();
  const { postId, unitId, version } = post;
  return (
    <RecordDialog
      title={words.changePost}
      description={post.unitName}
      fields={fields}
      initial={{ kind: post.kind, name: post.name, level: post.level ?? "", code: post.code ?? "" }}
      saveLabel={words.save}
      save={({ kind, name, level, code }) =>
        client.posts.change({
          params: { postId },
          version,
          body: { unitId, kind: kind as PostKind, name: name ?? "", level: level || null, code: code || null },
        })
      }
      onSaved={useSaved(onSaved)}
      onClose={onClose}
    />
  );
}

function ClosePostDialog({ post, onSaved, onClose }: { post: Post } & DialogEnds) {
  const { client, today } = useDirectory();
  const words = useWords(directoryMessages);
  return (
    <RecordDialog
      title={words.closePost}
      description={`${post.name}, ${post.unitName}`}
      fields={[{ name: "on", label: words.lastDay, input: { kind: "date" } }]}
      initial={{ on: today() }}
      saveLabel={words.end}
      save={({ on }) =>
        client.posts.close({ params: { postId: post.postId }, version: post.version, body: { on: dayAfter(on) } })
      }
      onSaved={useSaved(onSaved)}
      onClose={onClose}
    />
  );
}

function FillDialog({ post, onSaved, onClose }: { post: Post } & DialogEnds) {
  const { client, random, today } = useDirectory();
  const words = useWords(directoryMessages);
  const fields = useHoldingFields();
  const [holdingId] = useState(() => random.uuid());
  return (
    <RecordDialog
      title={words.fill}
      description={`${post.name}, ${post.unitName}`}
      fields={[
        {
          name: "personId",
          label: words.person,
          hint: words.personHint,
          input: { kind: "find", load: peopleOptions(client) },
        },
        ...fields,
      ]}
      initial={{ capacity: "definitif", validFrom: today() }}
      saveLabel={words.save}
      save={({ personId, capacity, decree, validFrom, last }) =>
        client.holdings.create({
          body: {
            holdingId,
            postId: post.postId,
            personId: personId ?? "",
            capacity: capacity as Capacity,
            decree: decree || null,
            validFrom: validFrom as CalendarDate,
            validUntil: untilOf(last ?? ""),
          },
        })
      }
      onSaved={useSaved(onSaved)}
      onClose={onClose}
    />
  );
}

function HoldingDialog({ holding, onSaved, onClose }: { holding: Holding } & DialogEnds) {
  const { client } = useDirectory();
  const words = useWords(directoryMessages);
  const locale = useLocale();
  const fields = useHoldingFields();
  const saved = useSaved(onSaved);
  const [removing, setRemoving] = useState(false);
  const { holdingId, version, personName } = holding;
  if (removing)
    return (
      <ConfirmDialog
        open
        onOpenChange={(open) => !open && onClose()}
        title={words.removeQuestion(personName)}
        consequence={words.removeConsequence}
        confirmLabel={words.removeHolding}
        tone="danger"
        onConfirm={async () => {
          await client.holdings.remove({ params: { holdingId }, version });
          saved();
        }}
        failure={(error) => readSaveComplaint(error, locale).message}
      />
    );
  return (
    <RecordDialog
      title={words.changeHolding}
      description={`${personName}, ${holding.postName}`}
      fields={fields}
      initial={{
        capacity: holding.capacity,
        decree: holding.decree ?? "",
        validFrom: holding.validFrom,
        last: holding.validUntil === null ? "" : lastDayOf(holding.validUntil),
      }}
      saveLabel={words.save}
      save={({ capacity, decree, validFrom, last }) =>
        client.holdings.change({
          params: { holdingId },
          version,
          body: {
            capacity: capacity as Capacity,
            decree: decree || null,
            validFrom: validFrom as CalendarDate,
            validUntil: untilOf(last ?? ""),
          },
        })
      }
      onSaved={saved}
      onClose={onClose}
    >
      <Button variant="quiet" onClick={() => setRemoving(true)}>
        {words.removeHolding}
      </Button>
    </RecordDialog>
  );
}

function HistoryDialog({ post, onClose }: { post: Post; onClose: () => void }) {
  const { client } = useDirectory();
  const words = useWords(directoryMessages);
  const locale = useLocale();
  const { postId } = post;
  const reading = useReading(`post ${postId}`, (signal) => client.posts.get({ params: { postId } }, { signal }));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.historyOf(post.name)}
      description={post.unitName}
    >
      {reading.error !== undefined && <Text>{readSaveComplaint(reading.error, locale).message}</Text>}
      {!reading.value && reading.error === undefined && <Skeleton lines={4} />}
      {reading.value && (
        <Stack>
          {reading.value.holdings.length === 0 && <Text>{words.noHistory}</Text>}
          <Timeline>
            {reading.value.holdings.map((holding) => (
              <TimelineEvent
                key={holding.holdingId}
                title={holding.personName}
                meta={
                  <>
                    {words.capacities[holding.capacity]}, <PeriodWords {...holding} />
                    {holding.decree && `, ${holding.decree}`}
                  </>
                }
              />
            ))}
          </Timeline>
        </Stack>
      )}
    </Dialog>
  );
}

function useSaved(onSaved: () => void): () => void {
  const words = useWords(directoryMessages);
  const toast = useToast();
  return () => {
    toast(words.saved);
    onSaved();
  };
}

function usePostFields(): readonly RecordField[] {
  const words = useWords(directoryMessages);
  return [
    {
      name: "kind",
      label: words.postKind,
      input: { kind: "choice", options: POST_KINDS.map((value) => ({ value, label: words.postKinds[value] })) },
    },
    { name: "name", label: words.postName },
    { name: "level", label: words.level, hint: words.levelHint, optional: true },
    { name: "code", label: words.postCode, hint: words.postCodeHint, optional: true },
  ];
}

function useHoldingFields(): readonly RecordField[] {
  const words = useWords(directoryMessages);
  return [
    {
      name: "capacity",
      label: words.capacity,
      input: { kind: "choice", options: CAPACITIES.map((value) => ({ value, label: words.capacities[value] })) },
    },
    { name: "decree", label: words.decree, optional: true },
    { name: "validFrom", label: words.holdFrom, input: { kind: "date" } },
    { name: "last", label: words.lastDay, hint: words.lastDayHint, optional: true, input: { kind: "date" } },
  ];
}
