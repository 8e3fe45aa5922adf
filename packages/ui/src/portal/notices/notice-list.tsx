import { isProblem } from "@spbe-kit/core";
import type { NoticeShown } from "@spbe-kit/core/host";
import { useState } from "react";
import { Button } from "../../react/button/button.tsx";
import { Skeleton } from "../../react/feedback/progress.tsx";
import { EmptyState, ErrorState, OfflineState } from "../../react/feedback/states.tsx";
import { useToast } from "../../react/feedback/toast.tsx";
import { Stack, VisuallyHidden } from "../../react/layout/layout.tsx";
import { Link } from "../../react/navigation/navigation.tsx";
import { useFormat, useLocale, useWords } from "../../react/provider/spbe-provider.tsx";
import { noticesMessages } from "./notices.messages.ts";
import { type NoticesClient, useNoticePages } from "./use-notices.ts";

export interface NoticeListProps {
  readonly client: NoticesClient;
  /** A notice was followed to its page. */
  readonly onFollow: () => void;
  /** The number of unread ones may have changed. */
  readonly onRead: () => void;
}

/** One's own notices, newest first; following one marks it as read. */
export function NoticeList({ client, onFollow, onRead }: NoticeListProps) {
  const words = useWords(noticesMessages);
  const { items, error, loadMore, loadingMore, again, change } = useNoticePages(client);
  const follow = async ({ noticeId, read }: NoticeShown) => {
    onFollow();
    if (read) return;
    // A mark that does not arrive leaves the notice unread, which does no harm: the person is on its page already.
    await client.markRead.safe({ params: { noticeId } });
    onRead();
  };
  if (error !== undefined && items === undefined) return <Failure error={error} onRetry={again} />;
  if (items === undefined) return <Skeleton lines={4} />;
  if (items.length === 0) return <EmptyState title={words.empty}>{words.emptyBody}</EmptyState>;
  return (
    <Stack gap={4}>
      {items.some(({ read }) => !read) && (
        <MarkAllRead
          client={client}
          onDone={() => {
            change((notice) => ({ ...notice, read: true }));
            onRead();
          }}
        />
      )}
      <ul className="spbe-notices">
        {items.map((notice) => (
          <li key={notice.noticeId}>
            <NoticeEntry notice={notice} onFollow={() => void follow(notice)} />
          </li>
        ))}
      </ul>
      {loadMore && (
        <Button busy={loadingMore} onClick={loadMore}>
          {words.more}
        </Button>
      )}
    </Stack>
  );
}

function NoticeEntry({ notice, onFollow }: { notice: NoticeShown; onFollow: () => void }) {
  const words = useWords(noticesMessages);
  const locale = useLocale();
  const format = useFormat();
  const { text, path, at, read } = notice;
  return (
    <Link to={path} variant="plain" className="spbe-notice" data-state={read ? "read" : "unread"} onClick={onFollow}>
      {!read && <VisuallyHidden>{words.unread}: </VisuallyHidden>}
      {text[locale]}
      <span className="spbe-notice-at">{format.moment(at)}</span>
    </Link>
  );
}

function MarkAllRead({ client, onDone }: { client: NoticesClient; onDone: () => void }) {
  const words = useWords(noticesMessages);
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    const answer = await client.markAllRead.safe({});
    setBusy(false);
    if (answer.ok) onDone();
    else toast(words.actFailed, { tone: "danger" });
  };
  return (
    <Button busy={busy} onClick={() => void run()}>
      {words.allRead}
    </Button>
  );
}

function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const words = useWords(noticesMessages);
  if (isProblem(error, "core/offline")) return <OfflineState onRetry={onRetry} />;
  return <ErrorState title={words.failed} traceId={isProblem(error) ? error.traceId : undefined} onRetry={onRetry} />;
}
