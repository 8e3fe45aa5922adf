import { calendarDate } from "@spbe-kit/core";
import { Baby } from "lucide-react";
import type { ReactElement } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import * as ui from "./index.ts";

const nothing = () => undefined;
const noOptions = async () => [];
const icon = Baby;

/** Every component of the door, with the least it needs. */
const parts: Readonly<Record<string, ReactElement>> = {
  Actions: <ui.Actions />,
  AppFrame: (
    <ui.AppFrame
      name="Siak"
      crumbs={[{ label: "Stunting", to: "/" }, { label: "Anak" }]}
      sections={[{ title: "Stunting", links: [{ to: "/anak", label: "Anak", icon, count: "3" }] }]}
      sample
      onSearch={nothing}
    />
  ),
  Badge: <ui.Badge tone="success">Selesai</ui.Badge>,
  Bar: <ui.Bar percent={40} />,
  Box: <ui.Box />,
  Breadcrumbs: <ui.Breadcrumbs crumbs={[{ label: "Stunting" }]} />,
  Button: <ui.Button variant="primary">Simpan</ui.Button>,
  Callout: <ui.Callout title="Ditandai" />,
  CellSub: <ui.CellSub />,
  CheckboxField: <ui.CheckboxField label="Buku KIA dibawa" />,
  Chip: <ui.Chip pressed>2T</ui.Chip>,
  Columns: <ui.Columns />,
  Combobox: <ui.Combobox label="Desa" value={null} onValueChange={nothing} loadOptions={noOptions} />,
  ConfirmDialog: (
    <ui.ConfirmDialog
      open={false}
      onOpenChange={nothing}
      title="Hapus?"
      consequence="Hilang"
      confirmLabel="Hapus"
      onConfirm={nothing}
    />
  ),
  Counter: <ui.Counter label="Lewat" value="9" />,
  Counters: <ui.Counters />,
  DateField: <ui.DateField label="Tanggal ukur" defaultValue={calendarDate("2026-11-12")} />,
  Delta: <ui.Delta direction="down" tone="better" />,
  Dialog: <ui.Dialog open onOpenChange={nothing} title="Catat" />,
  Disclosure: <ui.Disclosure summary="Tabel" />,
  Drawer: <ui.Drawer open onOpenChange={nothing} title="Rujukan" />,
  EmptyState: <ui.EmptyState title="Kosong" />,
  ErrorState: <ui.ErrorState traceId="7f3k" onRetry={nothing} />,
  ErrorSummary: <ui.ErrorSummary problems={[{ fieldId: "a", message: "Kosong" }]} />,
  Fact: <ui.Fact term="Sumber">Register</ui.Fact>,
  Facts: <ui.Facts layout="rows" />,
  Field: <ui.Field label="Nama">{(control) => <input {...control} />}</ui.Field>,
  FieldSet: <ui.FieldSet label="Cara ukur">isi</ui.FieldSet>,
  Figure: <ui.Figure unit="%">6,4</ui.Figure>,
  FileDrop: <ui.FileDrop label="Berkas" accept={[".csv"]} file={null} onFileChange={nothing} />,
  FilterBar: <ui.FilterBar active={[{ key: "a", label: "Desa: Aik Madu" }]} />,
  FilterField: <ui.FilterField />,
  ForbiddenState: <ui.ForbiddenState />,
  Form: <ui.Form />,
  FormGrid: <ui.FormGrid />,
  FormSection: <ui.FormSection title="Pengukuran" />,
  Icon: <ui.Icon icon={icon} label="Anak" />,
  IconButton: <ui.IconButton icon={icon} label="Ubah" />,
  Kbd: <ui.Kbd />,
  Link: <ui.Link to="/anak">Anak</ui.Link>,
  MaskedIdentifier: <ui.MaskedIdentifier masked="190606••••••9901" />,
  Menu: <ui.Menu groups={[{ items: [{ label: "Cetak" }] }]} />,
  Monogram: <ui.Monogram />,
  NavigationProvider: (
    <ui.NavigationProvider
      value={{
        href: (path) => `/portal${path}`,
        navigate: nothing,
        path: "/",
        search: new URLSearchParams(),
        setSearch: nothing,
      }}
    >
      <ui.Link to="/anak">Anak</ui.Link>
    </ui.NavigationProvider>
  ),
  NotFoundState: <ui.NotFoundState headingLevel={1} />,
  NumberField: <ui.NumberField label="Berat badan" unit="kg" defaultValue={0} />,
  OfflineState: <ui.OfflineState />,
  PageHeader: <ui.PageHeader title="Stunting turun" />,
  Pagination: <ui.Pagination shown={3} total={39} onLoadMore={nothing} />,
  PersonChip: <ui.PersonChip name="dr. Ratna Kusumawati" post="Kepala Dinas" />,
  Progress: <ui.Progress label="Mengimpor" done={1} total={2} />,
  RadioGroup: <ui.RadioGroup label="Cara ukur" options={[{ value: "l", label: "Telentang" }]} />,
  RowLink: <ui.RowLink to="/anak">Anak</ui.RowLink>,
  SampleBadge: <ui.SampleBadge />,
  SearchField: <ui.SearchField />,
  Section: <ui.Section title="Desa" />,
  Segmented: <ui.Segmented label="Cara ukur" options={[{ value: "l", label: "Telentang" }]} />,
  SelectField: <ui.SelectField label="Posyandu" options={[]} />,
  Skeleton: <ui.Skeleton />,
  SkipLink: <ui.SkipLink href="#isi" />,
  Stack: <ui.Stack />,
  Tabs: (
    <ui.Tabs defaultValue="a">
      <ui.TabList label="Indeks">
        <ui.Tab value="a">BB/U</ui.Tab>
      </ui.TabList>
      <ui.TabPanel value="a">Isi</ui.TabPanel>
    </ui.Tabs>
  ),
  Table: (
    <ui.Table caption="Desa">
      <ui.TableHead>
        <ui.TableRow>
          <ui.TableHeaderCell sort={null} onSort={nothing}>
            Desa
          </ui.TableHeaderCell>
        </ui.TableRow>
      </ui.TableHead>
      <ui.TableBody>
        <ui.TableRow selected>
          <ui.SelectCell name="Aik Madu" checked onCheckedChange={nothing} />
          <ui.TableRowHeader>Aik Madu</ui.TableRowHeader>
          <ui.TableCell numeric>3</ui.TableCell>
        </ui.TableRow>
      </ui.TableBody>
    </ui.Table>
  ),
  Text: <ui.Text>Isi</ui.Text>,
  TextArea: <ui.TextArea label="Catatan" />,
  TextField: <ui.TextField label="Nama" error="Nama belum diisi." />,
  Timeline: (
    <ui.Timeline>
      <ui.TimelineEvent state="done" title="Dirujuk" />
    </ui.Timeline>
  ),
  VisuallyHidden: <ui.VisuallyHidden />,
};

