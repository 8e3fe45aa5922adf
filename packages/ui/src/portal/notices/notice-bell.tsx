import { createResourceClient } from "@spbe-kit/core/client";
import { noticesContract } from "@spbe-kit/core/host";
import { Bell } from "lucide-react";
import { useState } from "react";
import { IconButton } from "../../react/button/button.tsx";
import { Drawer } from "../../react/overlay/dialog.tsx";
import { useFormat, useWords } from "../../react/provider/spbe-provider.tsx";
import { NoticeList } from "./notice-list.tsx";
import { noticesMessages } from "./notices.messages.ts";
import { type NoticesClient, useUnreadCount } from "./use-notices.ts";

/** A client of the notices of this portal's own host, for `Portal`. */
export function createNoticesClient(): NoticesClient {
  return createResourceClient(noticesContract);
}

export interface NoticeBellProps {
  readonly client: NoticesClient;
}

/** The server counts to here. */
const MOST_COUNTED = 100;

/** The bell of the top bar: how many notices are unread, and behind it what they say. */
export function NoticeBell({ client }: NoticeBellProps) {
  const words = useWords(noticesMessages);
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { count, refresh } = useUnreadCount(client);
  const shown = count >= MOST_COUNTED ? words.over : format.number(count);
  return (
    <span className="spbe-bell">
      <IconButton
        icon={Bell}
        label={count === 0 ? words.bellNone : words.bell(shown)}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      />
      {count > 0 && (
        <span className="spbe-bell-count" aria-hidden="true">
          {shown}
        </span>
      )}
      <Drawer open={open} onOpenChange={setOpen} title={words.title}>
        <NoticeList client={client} onFollow={() => setOpen(false)} onRead={refresh} />
      </Drawer>
    </span>
  );
}
