import { type AuditEntryShown, auditContract, problemError } from "@spbe-kit/core";
import { createResourceClient } from "@spbe-kit/core/client";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { type ReactNode, useState } from "react";
import { expect, userEvent, within } from "storybook/test";
import { type Navigation, NavigationProvider } from "../../react/navigation/navigation.tsx";
import { AuditTrail } from "./audit-trail.tsx";
import type { AuditWords } from "./audit-words.ts";
import type { AuditClient } from "./use-audit-pages.ts";

const words: AuditWords = {
  acts: {
    "stunting/children.get": { id: "Membuka rekam anak", en: "Opened a child's record" },
    "stunting/measurements.record": { id: "Mencatat pengukuran", en: "Recorded a measurement" },
    "session/login": { id: "Masuk ke portal", en: "Signed in to the portal" },
  },
  subjects: { child: { label: { id: "Anak", en: "Child" }, to: (id) => `/stunting/anak/${id}` } },
};

const child = (n: number) => `child/0190f0c2-1111-7222-8333-${String(n).padStart(12, "0")}`;
const entry = (n: number, changes: Partial<AuditEntryShown>): AuditEntryShown => ({
  entryId: `0190f0c2-2222-7222-8333-${String(n).padStart(12, "0")}`,
  at: `2026-11-24T0${n}:20:00.000000Z`,
  kind: "disclosure",
  act: "stunting/children.get",
  accountId: "sari",
  accountName: "Sari Puspita",
  role: "nutritionist",
  traceId: "0".repeat(32),
  purpose: null,
  subjects: [child(n)],
  fields: ["name", "nik"],
  sealed: true,
  ...changes,
});

const entries: readonly AuditEntryShown[] = [
  entry(6, { sealed: false, purpose: "population-record" }),
  entry(5, { kind: "write", act: "stunting/measurements.record", fields: ["weightKg", "statureCm"] }),
  entry(4, { subjects: [child(1), child(2), child(3), child(4), child(5)], fields: ["name"] }),
  entry(3, {
    accountId: "host",
    accountName: null,
    role: "host",
    act: "stunting/start (resume-import)",
    kind: "write",
  }),
  entry(2, { kind: "login", act: "session/login", subjects: [], fields: [] }),
];

/** The contract's client over made-up answers; `asked` sees what was searched for. */
function answering(items: readonly AuditEntryShown[], asked: (body: object) => void = () => undefined): AuditClient {
  return createResourceClient(auditContract, {
    baseUrl: "https://portal.example",
    retry: 0,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const path = new URL(request.url).pathname;
      if (path.endsWith("/accounts"))
        return Response.json({ items: [{ accountId: "sari", accountName: "Sari Puspita", role: "nutritionist" }] });
      if (path.endsWith("/chain")) return Response.json({ sealed: 12_480, head: "a".repeat(64), unsealed: 1 });
      asked((await request.json()) as object);
      return Response.json({ items, nextCursor: null });
    },
  });
}

const refusing: AuditClient = createResourceClient(auditContract, {
  baseUrl: "https://portal.example",
  retry: 0,
  fetch: async () => {
    throw problemError({ type: "about:blank", title: "mati", status: 0, code: "core/offline" });
  },
});

/** The filter stands in the address; here in a state, so that the story stays where it is. */
function Address({ children }: { children: ReactNode }) {
  const [search, setSearch] = useState(() => new URLSearchParams());
  const navigation: Navigation = {
    href: (path) => path,
    navigate: () => undefined,
    path: "/audit",
    search,
    setSearch,
    params: {},
  };
  return <NavigationProvider value={navigation}>{children}</NavigationProvider>;
}

const meta = {
  component: AuditTrail,
  args: { words, client: answering(entries) },
  decorators: [
    (Story) => (
      <Address>
        <Story />
      </Address>
    ),
  ],
} satisfies Meta<typeof AuditTrail>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Newest first: when, who, what and whom. A name is the account's, never a child's. */
export const Entries: Story = {
  async play({ canvasElement }) {
    const canvas = within(canvasElement);
    await expect(await canvas.findByText("Mencatat pengukuran")).toBeVisible();
    await expect(canvas.getByText(/12\.480 entri tersegel/)).toBeVisible();
    await expect(canvas.getAllByRole("link", { name: "Anak …000005" })[0]).toHaveAttribute(
      "href",
      "/stunting/anak/0190f0c2-1111-7222-8333-000000000005",
    );
  },
};

const searched: object[] = [];
/** Choosing an account asks the server anew. */
export const ByAccount: Story = {
  args: { client: answering(entries, (body) => searched.push(body)) },
  async play({ canvasElement }) {
    const canvas = within(canvasElement);
    await canvas.findByText("Mencatat pengukuran");
    await userEvent.selectOptions(canvas.getByLabelText("Akun"), "sari");
    await canvas.findByText("Mencatat pengukuran");
    await expect(searched.at(-1)).toMatchObject({ accountId: "sari" });
  },
};

/** Nothing fits the filter. */
export const Empty: Story = { args: { client: answering([]) } };

/** The server cannot be reached. */
export const Offline: Story = { args: { client: refusing } };
