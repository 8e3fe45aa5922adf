import { createResourceClient } from "@spbe-kit/core/client";
import { noticesContract } from "@spbe-kit/core/host";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { Baby, LayoutDashboard, Stethoscope } from "lucide-react";
import { expect, screen, userEvent, waitFor } from "storybook/test";
import { PageHeader, Text } from "../react/layout/layout.tsx";
import { Link, useNavigation, usePageParams } from "../react/navigation/navigation.tsx";
import { Portal } from "./portal.tsx";
import type { PortalModule, PortalSession } from "./portal-module.ts";

const page = (Screen: () => React.ReactNode) => () => Promise.resolve({ default: Screen });

function Children() {
  return (
    <>
      <PageHeader overline="Stunting" title="Ada 2 anak yang belum diukur" />
      <Link to="/stunting/anak/017">Naura Alesha Rahmawati</Link>
    </>
  );
}

function Child() {
  const { childId } = usePageParams<"childId">();
  const { path } = useNavigation();
  return (
    <>
      <PageHeader size={24} title="Naura Alesha Rahmawati" />
      <Text>{`Anak nomor ${childId}, ${path}`}</Text>
    </>
  );
}

function Broken(): never {
  throw new Error("rusak");
}

const stunting: PortalModule = {
  name: "stunting",
  title: { id: "Stunting", en: "Stunting" },
  pages: [
    {
      path: "/stunting/anak",
      permission: "stunting/read",
      load: page(Children),
      navigation: { label: { id: "Anak", en: "Children" }, icon: Baby, order: 1 },
    },
    {
      path: "/stunting/anak/:childId",
      permission: "stunting/read",
      title: { id: "Rekam anak", en: "Child record" },
      load: page(Child),
    },
    {
      path: "/stunting/rujukan",
      permission: "stunting/refer",
      load: page(Children),
      navigation: { label: { id: "Rujukan", en: "Referrals" }, icon: Stethoscope, order: 2 },
    },
    {
      path: "/stunting/rusak",
      permission: "stunting/read",
      load: page(Broken),
      navigation: { label: { id: "Ringkasan", en: "Overview" }, icon: LayoutDashboard, order: 3 },
    },
  ],
  search: async (text) =>
    text.startsWith("nau")
      ? [{ to: "/stunting/anak/017", label: "Naura Alesha Rahmawati", note: "Aik Madu, 19 bulan" }]
      : [],
};

const session: PortalSession = {
  name: "Wulan Safitri, A.Md.Gz.",
  role: "nutritionist",
  roleLabel: "TPG Puskesmas Renggiang",
  unitName: "Puskesmas Renggiang",
  regency: "Belitung Timur",
  permissions: ["stunting/read"],
};

/** Three unread notices, whatever is asked. */
const notices = createResourceClient(noticesContract, {
  baseUrl: "https://portal.example",
  retry: 0,
  fetch: async (input) =>
    Response.json(String(new Request(input).url).endsWith("/unread") ? { count: 3 } : { items: [], nextCursor: null }),
});

/** Storybook's own address is kept: the portal runs under it as if it were the root. */
function PortalAt({ path }: { path: string }) {
  if (!window.location.pathname.startsWith("/portal")) window.history.replaceState(null, "", `/portal${path}`);
  return (
    <Portal
      basename="/portal"
      regency={{ name: "Belitung Timur", theme: "belitung-timur", timeZone: "Asia/Jakarta" }}
      modules={[stunting]}
      session={session}
      sample
      notices={notices}
      signOut={() => undefined}
    />
  );
}

const ownAddress = () => {
  const address = window.location.href;
  return () => window.history.replaceState(null, "", address);
};

const meta = {
  title: "Kerangka/Portal",
  component: PortalAt,
  parameters: { layout: "fullscreen", docs: { disable: true } },
  tags: ["!autodocs"],
  beforeEach: ownAddress,
} satisfies Meta<typeof PortalAt>;
export default meta;
type Story = StoryObj<typeof meta>;

/** A page is followed, its heading takes the focus, the tab is named after it, and its parameter is read. */
export const FollowLink: Story = {
  args: { path: "/stunting/anak" },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("link", { name: "Naura Alesha Rahmawati" }));
    await expect(await canvas.findByText("Anak nomor 017, /stunting/anak/017")).toBeVisible();
    await waitFor(() => expect(canvas.getByRole("heading", { level: 1 })).toHaveFocus());
    await expect(document.title).toBe("Naura Alesha Rahmawati · Belitung Timur");
  },
};

/** The menu shows what is permitted; the address of another page says whom to ask. */
export const NotPermitted: Story = {
  args: { path: "/stunting/rujukan" },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("heading", { name: "Anda belum punya akses" })).toBeVisible();
    await expect(canvas.queryByRole("link", { name: "Rujukan" })).toBeNull();
  },
};

export const UnknownAddress: Story = {
  args: { path: "/tidak-ada" },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("heading", { name: "Halaman tidak ditemukan" })).toBeVisible();
  },
};

/** A page that breaks leaves the frame standing and gives a code to send. */
export const PageBreaks: Story = {
  args: { path: "/stunting/rusak" },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/Kode jejak ui-/)).toBeVisible();
    await expect(canvas.getAllByRole("link", { name: "Anak" })[0]).toBeInTheDocument();
  },
};

/** Ctrl K finds pages and what the modules know: one types at once, and Enter opens it. */
export const Search: Story = {
  args: { path: "/stunting/anak" },
  play: async ({ canvas }) => {
    await canvas.findByRole("heading", { level: 1 });
    await userEvent.keyboard("{Control>}k{/Control}");
    const box = await screen.findByRole("combobox");
    await waitFor(() => expect(box).toHaveFocus());
    await userEvent.keyboard("naura");
    await expect(await screen.findByRole("option", { name: /Naura/ })).toBeInTheDocument();
    await userEvent.keyboard("{Enter}");
    await expect(await canvas.findByText(/Anak nomor 017/)).toBeInTheDocument();
  },
};

/** The account menu changes the language at once. */
export const English: Story = {
  args: { path: "/stunting/anak" },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: /Puskesmas Renggiang/ }));
    await userEvent.click(await screen.findByRole("menuitemradio", { name: /English/ }));
    await expect(await canvas.findByRole("link", { name: "Children" })).toBeInTheDocument();
    window.localStorage.removeItem("spbe-locale");
  },
};

/** On a phone of 360 px the bar holds search, bell, account and menu, and nothing reaches over the edge. */
export const OnPhone: Story = {
  args: { path: "/stunting/anak" },
  parameters: { viewport: { options: { phone: { name: "360 px", styles: { width: "360px", height: "740px" } } } } },
  globals: { viewport: { value: "phone" } },
  play: async ({ canvas }) => {
    const bell = await canvas.findByRole("button", { name: "Pemberitahuan, 3 belum dibaca" });
    await expect(window.innerWidth).toBe(360);
    await expect(bell.getBoundingClientRect().right).toBeLessThanOrEqual(360);
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  },
};
