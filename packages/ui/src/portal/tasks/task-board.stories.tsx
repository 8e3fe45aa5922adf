import { problemError } from "@spbe-kit/core";
import { createResourceClient } from "@spbe-kit/core/client";
import { type ParkedTask, tasksContract, undoContract } from "@spbe-kit/core/host";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, screen, userEvent, waitFor, within } from "storybook/test";
import type { UndoClient } from "../undo/use-offer-undo.ts";
import { TaskBoard } from "./task-board.tsx";
import type { TasksClient } from "./use-parked-tasks.ts";

const task = (n: number, changes: Partial<ParkedTask> = {}): ParkedTask => ({
  taskId: `0190f0c2-2222-7222-8333-${String(n).padStart(12, "0")}`,
  event: "notices/noticed",
  module: "notices",
  attempts: 8,
  createdAt: "2026-11-24T00:20:00.000000Z",
  parkedAt: "2026-11-24T02:05:00.000000Z",
  lastError: "Error(ECONNREFUSED): connect ECONNREFUSED",
  traceId: "4bf92f3577b34da6a3ce929d0e0e4736",
  ...changes,
});

const parked: readonly ParkedTask[] = [
  task(1),
  task(2, { event: "stunting/referral-made", module: "e-office", lastError: "ZodError", attempts: 8 }),
];

/** The contract's client over made-up answers that change as the operator acts; `acted` sees what was asked. */
function answering(begin: readonly ParkedTask[], acted: (what: string) => void = () => undefined): TasksClient {
  let items = begin;
  return createResourceClient(tasksContract, {
    baseUrl: "https://portal.example",
    retry: 0,
    fetch: async (input, init) => {
      const { method, url } = new Request(input, init);
      const path = new URL(url).pathname.replace("/api/tasks", "");
      if (method === "GET") return Response.json({ items, nextCursor: null, parked: items.length, waiting: 3 });
      acted(`${method} ${path}`);
      if (path === "/replay") {
        const replayed = items.length;
        items = [];
        return Response.json({ replayed });
      }
      if (method === "DELETE")
        return Response.json(
          { undoId: task(90).taskId, actsAt: "2026-11-24T02:05:10.000Z", seconds: 10 },
          { status: 202 },
        );
      items = items.filter(({ taskId }) => !path.includes(taskId));
      return new Response(null, { status: 204 });
    },
  });
}

/** Takes back in time, or too late. */
function undoing(inTime: boolean, asked: (path: string) => void = () => undefined): UndoClient {
  const late = { type: "about:blank", title: "Terlambat", status: 409, code: "undo/too-late", traceId: "4f1c9a" };
  return createResourceClient(undoContract, {
    baseUrl: "https://portal.example",
    retry: 0,
    fetch: async (input, init) => {
      asked(new URL(new Request(input, init).url).pathname);
      if (inTime) return new Response(null, { status: 204 });
      return Response.json(late, { status: 409, headers: { "content-type": "application/problem+json" } });
    },
  });
}

const refusing: TasksClient = createResourceClient(tasksContract, {
  baseUrl: "https://portal.example",
  retry: 0,
  fetch: async () => {
    throw problemError({ type: "about:blank", title: "mati", status: 0, code: "core/offline" });
  },
});

const meta = {
  component: TaskBoard,
  args: {
    client: answering(parked),
    undo: undoing(true),
    titles: { notices: { id: "Pemberitahuan", en: "Notices" }, "e-office": { id: "Naskah dinas", en: "E-office" } },
  },
} satisfies Meta<typeof TaskBoard>;
export default meta;
type Story = StoryObj<typeof meta>;

/** What had happened, for which module, why it failed. No data of anybody. */
export const Parked: Story = {
  async play({ canvasElement }) {
    const canvas = within(canvasElement);
    await expect(await canvas.findByText("untuk Naskah dinas")).toBeVisible();
    await expect(canvas.getByText("Error(ECONNREFUSED): connect ECONNREFUSED")).toBeVisible();
  },
};

const replayed: string[] = [];
/** The cause is mended: the task goes back to the queue and leaves the list. */
export const RunAgain: Story = {
  args: { client: answering(parked, (what) => replayed.push(what)) },
  async play({ canvasElement }) {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole("button", { name: "Jalankan lagi stunting/referral-made" }));
    await waitFor(() => expect(canvas.queryByText("stunting/referral-made")).toBeNull());
    await expect(replayed.at(-1)).toBe(`POST /${parked[1]!.taskId}/replay`);
  },
};

async function discardFirst(canvas: ReturnType<typeof within>) {
  await userEvent.click(await canvas.findByRole("button", { name: "Buang notices/noticed" }));
  const dialog = within(await screen.findByRole("alertdialog"));
  await expect(dialog.getByText(/tidak akan pernah terjadi/)).toBeInTheDocument();
  await userEvent.click(dialog.getByRole("button", { name: "Buang" }));
}

