import type { Place } from "@spbe-kit/core/organisation";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, screen, userEvent, waitFor } from "storybook/test";
import { Portal } from "../portal.tsx";
import type { PortalSession } from "../portal-module.ts";
import type { PlacesClient } from "./places-client.ts";

const session: PortalSession = {
  name: "Hendra Wijaya, S.K.M., M.Kes.",
  role: "tpps",
  roleLabel: "TPPS",
  unitName: "TPPS Kabupaten",
  regency: "19.06",
  permissions: [],
};
const two: readonly Place[] = [
  { place: 0, role: "tpps", unitName: "TPPS Kabupaten", active: true },
  { place: 1, role: "dinas", unitName: "Dinas Kesehatan", active: false },
];
const act = fn(async (_place: number) => undefined);

function PortalWith({ places }: { places: PlacesClient }) {
  if (!window.location.pathname.startsWith("/portal")) window.history.replaceState(null, "", "/portal/");
  return (
    <Portal
      basename="/portal"
      regency={{ name: "Belitung Timur", theme: "belitung-timur", timeZone: "Asia/Jakarta" }}
      modules={[]}
      session={session}
      places={places}
      roleLabels={{ tpps: "TPPS", dinas: "Dinas" }}
      signOut={() => undefined}
    />
  );
}

const meta = {
  title: "Kerangka/Berganti unit",
  component: PortalWith,
  parameters: { layout: "fullscreen", docs: { disable: true } },
  tags: ["!autodocs"],
  args: { places: { list: async () => two, act } },
  beforeEach: () => {
    act.mockClear();
    const address = window.location.href;
    return () => window.history.replaceState(null, "", address);
  },
} satisfies Meta<typeof PortalWith>;
export default meta;
type Story = StoryObj<typeof meta>;

const openMenu = async () => userEvent.click(await screen.findByRole("button", { name: /^TPPS Kabupaten/ }));

/** The unit acted in has the tick; another is chosen by keyboard. */
export const TwoUnits: Story = {
  play: async () => {
    await openMenu();
    const first = await screen.findByRole("menuitemradio", { name: "Bertindak sebagai: TPPS, TPPS Kabupaten" });
    await expect(first).toBeChecked();
    await waitFor(() => expect(first).toHaveFocus());
    await userEvent.keyboard("{ArrowDown}{Enter}");
    await waitFor(() => expect(act).toHaveBeenCalledWith(1));
  },
};

/** Whoever has one unit sees no choice. */
export const OneUnit: Story = {
  args: { places: { list: async () => two.slice(0, 1), act } },
  play: async () => {
    await openMenu();
    await expect(await screen.findByRole("menuitem", { name: "Keluar" })).toBeVisible();
    await expect(screen.queryByRole("menuitemradio", { name: /Bertindak/ })).toBeNull();
  },
};

/** The change failed: the person is told, and is still who they were. */
export const NotChanged: Story = {
  args: { places: { list: async () => two, act: () => Promise.reject(new Error("putus")) } },
  play: async () => {
    await openMenu();
    await userEvent.click(await screen.findByRole("menuitemradio", { name: /Dinas Kesehatan/ }));
    await expect(await screen.findByText(/Unit belum berganti/)).toBeVisible();
  },
};

export const NotLoaded: Story = {
  args: { places: { list: () => Promise.reject(new Error("putus")), act } },
  play: async () => {
    await openMenu();
    await expect(await screen.findByRole("menuitem", { name: /Unit lain belum dapat dimuat/ })).toBeVisible();
  },
};
