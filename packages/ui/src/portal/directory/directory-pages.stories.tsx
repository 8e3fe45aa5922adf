import { problemError } from "@spbe-kit/core";
import { createModuleClient } from "@spbe-kit/core/client";
import { directoryContract } from "@spbe-kit/core/organisation";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { type ComponentType, useMemo, useState } from "react";
import { expect, screen, userEvent, waitFor, within } from "storybook/test";
import { NavigationProvider } from "../../react/navigation/navigation.tsx";
import { DirectoryProvider } from "./directory-provider.tsx";
import HouseholdPage from "./household-page.tsx";
import ImportPage from "./import-page.tsx";
import PeoplePage from "./people-page.tsx";
import PersonPage from "./person-page.tsx";
import { detail, household, id, nodes, person, report, unit } from "./story-answers.fixture.ts";
import UnitPage from "./unit-page.tsx";
import UnitsPage from "./units-page.tsx";

type Answer = (path: string, body: unknown) => unknown;

interface DirectoryStoryProps {
  Page: ComponentType;
  /** What the server says by path; undefined never answers. */
  answer?: Answer;
  mayWrite?: boolean;
  onNavigate?: (path: string) => void;
}

const all = [
  "directory/units.read",
  "directory/units.write",
  "directory/people.read",
  "directory/people.write",
  "directory/imports.write",
];

const usual: Answer = (path) => {
  if (path === "GET /directory/units") return { on: "2026-11-24", items: nodes };
  if (path.startsWith("GET /directory/units/")) return detail;
  if (path === "POST /directory/people/search")
    return {
      items: [
        {
          personId: id(302),
          personName: person.personName,
          nip: person.nip,
          posts: ["Kepala Bidang, Dinas Kesehatan"],
        },
      ],
    };
  if (path.startsWith("GET /directory/people/")) return person;
  if (path === "POST /directory/households/search")
    return { items: [{ householdId: id(502), kk: "190601******0009", members: household.members.slice(0, 1) }] };
  if (path.startsWith("GET /directory/households/")) return household;
  if (path === `POST /directory/households/${household.householdId}/merge`)
    return { ...household, survivorId: id(502), version: 2 };
  if (path.endsWith("/identity"))
    return { personId: id(302), nip: "197909142006042007", nik: "1906015409790001", kk: null };
  if (path.startsWith("POST /directory/imports")) return report;
  if (path === "POST /directory/units") return unit;
  return refuse(409, "directory/post-already-held");
};

function refuse(status: number, code: string): never {
  throw problemError({ type: "about:blank", title: "Ditolak", status, code, traceId: "4f1c9a" });
}

function DirectoryStory({ Page, answer = usual, mayWrite = true, onNavigate = () => undefined }: DirectoryStoryProps) {
  const [search, setSearch] = useState(() => new URLSearchParams());
  const client = useMemo(
    () =>
      createModuleClient(directoryContract, {
        baseUrl: "https://portal.example",
        retry: 0,
        fetch: async (input, init) => {
          const request = new Request(input, init);
          const path = `${request.method} ${new URL(request.url).pathname.replace(/^\/api/, "")}`;
          try {
            const said = answer(path, request.method === "GET" ? undefined : await request.clone().text());
            return said === undefined ? new Promise<Response>(() => undefined) : Response.json(said);
          } catch (error) {
            const { problem, status } = error as ReturnType<typeof problemError>;
            if (status === 0) throw new TypeError("Failed to fetch");
            return Response.json(problem, { status, headers: { "content-type": "application/problem+json" } });
          }
        },
      }),
    [answer],
  );
  return (
    <DirectoryProvider
      client={client}
      permissions={mayWrite ? all : ["directory/units.read"]}
      timeZone="Asia/Jakarta"
      now="2026-11-24T05:00:00.000Z"
    >
      <NavigationProvider
        value={{
          href: (to) => to,
          navigate: onNavigate,
          path: "/direktori",
          search,
          setSearch,
          params: { unitId: unit.unitId, personId: person.personId, householdId: household.householdId },
        }}
      >
        <Page />
      </NavigationProvider>
    </DirectoryProvider>
  );
}

