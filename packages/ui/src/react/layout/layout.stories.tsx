import type { Meta, StoryObj } from "@storybook/react-vite";
import { Search } from "lucide-react";
import { expect, userEvent } from "storybook/test";
import { Button } from "../button/button.tsx";
import { Breadcrumbs } from "../frame/breadcrumbs.tsx";
import { Icon } from "../icon.tsx";
import { Box, Columns, Kbd, PageHeader, Section, SkipLink, Stack, Text, VisuallyHidden } from "./layout.tsx";

const meta = { title: "Komponen/Susunan", component: Section } satisfies Meta<typeof Section>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Rules and space set parts of a page off; a box means that it can be acted on or stands apart. */
export const PageWithParts: Story = {
  render: () => (
    <Stack gap={6}>
      <PageHeader
        overline="Stunting · bulan penimbangan Agustus 2026"
        title="Stunting turun ke 6,4 %, tetapi empat desa masih di atas 10 %"
        lede="Register saja, semua balita yang diukur."
        actions={
          <>
            <Button>Cetak</Button>
            <Button variant="primary">Ekspor CSV</Button>
          </>
        }
      />
      <Columns ratio="record">
        <Section title="Enam desa prioritas" note="Menurut prevalensi" aside={<Button variant="quiet">Semua</Button>}>
          <Text>Aik Madu, Lintang, Nyuruk</Text>
        </Section>
        <Box>
          <Text tone="soft">Kotak berdiri sendiri: sesuatu yang bisa dikerjakan.</Text>
        </Box>
      </Columns>
    </Stack>
  ),
};

/** The last crumb is the page itself and no link; long names wrap. */
export const WhereAmI: Story = {
  render: () => (
    <Breadcrumbs
      crumbs={[
        { label: "Stunting" },
        { label: "Anak", to: "/stunting/anak" },
        { label: "Muhammad Rizky Ramadhan Putra Pratama, S.STP., M.Si." },
      ]}
    />
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("link")).toHaveTextContent("Anak");
    await expect(canvas.getByText(/^Muhammad Rizky/)).toHaveAttribute("aria-current", "page");
  },
};

/** The first stop of the Tab key; seen only while it has the focus. */
export const SkipToContent: Story = {
  render: () => (
    <>
      <SkipLink href="#isi">Langsung ke isi</SkipLink>
      <Text id="isi">Isi halaman</Text>
    </>
  ),
  play: async ({ canvas, canvasElement }) => {
    canvasElement.ownerDocument.body.focus();
    await userEvent.tab();
    const link = canvas.getByRole("link", { name: "Langsung ke isi" });
    await expect(link).toHaveFocus();
    await expect(link.getBoundingClientRect().width).toBeGreaterThan(80);
  },
};

/** A key is drawn as a key; an icon stands beside a word or has one that is said. */
export const KeysAndIcons: Story = {
  render: () => (
    <Text>
      Tekan <Kbd>Ctrl K</Kbd> untuk mencari. <Icon icon={Search} />
      <VisuallyHidden>Cari</VisuallyHidden>
    </Text>
  ),
};
