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

/** Ctrl K finds pages and what the modules know; Enter opens it. */
export const Search: Story = {
  args: { path: "/stunting/anak" },
  play: async ({ canvas }) => {
    await canvas.findByRole("heading", { level: 1 });
    await userEvent.keyboard("{Control>}k{/Control}");
    const box = await screen.findByRole("combobox");
    await userEvent.type(box, "naura");
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
