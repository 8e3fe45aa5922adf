import { NavigationProvider } from "@spbe-kit/ui";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { expect, screen, userEvent, waitFor, within } from "storybook/test";
import { createSpbeIndexClient } from "../client/index.ts";
import { completeWorld, emptyWorld, type SpbeIndexWorld, spbeIndexFetch, storyWorld } from "../testing/index.ts";
import { SpbeIndexProvider } from "./spbe-index-provider.tsx";
import "./styles.css";
import YearPage from "./year-page.tsx";

type Fetch = typeof globalThis.fetch;

interface YearPageStoryProps {
  world: () => SpbeIndexWorld;
  /** "2025"; the current year without it. */
  year?: string;
  mayAssess?: boolean;
  /** What stands between the page and the server: a line that breaks, a colleague who was faster. */
  around?: (answer: Fetch, world: SpbeIndexWorld) => Fetch;
}

/** The page over a world in memory, with as much of a portal around it as it needs. */
function YearPageStory({ world, year, mayAssess = true, around = (answer) => answer }: YearPageStoryProps) {
  const [search, setSearch] = useState(() => new URLSearchParams(year ? { tahun: year } : {}));
  const cache = useMemo(() => new QueryClient(), []);
  const client = useMemo(() => {
    const own = world();
    return createSpbeIndexClient({
      baseUrl: "https://portal.example",
      fetch: around(spbeIndexFetch(own), own),
      retry: 0,
    });
  }, [world, around]);
  const permissions = ["spbe-index/assessments.read", ...(mayAssess ? ["spbe-index/assessments.write"] : [])];
  return (
    <QueryClientProvider client={cache}>
      <SpbeIndexProvider client={client} permissions={permissions}>
        <NavigationProvider
          value={{ href: (to) => to, navigate: () => {}, path: "/spbe-index", search, setSearch, params: {} }}
        >
          <YearPage />
        </NavigationProvider>
      </SpbeIndexProvider>
    </QueryClientProvider>
  );
}

const problem = (status: number, code: string) => async () =>
  Response.json({ type: "about:blank", title: "Gagal", status, code, traceId: "4f1c9a" }, { status });

const meta = {
  title: "Indeks SPBE/Halaman tahun",
  component: YearPageStory,
  args: { world: storyWorld },
} satisfies Meta<typeof YearPageStory>;
export default meta;
type Story = StoryObj<typeof meta>;

/** A year under way: no index yet, but what it cannot fall below: (155 for the 14 assessed + 40 for the rest) / 100. */
export const UnderWay: Story = {
  play: async ({ canvas }) => {
    await expect(
      await canvas.findByRole("heading", { level: 1, name: /belum lengkap: 14 dari 20 indikator/ }),
    ).toBeVisible();
    await expect(canvas.getByText(/Paling rendah 1,95/)).toBeVisible();
  },
};

/** 47 indicators under PermenPANRB 59/2020: the worked example. */
export const CompleteUnderOldInstrument: Story = {
  args: { year: "2025" },
  play: async ({ canvas }) => {
    await expect(
      await canvas.findByRole("heading", { level: 1, name: "Indeks SPBE 2025 2,99, predikat Baik" }),
    ).toBeVisible();
    await expect(canvas.getByRole("table", { name: "Domain" })).toBeVisible();
  },
};

export const Complete: Story = { args: { world: completeWorld } };

/** An auditor reads, and finds nothing to press. */
export const ReadOnly: Story = {
  args: { mayAssess: false },
  play: async ({ canvas }) => {
    await canvas.findByRole("heading", { level: 1 });
    await expect(canvas.queryByRole("button", { name: /indikator/ })).toBeNull();
  },
};

export const Empty: Story = { args: { world: emptyWorld } };
export const EmptyReadOnly: Story = { args: { world: emptyWorld, mayAssess: false } };
export const Loading: Story = { args: { around: () => () => new Promise(() => {}) } };
export const Failed: Story = { args: { around: () => problem(500, "core/unexpected") } };
export const Forbidden: Story = { args: { around: () => problem(403, "core/forbidden") } };
export const YearWithoutInstrument: Story = { args: { year: "2019" } };

const openIndicator = async (canvas: ReturnType<typeof within>, name: string) => {
  await userEvent.click(await canvas.findByRole("button", { name }));
  return within(await screen.findByRole("dialog"));
};

/** A level with its reason: the row shows it at once, and the figure follows. */
export const Assessed: Story = {
  play: async ({ canvas }) => {
    const dialog = await openIndicator(canvas, "Nilai indikator 15");
    await userEvent.click(dialog.getByRole("radio", { name: "4 · Melembaga" }));
    await userEvent.type(dialog.getByLabelText("Penjelasan"), "Proses bisnis sudah dipetakan lintas OPD.");
    await userEvent.click(dialog.getByRole("button", { name: "Simpan" }));
    await expect(await canvas.findByRole("button", { name: "Ubah indikator 15" })).toBeVisible();
    await expect(canvas.getByRole("heading", { level: 1, name: /15 dari 20/ })).toBeVisible();
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  },
};

/** Nothing chosen, nothing written: both fields say so, and the focus is on the list of what to mend. */
export const NothingEntered: Story = {
  play: async ({ canvas }) => {
    const dialog = await openIndicator(canvas, "Nilai indikator 15");
    await userEvent.click(dialog.getByRole("button", { name: "Simpan" }));
    const summary = await dialog.findByRole("group", { name: /diperbaiki|perlu/i });
    await expect(summary).toHaveFocus();
    await expect(within(summary).getByText(/Tingkat belum dipilih/)).toBeVisible();
    await expect(within(summary).getByText(/Penjelasan belum diisi/)).toBeVisible();
  },
};

/** A colleague was faster: the form stays open with what was typed. */
export const SomebodyWasFaster: Story = {
  args: {
    around: (answer, world) => async (input, init) => {
      const request = new Request(input, init);
      if (request.method === "PUT")
        world.assessments = world.assessments.map((one) => ({ ...one, version: one.version + 1 }));
      return answer(request);
    },
  },
  play: async ({ canvas }) => {
    const dialog = await openIndicator(canvas, "Ubah indikator 1");
    await userEvent.type(dialog.getByLabelText("Penjelasan"), " Diperbarui.");
    await userEvent.click(dialog.getByRole("button", { name: "Simpan" }));
    await expect(await dialog.findByText(/Orang lain baru saja menilai/)).toBeVisible();
    await expect(dialog.getByLabelText("Penjelasan")).toHaveDisplayValue(/Diperbarui\.$/);
  },
};
