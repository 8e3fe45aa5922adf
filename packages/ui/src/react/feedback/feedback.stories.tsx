import type { Meta, StoryObj } from "@storybook/react-vite";
import { Check, Clock, TriangleAlert } from "lucide-react";
import { expect, fn, userEvent } from "storybook/test";
import { Actions, Button } from "../button/button.tsx";
import { Stack } from "../layout/layout.tsx";
import { Badge, SampleBadge } from "./badge.tsx";
import { Callout } from "./callout.tsx";
import { Bar, Progress, Skeleton } from "./progress.tsx";
import { EmptyState, ErrorState, ForbiddenState, NotFoundState, OfflineState } from "./states.tsx";
import { useToast } from "./toast.tsx";

const meta = { title: "Komponen/Keadaan dan pesan", component: Callout } satisfies Meta<typeof Callout>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Colour, shape and word together. */
export const Badges: Story = {
  render: () => (
    <Actions>
      <Badge>Draf</Badge>
      <Badge tone="accent">Giliran Anda</Badge>
      <Badge tone="success" icon={Check}>
        Selesai
      </Badge>
      <Badge tone="warning" icon={Clock}>
        2 hari lagi
      </Badge>
      <Badge tone="danger" icon={TriangleAlert}>
        Lewat 5 hari
      </Badge>
      <Badge tone="info">Terbatas</Badge>
      <SampleBadge />
    </Actions>
  ),
};

/** A message that belongs to its place, in five tones. */
export const Callouts: Story = {
  render: () => (
    <Stack>
      <Callout tone="danger" title="BB/U −2,15 SD, berat badan kurang. Naik 100 g, KBM 200 g: T, dua kali (2T).">
        Panjang badan juga pendek. Dokter puskesmas perlu memastikan ukuran dan mencari penyebab.
      </Callout>
      <Callout tone="warning" title="38 ukuran ditandai, tidak dihitung">
        Nilai z di luar batas wajar. Periksa satuan dan koma.
      </Callout>
      <Callout tone="success" title="Semua anak sudah diukur bulan ini" />
      <Callout tone="info">Angka bulan berjalan dapat berubah sampai tanggal 10.</Callout>
      <Callout tone="accent">Tabel KBM memakai versi 2026-10.</Callout>
    </Stack>
  ),
};

/** Nothing here, and that is fine. */
export const Empty: Story = {
  render: () => (
    <EmptyState title="Tidak ada rujukan">Semua sudah ditindaklanjuti. Yang baru muncul di sini.</EmptyState>
  ),
};

const retry = fn();
/** What happened, what to do, the trace code, and a way to try again. */
export const Failed: Story = {
  render: () => (
    <ErrorState title="Data desa gagal dimuat" traceId="7f3k-92qd" onRetry={retry}>
      Server tidak menjawab dalam 10 detik. Isian Anda aman.
    </ErrorState>
  ),
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole("button", { name: /coba lagi|try again/i }));
    await expect(retry).toHaveBeenCalled();
    await expect(canvas.getByText(/7f3k-92qd/)).toBeVisible();
  },
};

/** Our own words when a screen brings none. */
export const Defaults: Story = {
  render: () => (
    <Stack>
      <ErrorState />
      <OfflineState onRetry={() => undefined} />
      <ForbiddenState />
      <NotFoundState />
    </Stack>
  ),
};

/** The shape of what is coming. */
export const Loading: Story = { render: () => <Skeleton lines={4} /> };

/** Over one second: the count done and a way to stop. */
export const Working: Story = {
  render: () => (
    <Stack>
      <Progress label="Mengimpor anak" done={1240} total={9884} onCancel={() => undefined} />
      <Progress label="Menyiapkan berkas" />
      <Bar percent={64} />
    </Stack>
  ),
};

function Sender() {
  const toast = useToast();
  const undo = { label: "Urungkan", onSelect: () => toast("Disposisi ditarik kembali", { tone: "info" }) };
  return <Button onClick={() => toast("Disposisi terkirim ke 3 orang", { action: undo })}>Kirim</Button>;
}

/** Says what happened and offers to undo it. */
export const Toast: Story = {
  render: () => <Sender />,
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Kirim" }));
    await expect(await canvas.findByText("Disposisi terkirim ke 3 orang")).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "Urungkan" }));
    await expect(await canvas.findByText("Disposisi ditarik kembali")).toBeVisible();
  },
};
