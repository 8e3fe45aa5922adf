import type { Holding, Post, Staffing } from "@spbe-kit/core/organisation";
import { useState } from "react";
import { Badge, type Tone } from "../../react/feedback/badge.tsx";
import { VisuallyHidden } from "../../react/layout/layout.tsx";
import { Link } from "../../react/navigation/navigation.tsx";
import { Menu } from "../../react/overlay/menu.tsx";
import { useWords } from "../../react/provider/spbe-provider.tsx";
import {
  CellSub,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
  TableRowHeader,
} from "../../react/table/table.tsx";
import { directoryMessages } from "./directory.messages.ts";
import { useDirectory } from "./directory-provider.tsx";
import { PeriodWords } from "./period-words.tsx";
import { type PostAct, PostDialog } from "./post-dialogs.tsx";

const TONES: Readonly<Record<Staffing, Tone>> = { filled: "success", acting: "info", vacant: "warning" };

/** The posts of a unit with their holders; a vacancy is said in words. */
export function PostTable({ posts, onChanged }: { posts: readonly Post[]; onChanged: () => void }) {
  const { may } = useDirectory();
  const words = useWords(directoryMessages);
  const [opened, setOpened] = useState<PostAct | null>(null);
  const mayWrite = may("directory/units.write");
  return (
    <>
      <Table caption={words.postsTitle} captionHidden>
        <TableHead>
          <TableRow>
            <TableHeaderCell>{words.post}</TableHeaderCell>
            <TableHeaderCell>{words.holder}</TableHeaderCell>
            <TableHeaderCell>{words.state}</TableHeaderCell>
            <TableHeaderCell className="spbe-directory-act">
              <VisuallyHidden>{words.act}</VisuallyHidden>
            </TableHeaderCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {posts.map((post) => (
            <TableRow key={post.postId}>
              <TableRowHeader>
                {post.name}
                <CellSub>{[words.postKinds[post.kind], post.level, post.code].filter(Boolean).join(" · ")}</CellSub>
              </TableRowHeader>
              <TableCell>
                {post.holdings.map((holding) => (
                  <HolderLine key={holding.holdingId} holding={holding} />
                ))}
              </TableCell>
              <TableCell>
                <Badge tone={TONES[post.staffing]}>{words.staffing[post.staffing]}</Badge>
              </TableCell>
              <TableCell className="spbe-directory-act">
                <PostMenu post={post} mayWrite={mayWrite} onChoose={setOpened} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {opened && (
        <PostDialog
          act={opened}
          onSaved={() => {
            setOpened(null);
            onChanged();
          }}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

export function HolderLine({ holding }: { holding: Holding }) {
  const { may } = useDirectory();
  const words = useWords(directoryMessages);
  const { personId, personName, capacity } = holding;
  const name = capacity === "definitif" ? personName : `${words.capacities[capacity]} ${personName}`;
  return (
    <div>
      {may("directory/people.read") ? <Link to={`/direktori/orang/${personId}`}>{name}</Link> : name}
      <CellSub>
        <PeriodWords {...holding} />
      </CellSub>
    </div>
  );
}

function PostMenu(props: { post: Post; mayWrite: boolean; onChoose: (act: PostAct) => void }) {
  const { post, mayWrite, onChoose } = props;
  const words = useWords(directoryMessages);
  const writing = [
    { label: words.fill, onSelect: () => onChoose({ kind: "fill", post }) },
    { label: words.changePost, onSelect: () => onChoose({ kind: "change", post }) },
    { label: words.closePost, onSelect: () => onChoose({ kind: "close", post }) },
  ];
  const held = post.holdings.map((holding) => ({
    label: `${words.changeHolding}: ${holding.personName}`,
    onSelect: () => onChoose({ kind: "holding", holding }),
  }));
  const history = { label: words.history, onSelect: () => onChoose({ kind: "history", post }) };
  return (
    <Menu
      iconOnly
      ariaLabel={words.actsOf(post.name)}
      groups={mayWrite ? [{ items: writing }, { items: [...held, history] }] : [{ items: [history] }]}
    />
  );
}