const discarded: string[] = [];
const takenBack: string[] = [];
/** Giving up asks first, says what will never happen, and can be taken back for ten seconds. */
export const Discard: Story = {
  args: {
    client: answering([task(7)], (what) => discarded.push(what)),
    undo: undoing(true, (path) => takenBack.push(path)),
  },
  async play({ canvasElement }) {
    const canvas = within(canvasElement);
    await discardFirst(canvas);
    await expect(discarded.at(-1)).toBe(`DELETE /${task(7).taskId}`);
    await expect((await canvas.findAllByText("Sebentar lagi dibuang")).length).toBeGreaterThan(0);
    const notices = within(screen.getByRole("log"));
    await expect(notices.getByText("Pekerjaan dibuang sebentar lagi.")).toBeVisible();
    await userEvent.click(notices.getByRole("button", { name: "Urungkan" }));
    await expect(await notices.findByText("Tidak jadi dibuang.")).toBeVisible();
    await expect(takenBack.at(-1)).toBe(`/api/undo/${task(90).taskId}`);
    await expect(canvas.getAllByRole("button", { name: "Buang notices/noticed" }).length).toBeGreaterThan(0);
  },
};

/** By keyboard without a way through the page: Ctrl+Z. */
export const DiscardTakenBackByKeyboard: Story = {
  args: { client: answering([task(7)]) },
  async play({ canvasElement }) {
    await discardFirst(within(canvasElement));
    const notices = within(screen.getByRole("log"));
    await expect(await notices.findByRole("button", { name: "Urungkan" })).toBeVisible();
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect(await notices.findByText("Tidak jadi dibuang.")).toBeVisible();
  },
};

/** The ten seconds were over on the server. */
export const TakenBackTooLate: Story = {
  args: { client: answering([task(7)]), undo: undoing(false) },
  async play({ canvasElement }) {
    await discardFirst(within(canvasElement));
    const notices = within(screen.getByRole("log"));
    await userEvent.click(await notices.findByRole("button", { name: "Urungkan" }));
    await expect(await notices.findByText("Tidak dapat diurungkan lagi: sudah dilakukan.")).toBeVisible();
  },
};

/** Already on its way out, seen without pressing anything more. */
export const DiscardWaits: Story = {
  args: { client: answering(parked) },
  async play({ canvasElement }) {
    await discardFirst(within(canvasElement));
    await expect(await within(screen.getByRole("log")).findByRole("button", { name: "Urungkan" })).toBeVisible();
  },
};

/** All of them at once, after an outage. */
export const RunAllAgain: Story = {
  args: { client: answering(parked) },
  async play({ canvasElement }) {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole("button", { name: "Jalankan lagi semua" }));
    const dialog = within(await screen.findByRole("alertdialog"));
    await userEvent.click(dialog.getByRole("button", { name: "Jalankan lagi semua" }));
    await expect(await canvas.findByText("Tidak ada yang tertahan")).toBeInTheDocument();
  },
};

/** On a phone of 360 px nothing reaches over the edge, and what can be done stands below the failure. */
export const OnPhone: Story = {
  args: { client: answering(parked) },
  parameters: { viewport: { options: { phone: { name: "360 px", styles: { width: "360px", height: "740px" } } } } },
  globals: { viewport: { value: "phone" } },
  async play({ canvasElement }) {
    const canvas = within(canvasElement);
    const act = await canvas.findByRole("button", { name: "Buang notices/noticed" });
    await expect(act.getBoundingClientRect().right).toBeLessThanOrEqual(360);
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  },
};

/** A second page is read where the first ended, and the button goes with the last. */
export const TwoPages: Story = {
  args: {
    client: createResourceClient(tasksContract, {
      baseUrl: "https://portal.example",
      retry: 0,
      fetch: async (input, init) => {
        const second = new URL(new Request(input, init).url).searchParams.has("cursor");
        const items = [second ? task(9, { event: "stunting/second-page" }) : task(8)];
        const nextCursor = second ? null : `${task(8).parkedAt}_${task(8).taskId}`;
        return Response.json({ items, nextCursor, parked: 2, waiting: 0 });
      },
    }),
  },
  async play({ canvasElement }) {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole("button", { name: "Tampilkan lebih banyak" }));
    await expect(await canvas.findByText("stunting/second-page")).toBeVisible();
    await expect(canvas.getByText("notices/noticed")).toBeVisible();
    await expect(canvas.queryByRole("button", { name: "Tampilkan lebih banyak" })).toBeNull();
    await userEvent.click(canvas.getByRole("button", { name: "Muat ulang" }));
    await waitFor(() => expect(canvas.queryByText("stunting/second-page")).toBeNull());
  },
};

/** Nothing is parked. */
export const Empty: Story = { args: { client: answering([]) } };

/** The server cannot be reached. */
export const Offline: Story = { args: { client: refusing } };

/** The answer is still on its way. */
export const Loading: Story = {
  args: {
    client: createResourceClient(tasksContract, {
      baseUrl: "https://portal.example",
      fetch: () => new Promise<Response>(() => undefined),
    }),
  },
};