const meta = {
  title: "Portal/Direktori",
  component: DirectoryStory,
  args: { Page: UnitsPage },
} satisfies Meta<typeof DirectoryStory>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The tree of today; vacancies are said in words and counted in the title. */
export const Units: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("heading", { level: 1, name: /4 unit, 2 jabatan/ })).toBeVisible();
    await userEvent.type(canvas.getByRole("searchbox", { name: "Cari unit" }), "renggi");
    await expect(canvas.getByRole("link", { name: "Puskesmas Renggiang" })).toBeVisible();
    await expect(canvas.queryByRole("link", { name: "Dinas Kesehatan" })).toBeNull();
  },
};

export const NoUnits: Story = { args: { answer: () => ({ on: "2026-11-24", items: [] }) } };
export const NoUnitsReadOnly: Story = { args: { answer: () => ({ on: "2026-11-24", items: [] }), mayWrite: false } };
export const Loading: Story = { args: { answer: () => undefined } };
export const Failed: Story = { args: { answer: () => refuse(500, "core/unexpected") } };
export const Forbidden: Story = { args: { answer: () => refuse(403, "core/forbidden") } };
export const Offline: Story = { args: { answer: () => refuse(0, "core/offline") } };
export const SessionLost: Story = { args: { answer: () => refuse(401, "core/session-expired") } };

/** A unit with a vacancy, a holder and a Plt. */
export const OneUnit: Story = {
  args: { Page: UnitPage },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("heading", { level: 1, name: "Dinas Kesehatan" })).toBeVisible();
    await expect(canvas.getByText("Kosong")).toBeVisible();
    await expect(canvas.getByText(/Plt Hendra Wijaya/)).toBeVisible();
  },
};

/** An officer reads, and finds the past holders but nothing to change. */
export const OneUnitReadOnly: Story = {
  args: { Page: UnitPage, mayWrite: false },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Tindakan untuk Kepala Dinas Kesehatan" }));
    const entries = await screen.findAllByRole("menuitem");
    await expect(entries.map((entry) => entry.textContent)).toEqual(["Riwayat pemangku"]);
    await userEvent.keyboard("{Escape}");
    await expect(canvas.queryByRole("button", { name: "Tambah jabatan" })).toBeNull();
  },
};

export const UnitThatEnded: Story = {
  args: {
    Page: UnitPage,
    answer: () => ({
      ...detail,
      unit: { ...unit, validUntil: "2026-01-01", successorId: id(4) },
      successor: { unitId: id(4), name: "Dinas Kesehatan dan KB" },
    }),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/hari terakhir 31 Des/)).toBeVisible();
    await expect(canvas.getByRole("link", { name: "Dinas Kesehatan dan KB" })).toBeVisible();
  },
};

/** Somebody holds the post already: the form stays open with what was typed, and says what to do. */
export const PostAlreadyHeld: Story = {
  args: { Page: UnitPage },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Tindakan untuk Kepala Dinas Kesehatan" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Isi jabatan" }));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.type(dialog.getByRole("combobox", { name: /Orang/ }), "ratna");
    await userEvent.click(await dialog.findByRole("option", { name: /Ratna/ }));
    await userEvent.type(dialog.getByLabelText(/Nomor SK/), "821/2026");
    await userEvent.click(dialog.getByRole("button", { name: "Simpan" }));
    await expect(await dialog.findByText(/Sudah ada pemangku definitif/)).toBeVisible();
    await expect(dialog.getByLabelText(/Nomor SK/)).toHaveValue("821/2026");
  },
};

export const People: Story = {
  args: { Page: PeoplePage },
  play: async ({ canvas }) => {
    await expect(canvas.getByText("Ketik paling sedikit dua huruf")).toBeVisible();
    await userEvent.type(canvas.getByRole("searchbox"), "ratna");
    await expect(await canvas.findByRole("link", { name: "dr. Ratna Kusumawati" })).toBeVisible();
    await expect(canvas.getByText(/••••2007/)).toBeVisible();
  },
};

