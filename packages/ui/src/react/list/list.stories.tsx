import type { Meta, StoryObj } from "@storybook/react-vite";
import { useState } from "react";
import { expect, userEvent } from "storybook/test";
import { Stack, Text } from "../layout/layout.tsx";
import { MaskedIdentifier, Monogram, PersonChip } from "../people/person.tsx";
import { Counter, Counters, Delta, Fact, Facts, Figure } from "./facts.tsx";
import { Chip } from "./filter-bar.tsx";
import { Tab, TabList, TabPanel, Tabs } from "./tabs.tsx";
import { Disclosure, Timeline, TimelineEvent } from "./timeline.tsx";

const meta = { title: "Komponen/Fakta, orang, riwayat", component: Facts } satisfies Meta<typeof Facts>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The one big number, with where it comes from. */
export const NumberWithOrigin: Story = {
  render: () => (
    <Stack>
      <Figure unit="%" series="register">
        6,4
      </Figure>
      <Text>
        <Delta direction="down" tone="better">
          0,5 poin
        </Delta>{" "}
        dari Agustus 2025 (6,9 %)
      </Text>
      <Facts>
        <Fact term="Sumber">Register SIGIZI, per anak</Fact>
        <Fact term="Periode">1–31 Agustus 2026</Fact>
        <Fact term="Diukur, dari sasaran">9.612 dari 9.884</Fact>
        <Fact term="Metode">TB/U di bawah −2 SD, WHO 2006, umur dalam hari</Fact>
      </Facts>
      <Facts layout="rows">
        <Fact term="Ibu">Dian Rahmawati</Fact>
        <Fact term="Wilayah">Kec. Simpang Renggiang, Puskesmas Renggiang</Fact>
      </Facts>
    </Stack>
  ),
};

export const Referral: Story = {
  render: () => (
    <Timeline>
      <TimelineEvent state="done" title="Dirujuk dari posyandu" meta="12 Nov 2026, 09.20 · Sri Wahyuni, kader">
        Alasan: 2T, BB/U di bawah −2 SD.
      </TimelineEvent>
      <TimelineEvent state="late" title="Belum datang" meta="19 Nov 2026 · Nurul Handayani, A.Md.Keb.">
        Lewat 6 hari dari jadwal.
      </TimelineEvent>
      <TimelineEvent state="current" title="Kunjungan rumah, Selasa 24 November" meta="Bidan desa dan TPK" />
      <TimelineEvent state="next" title="Rujuk balik ke posyandu" meta="menunggu hasil" />
    </Timeline>
  ),
};

/** Long names with their titles wrap. */
export const People: Story = {
  render: () => (
    <Stack>
      <PersonChip name="dr. Ratna Kusumawati" post="Kepala Dinas Kesehatan" />
      <PersonChip
        name="Muhammad Rizky Ramadhan Putra Pratama, S.STP., M.Si."
        post="Kepala Bagian Tata Pemerintahan Sekretariat Daerah"
      />
      <Monogram />
    </Stack>
  ),
};

function Nik() {
  const [shown, setShown] = useState(false);
  return (
    <MaskedIdentifier
      masked="190606••••••9901"
      revealed={shown ? "1906064904259901" : undefined}
      onRevealedChange={setShown}
    />
  );
}
/** Masked until asked for. */
export const Masked: Story = {
  render: () => <Nik />,
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole("button"));
    await expect(canvas.getByText("1906064904259901")).toBeVisible();
  },
};

/** One tab stop; arrows walk and open. */
export const Views: Story = {
  render: () => (
    <Tabs defaultValue="bbu">
      <TabList label="Indeks">
        <Tab value="bbu">BB/U</Tab>
        <Tab value="pbu">PB/U</Tab>
        <Tab value="bbpb">BB/PB</Tab>
      </TabList>
      <TabPanel value="bbu">Berat menurut umur</TabPanel>
      <TabPanel value="pbu">Panjang menurut umur</TabPanel>
      <TabPanel value="bbpb">Berat menurut panjang</TabPanel>
    </Tabs>
  ),
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole("tab", { name: "BB/U" }));
    await userEvent.keyboard("{ArrowRight}");
    await expect(canvas.getByRole("tabpanel", { name: "PB/U" })).toBeVisible();
    await userEvent.keyboard("{ArrowRight}{ArrowRight}");
    await expect(canvas.getByRole("tab", { name: "BB/U" })).toHaveFocus();
    await userEvent.keyboard("{End}");
    await expect(canvas.getByRole("tab", { name: "BB/PB" })).toHaveAttribute("aria-selected", "true");
  },
};

function Inbox() {
  const [on, setOn] = useState("late");
  return (
    <Counters aria-label="Rujukan menurut keadaan">
      <Counter label="Lewat 14 hari" value="9" active={on === "late"} onClick={() => setOn("late")} />
      <Counter label="Menunggu kunjungan" value="4" active={on === "wait"} onClick={() => setOn("wait")} />
      <Counter label="Tanpa pemilik" value="0" zero active={on === "none"} onClick={() => setOn("none")} />
    </Counters>
  );
}
export const Tasks: Story = { render: () => <Inbox /> };
export const QuickFilter: Story = { render: () => <Chip pressed>Hanya 2T</Chip> };
export const More: Story = { render: () => <Disclosure summary="Tabel 39 desa">Isi tabel.</Disclosure> };
