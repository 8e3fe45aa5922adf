import { calendarDate } from "@spbe-kit/core";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { Activity, Baby, Download, FileCheck, FileText, LayoutDashboard, ListChecks, Stethoscope } from "lucide-react";
import { Actions, Button } from "./button/button.tsx";
import { Badge } from "./feedback/badge.tsx";
import { Callout } from "./feedback/callout.tsx";
import { Bar, Progress } from "./feedback/progress.tsx";
import { EmptyState, ErrorState } from "./feedback/states.tsx";
import { CheckboxField, Segmented } from "./field/choices.tsx";
import { DateField } from "./field/date-field.tsx";
import { FormGrid } from "./field/form.tsx";
import { NumberField } from "./field/number-field.tsx";
import { SelectField } from "./field/select-field.tsx";
import { AppFrame } from "./frame/app-frame.tsx";
import { Columns, PageHeader, Section, Stack, Text } from "./layout/layout.tsx";
import { Delta, Fact, Facts, Figure } from "./list/facts.tsx";
import { Tab, TabList, TabPanel, Tabs } from "./list/tabs.tsx";
import { Timeline, TimelineEvent } from "./list/timeline.tsx";
import { Link } from "./navigation/navigation.tsx";
import { Menu } from "./overlay/menu.tsx";
import { PersonChip } from "./people/person.tsx";
import { Pagination } from "./table/pagination.tsx";
import {
  CellSub,
  RowLink,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
  TableRowHeader,
} from "./table/table.tsx";

const meta = {
  title: "Kerangka/Satu halaman penuh",
  component: AppFrame,
  parameters: { layout: "fullscreen" },
  args: {
    name: "Belitung Timur",
    sample: true,
    onSearch: () => undefined,
    crumbs: [{ label: "Stunting" }, { label: "Ringkasan" }],
    person: <PersonChip name="dr. Ratna Kusumawati" post="Kepala Dinas Kesehatan" />,
    menu: (
      <Menu
        label="Dinas Kesehatan"
        ariaLabel="Dinas Kesehatan. Akun dr. Ratna Kusumawati"
        compactOnPhone
        groups={[
          {
            heading: "Bahasa",
            items: [
              { label: "Bahasa Indonesia", checked: true },
              { label: "English", checked: false },
            ],
          },
        ]}
      />
    ),
    sections: [
      {
        title: "Stunting",
        links: [
          { to: "/stunting", label: "Ringkasan", icon: LayoutDashboard, current: true },
          { to: "/stunting/anak", label: "Anak", icon: Baby, count: "9.884" },
          { to: "/stunting/rujukan", label: "Rujukan", icon: Stethoscope, count: "16" },
          { to: "/stunting/tpps", label: "Papan TPPS", icon: ListChecks, count: "9", countTone: "accent" },
          { to: "/stunting/skdn", label: "SKDN bulanan", icon: Activity },
          { to: "/stunting/mutu", label: "Mutu data", icon: FileCheck },
        ],
      },
    ],
  },
} satisfies Meta<typeof AppFrame>;
export default meta;
type Story = StoryObj<typeof meta>;

const villages = [
  {
    name: "Aik Madu",
    district: "Simpang Renggiang",
    share: "13,8 %",
    of: "20 dari 145",
    bar: 90,
    change: "1,4",
    worse: true,
    next: "Audit kasus 3 anak",
    by: "Dinkes, 25 Nov",
  },
  {
    name: "Tanjung Kelumpang",
    district: "Simpang Pesak",
    share: "10,4 %",
    of: "19 dari 182",
    bar: 70,
    change: "0,6",
    worse: false,
    next: "Belum ditetapkan",
    by: "tanpa pemilik",
  },
  {
    name: "Desa Persiapan Simpang Renggiang Barat Daya",
    district: "Kecamatan Simpang Renggiang",
    share: "9,1 %",
    of: "14 dari 154",
    bar: 60,
    change: "0,4",
    worse: false,
    next: "Air minum, 41 KK",
    by: "Dinas PUPR",
  },
];

