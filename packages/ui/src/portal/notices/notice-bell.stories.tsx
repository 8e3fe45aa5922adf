import { problemError } from "@spbe-kit/core";
import { createResourceClient } from "@spbe-kit/core/client";
import { type NoticeShown, noticesContract } from "@spbe-kit/core/host";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, screen, userEvent, waitFor, within } from "storybook/test";
import { NavigationProvider } from "../../react/navigation/navigation.tsx";
import { NoticeBell } from "./notice-bell.tsx";
import type { NoticesClient } from "./use-notices.ts";

const notice = (n: number, changes: Partial<NoticeShown> = {}): NoticeShown => ({
  noticeId: `0190f0c2-2222-7222-8333-${String(n).padStart(12, "0")}`,
  code: "stunting/import-saved",
  text: { id: `Impor selesai: ${n}.204 pengukuran disimpan.`, en: `Import done: ${n},204 measurements saved.` },
  path: `/stunting/impor/${n}`,
  at: `2026-11-24T0${n}:20:00.000000Z`,
  read: false,
  ...changes,
});

const some: readonly NoticeShown[] = [
  notice(3),
  notice(2, {
    text: {
      id: "Impor gagal: berkas Desember dari Puskesmas Simpang Renggiang tidak dapat dibaca sampai baris terakhir.",
      en: "Import failed: the December file could not be read to its last row.",
    },
  }),
  notice(1, { read: true }),
];

/** The contract's client over made-up answers that change as notices are read. */
function answering(begin: readonly NoticeShown[]): NoticesClient {
  let items = begin;
  return createResourceClient(noticesContract, {
    baseUrl: "https://portal.example",
    retry: 0,
    fetch: async (input, init) => {
      const { method, url } = new Request(input, init);
      const path = new URL(url).pathname.replace("/api/notices", "");
      if (path === "/unread") return Response.json({ count: items.filter(({ read }) => !read).length });
      if (method === "GET") return Response.json({ items, nextCursor: null });
      items = items.map((one) => (path === "/read" || path.includes(one.noticeId) ? { ...one, read: true } : one));
      return new Response(null, { status: 204 });
    },
  });
}

const refusing: NoticesClient = createResourceClient(noticesContract, {
  baseUrl: "https://portal.example",
  retry: 0,
  fetch: async () => {
    throw problemError({ type: "about:blank", title: "mati", status: 0, code: "core/offline" });
  },
});

const followed: string[] = [];

const meta = {
  component: NoticeBell,
  args: { client: answering(some) },
  decorators: [
    (Story) => (
      <NavigationProvider
        value={{
          href: (path) => path,
          navigate: (path) => followed.push(path),
          path: "/",
          search: new URLSearchParams(),
          setSearch: () => undefined,
        }}
      >
        <Story />
      </NavigationProvider>
    ),
  ],
} satisfies Meta<typeof NoticeBell>;
export default meta;
type Story = StoryObj<typeof meta>;

const openWith = async (canvasElement: HTMLElement, name: string | RegExp) => {
  await userEvent.click(await within(canvasElement).findByRole("button", { name }));
  return within(await screen.findByRole("dialog"));
};

/** The bell says how many are unread; behind it the newest stands first. */
export const Unread: Story = {
  args: { client: answering(some) },
  async play({ canvasElement }) {
    const drawer = await openWith(canvasElement, "Pemberitahuan, 2 belum dibaca");
    const links = await drawer.findAllByRole("link");
    await expect(links.map((link) => link.dataset.state)).toEqual(["unread", "unread", "read"]);
    await expect(links[0]).toHaveAccessibleName(/^Belum dibaca: Impor selesai/);
  },
};

/** By keyboard alone: open, follow the first, and it counts as read. */
export const FollowByKeyboard: Story = {
  args: { client: answering(some) },
  async play({ canvasElement }) {
    const canvas = within(canvasElement);
    const bell = await canvas.findByRole("button", { name: /2 belum dibaca/ });
    bell.focus();
    await userEvent.keyboard("{Enter}");
    const drawer = within(await screen.findByRole("dialog"));
    const [first] = await drawer.findAllByRole("link");
    first!.focus();
    await userEvent.keyboard("{Enter}");
    await expect(followed.at(-1)).toBe("/stunting/impor/3");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await expect(await canvas.findByRole("button", { name: "Pemberitahuan, 1 belum dibaca" })).toBeVisible();
  },
};

/** All at once: the count goes, the list stays. */
export const MarkAllRead: Story = {
  args: { client: answering(some) },
  async play({ canvasElement }) {
    const drawer = await openWith(canvasElement, /2 belum dibaca/);
    await userEvent.click(await drawer.findByRole("button", { name: "Tandai semua sudah dibaca" }));
    await waitFor(() => expect(drawer.queryByText("Belum dibaca:")).toBeNull());
    await expect(drawer.getAllByRole("link")).toHaveLength(3);
  },
};

/** Words that look like markup stay words. */
export const MarkupStaysText: Story = {
  args: { client: answering([notice(4, { text: { id: "<img src=x> & <b>tebal</b>", en: "<b>bold</b>" } })]) },
  async play({ canvasElement }) {
    const drawer = await openWith(canvasElement, /1 belum dibaca/);
    await expect(await drawer.findByText(/<img src=x> & <b>tebal<\/b>/)).toBeInTheDocument();
    await expect(drawer.queryByRole("img")).toBeNull();
  },
};

/** More than the bell can say. */
export const Many: Story = {
  args: { client: answering(Array.from({ length: 100 }, (_, n) => notice(n % 10, { noticeId: notice(n).noticeId }))) },
};

/** Nothing yet. */
export const Empty: Story = {
  args: { client: answering([]) },
  async play({ canvasElement }) {
    const drawer = await openWith(canvasElement, "Pemberitahuan");
    await expect(await drawer.findByText("Belum ada pemberitahuan")).toBeInTheDocument();
  },
};

/** The server cannot be reached: the bell stays silent, the list says so and offers another try. */
export const Offline: Story = {
  args: { client: refusing },
  async play({ canvasElement }) {
    const drawer = await openWith(canvasElement, "Pemberitahuan");
    await expect(await drawer.findByRole("button", { name: "Coba lagi" })).toBeInTheDocument();
  },
};