/** Drawn as part of a bigger one above, or the provider itself, which draws every one. */
const DRAWN_WITHIN = ["SpbeProvider", "Tab", "TabList", "TabPanel", "SelectCell", "TimelineEvent"];

describe("drawn on a server, without a window", () => {
  it.each(Object.entries(parts))("%s in both languages", (_name, part) => {
    expect(typeof window).toBe("undefined");
    const draw = (locale: string) =>
      renderToString(
        <ui.SpbeProvider locale={locale} theme="siak" scheme="dark">
          {part}
        </ui.SpbeProvider>,
      );
    expect(draw("in_ID")).toContain('lang="id-ID"');
    expect(draw("en")).toContain('data-scheme="dark"');
  });

  it("leaves out no component of the door", () => {
    const components = Object.keys(ui).filter((name) => /^[A-Z][a-z]/.test(name) && !name.startsWith("Table"));
    const known = [...Object.keys(parts), ...DRAWN_WITHIN];
    expect(components.filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe("a field on the page", () => {
  it("ties its error to its control, and says what was understood", () => {
    const html = renderToString(
      <ui.TextField id="name" label="Nama" hint="Seperti di akta" error="Nama belum diisi." />,
    );
    expect(html).toContain('aria-describedby="name-hint name-error"');
    expect(html).toContain('aria-invalid="true"');
    expect(renderToString(parts.DateField as ReactElement)).toContain("12 November 2026");
  });

  it("shows 0 as a value", () => {
    expect(renderToString(parts.NumberField as ReactElement)).toContain('value="0"');
  });
});