function Overview() {
  return (
    <>
      <PageHeader
        overline="Stunting · bulan penimbangan Agustus 2026"
        title="Stunting turun ke 6,4 %, tetapi empat desa masih di atas 10 %"
        actions={
          <>
            <Button icon={Download}>Ekspor</Button>
            <Button variant="primary" icon={FileText}>
              Susun bahan rapat TPPS
            </Button>
          </>
        }
      />
      <Stack gap={8}>
        <Section aria-label="Prevalensi dan asalnya">
          <Columns ratio="record">
            <Facts>
              <Fact term="Sumber">Register SIGIZI, per anak</Fact>
              <Fact term="Periode">1–31 Agustus 2026</Fact>
              <Fact term="Diukur, dari sasaran">9.612 dari 9.884</Fact>
              <Fact term="Cakupan">97,2 %</Fact>
              <Fact term="Metode">TB/U di bawah −2 SD, WHO 2006, umur dalam hari</Fact>
            </Facts>
            <div>
              <Text tone="muted" size={13}>
                Prevalensi, register
              </Text>
              <Figure unit="%" series="register">
                6,4
              </Figure>
              <Text>
                <Delta direction="down" tone="better">
                  0,5 poin
                </Delta>{" "}
                dari Agustus 2025 (6,9 %)
              </Text>
            </div>
          </Columns>
        </Section>
        <Callout tone="warning" title="38 ukuran ditandai, tidak dihitung">
          Nilai z di luar batas wajar. Periksa satuan dan koma.
        </Callout>
        <Columns ratio="record">
          <Section title="Enam desa prioritas" aside={<Link to="/stunting/desa">Semua 39 desa</Link>}>
            <Table caption="Enam desa prioritas" captionHidden>
              <TableHead>
                <TableRow>
                  <TableHeaderCell>Desa</TableHeaderCell>
                  <TableHeaderCell numeric sort="desc" onSort={() => undefined}>
                    Pendek
                  </TableHeaderCell>
                  <TableHeaderCell priority={2}>
                    <span className="spbe-visually-hidden">Panjang batang</span>
                  </TableHeaderCell>
                  <TableHeaderCell numeric>Setahun</TableHeaderCell>
                  <TableHeaderCell priority={2}>Langkah berikut</TableHeaderCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {villages.map((village) => (
                  <TableRow key={village.name} selected={village.name === "Tanjung Kelumpang"}>
                    <TableRowHeader>
                      <RowLink to="/stunting/desa">{village.name}</RowLink>
                      <CellSub>{village.district}</CellSub>
                      <CellSub narrow>{village.next}</CellSub>
                    </TableRowHeader>
                    <TableCell numeric>
                      <strong>{village.share}</strong>
                      <CellSub>{village.of}</CellSub>
                    </TableCell>
                    <TableCell priority={2}>
                      <Bar percent={village.bar} tone="warning" />
                    </TableCell>
                    <TableCell numeric>
                      <Delta direction={village.worse ? "up" : "down"} tone={village.worse ? "worse" : "better"}>
                        {village.change}
                      </Delta>
                    </TableCell>
                    <TableCell priority={2}>
                      {village.next}
                      <CellSub>{village.by}</CellSub>
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
            <Pagination shown={3} total={39} onLoadMore={() => undefined} />
          </Section>
          <Section title="Yang berubah sejak rapat 26 Oktober">
            <Timeline>
              <TimelineEvent state="late" title="9 rujukan lewat 14 hari" meta="20 Nov 2026, 16.40 · hitungan sistem">
                5 di antaranya dari Tanjung Kelumpang.
              </TimelineEvent>
              <TimelineEvent state="done" title="18 anak keluar dari status 2T" meta="14 Nov 2026 · 11 posyandu">
                Berat naik dua bulan berturut-turut.
              </TimelineEvent>
              <TimelineEvent state="current" title="Kunjungan rumah, Selasa 24 November" meta="Bidan desa dan TPK" />
              <TimelineEvent state="next" title="Rujuk balik ke posyandu" meta="menunggu hasil" />
            </Timeline>
          </Section>
        </Columns>
        <Columns>
          <Section title="Catat ukuran">
            <Stack>
              <FormGrid>
                <NumberField
                  label="Berat badan"
                  hint="Satu angka di belakang koma"
                  unit="kg"
                  maxDecimals={1}
                  defaultValue={8.1}
                />
                <SelectField
                  label="Posyandu"
                  hint="Hanya yang Anda ampu"
                  placeholder={null}
                  options={[{ value: "1", label: "Kenanga 2, Aik Madu" }]}
                />
              </FormGrid>
              <DateField
                id="kitchen-date"
                label="Tanggal ukur"
                defaultValue={calendarDate("2026-12-12")}
                error="Tanggal ukur setelah hari ini. Periksa tanggal di ponsel."
              />
              <Segmented
                label="Cara ukur"
                options={[
                  { value: "l", label: "Telentang" },
                  { value: "s", label: "Berdiri" },
                ]}
                defaultValue="l"
              />
              <CheckboxField label="Buku KIA dibawa" defaultChecked />
              <Actions>
                <Button variant="primary">Simpan</Button>
                <Button variant="quiet">Batal</Button>
                <Button variant="danger">Cabut naskah</Button>
                <Button disabled>Terkunci</Button>
              </Actions>
            </Stack>
          </Section>
          <Section title="Keadaan">
            <Stack>
              <Tabs defaultValue="a">
                <TabList label="Indeks">
                  <Tab value="a">BB/U</Tab>
                  <Tab value="b">PB/U</Tab>
                  <Tab value="c">BB/PB</Tab>
                </TabList>
                <TabPanel value="a">
                  <Actions>
                    <Badge>Draf</Badge>
                    <Badge tone="accent">Giliran Anda</Badge>
                    <Badge tone="success">Selesai</Badge>
                    <Badge tone="danger">Lewat 5 hari</Badge>
                  </Actions>
                </TabPanel>
              </Tabs>
              <Progress label="Mengimpor anak" done={1240} total={9884} onCancel={() => undefined} />
              <EmptyState title="Tidak ada disposisi">
                Semua sudah ditindaklanjuti. Yang baru muncul di sini.
              </EmptyState>
              <ErrorState title="Data desa gagal dimuat" traceId="7f3k-92qd" onRetry={() => undefined}>
                Server tidak menjawab dalam 10 detik. Isian Anda aman.
              </ErrorState>
            </Stack>
          </Section>
        </Columns>
      </Stack>
    </>
  );
}

/** Frame and parts together, to be looked at in every theme, at 320 px and up. */
export const Page: Story = { args: { children: <Overview /> } };