/** Numbers are masked until somebody says what for. */
export const OnePerson: Story = {
  args: { Page: PersonPage },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/190601••••••0001/)).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "Buka nomor" }));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.selectOptions(dialog.getByLabelText("Keperluan"), "Mencocokkan dengan data kepegawaian");
    await userEvent.click(dialog.getByRole("button", { name: "Buka nomor" }));
    await expect(await canvas.findByText(/1906015409790001/)).toBeVisible();
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  },
};

export const PersonWhoWasMerged: Story = {
  args: { Page: PersonPage, answer: () => ({ ...person, survivorId: id(398), merged: [], holdings: [] }) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("link", { name: "Buka catatan yang berlaku" })).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Batalkan penggabungan" })).toBeVisible();
  },
};

/** Two cards of one family: the other is found by a member's name, and the reason is kept. */
export const OneHousehold: Story = {
  args: { Page: HouseholdPage },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("heading", { level: 1, name: "Keluarga dr. Ratna Kusumawati" })).toBeVisible();
    await expect(canvas.getByRole("button", { name: /Batalkan penggabungan 190601/ })).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "Gabungkan" }));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.type(dialog.getByRole("combobox", { name: /Catatan yang tetap dipakai/ }), "ratna");
    await userEvent.click(await dialog.findByRole("option", { name: /Ratna/ }));
    await userEvent.type(dialog.getByLabelText("Alasan"), "kartu diganti");
    await userEvent.click(dialog.getByRole("button", { name: "Gabungkan" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await expect(await screen.findByText("Tersimpan")).toBeVisible();
  },
};

/** Somebody else merged it a moment before: the dialog stays, with what was typed, and says what to do. */
export const HouseholdMergedMeanwhile: Story = {
  args: {
    Page: HouseholdPage,
    answer: (path, body) => (path.endsWith("/merge") ? refuse(409, "directory/person-merged") : usual(path, body)),
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Gabungkan" }));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.type(dialog.getByLabelText("Alasan"), "kartu diganti");
    await userEvent.click(dialog.getByRole("button", { name: "Gabungkan" }));
    await expect(await dialog.findByText(/Catatan ini sudah digabung/)).toBeVisible();
    await expect(dialog.getByLabelText("Alasan")).toHaveValue("kartu diganti");
    await userEvent.click(dialog.getByRole("button", { name: "Batal" }));
  },
};

export const HouseholdThatWasMerged: Story = {
  args: { Page: HouseholdPage, answer: () => ({ ...household, survivorId: id(502), members: [], merged: [] }) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("link", { name: "Buka catatan yang berlaku" })).toBeVisible();
    await expect(canvas.getByText("Tidak ada anggota yang tercatat.")).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Batalkan penggabungan" })).toBeVisible();
  },
};

export const HouseholdReadOnly: Story = {
  args: { Page: HouseholdPage, mayWrite: false },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("link", { name: "dr. Ratna Kusumawati" })).toBeVisible();
    await expect(canvas.queryByRole("button", { name: /gabung/i })).toBeNull();
  },
};

/** First the look, with the reason of each refused row; then the import. */
export const Import: Story = {
  args: { Page: ImportPage },
  play: async ({ canvas, canvasElement }) => {
    const input = canvasElement.querySelector<HTMLInputElement>("input[type=file]");
    await userEvent.upload(input!, new File(["kode unit\n1"], "unit.csv", { type: "text/csv" }));
    await userEvent.click(await canvas.findByRole("button", { name: "Periksa berkas" }));
    await expect(await canvas.findByText(/Jenis unit tidak dikenal. Pakai misalnya/)).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "Impor 4 perubahan" }));
    await expect(await canvas.findByRole("heading", { name: "Sudah diimpor" })).toBeVisible();
  },
};
