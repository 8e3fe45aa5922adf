import type { Meta, StoryObj } from "@storybook/react-vite";
import { useState } from "react";
import { expect, userEvent } from "storybook/test";
import { EmptyState } from "../feedback/states.tsx";
import { SelectField } from "../field/select-field.tsx";
import { Delta } from "../list/facts.tsx";
import { FilterBar, FilterField } from "../list/filter-bar.tsx";
import { Pagination } from "./pagination.tsx";
import {
  CellSub,
  RowLink,
  SelectCell,
  type SortDirection,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
  TableRowHeader,
} from "./table.tsx";

const meta = { title: "Komponen/Tabel", component: Table, args: { caption: "Enam desa prioritas" } } satisfies Meta<
  typeof Table
>;
export default meta;
type Story = StoryObj<typeof meta>;

const villages = [
  {
    name: "Aik Madu",
    district: "Simpang Renggiang",
    measured: 145,
    share: "13,8 %",
    change: 1.4,
    next: "Audit kasus 3 anak",
  },
  {
    name: "Tanjung Kelumpang",
    district: "Simpang Pesak",
    measured: 1182,
    share: "10,4 %",
    change: -0.6,
    next: "Belum ditetapkan",
  },
  {
    name: "Muhammad Rizky Ramadhan Putra Pratama Raya",
    district: "Kecamatan Simpang Renggiang",
    measured: 127,
    share: "9,1 %",
    change: 0.2,
    next: "Air minum, 41 KK",
  },
];

function Villages({ inset = false, selectable = false }: { inset?: boolean; selectable?: boolean }) {
  const [sort, setSort] = useState<SortDirection | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>(["Aik Madu"]);
  return (
    <Table caption="Desa prioritas" inset={inset}>
      <TableHead>
        <TableRow>
          {selectable && (
            <TableHeaderCell>
              <span className="spbe-visually-hidden">Pilih</span>
            </TableHeaderCell>
          )}
          <TableHeaderCell sort={sort} onSort={() => setSort(sort === "asc" ? "desc" : "asc")}>
            Desa
          </TableHeaderCell>
          <TableHeaderCell numeric priority={2}>
            Diukur
          </TableHeaderCell>
          <TableHeaderCell numeric>Pendek</TableHeaderCell>
          <TableHeaderCell numeric>Setahun</TableHeaderCell>
          <TableHeaderCell priority={2}>Langkah berikut</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {villages.map((village) => (
          <TableRow key={village.name} selected={selectable && chosen.includes(village.name)}>
            {selectable && (
              <SelectCell
                name={village.name}
                checked={chosen.includes(village.name)}
                onCheckedChange={(on) =>
                  setChosen(on ? [...chosen, village.name] : chosen.filter((one) => one !== village.name))
                }
              />
            )}
            <TableRowHeader>
              {selectable ? village.name : <RowLink to="/stunting/desa">{village.name}</RowLink>}
              <CellSub>{village.district}</CellSub>
              <CellSub narrow>{village.next}</CellSub>
            </TableRowHeader>
            <TableCell numeric priority={2}>
              {village.measured}
            </TableCell>
            <TableCell numeric>{village.share}</TableCell>
            <TableCell numeric>
              <Delta direction={village.change > 0 ? "up" : "down"} tone={village.change > 0 ? "worse" : "better"}>
                {String(Math.abs(village.change)).replace(".", ",")}
              </Delta>
            </TableCell>
            <TableCell priority={2}>{village.next}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** Rows lead to their record; a column says how it is sorted. */
export const Rows: Story = {
  render: () => <Villages />,
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Desa" }));
    await expect(canvas.getByRole("columnheader", { name: "Desa" })).toHaveAttribute("aria-sort", "ascending");
  },
};

/** Several rows for one act. */
export const Selection: Story = { render: () => <Villages selectable /> };
export const InBox: Story = {
  render: () => (
    <div className="spbe-box">
      <Villages inset />
    </div>
  ),
};

/** Filters above, what is on as chips, more below. */
export const FilteredList: Story = {
  render: () => (
    <>
      <FilterBar
        count="3 dari 39 desa"
        active={[
          { key: "district", label: "Kecamatan: Simpang Renggiang" },
          { key: "share", label: "Pendek: 10 % ke atas" },
        ]}
        onRemove={() => undefined}
        onClear={() => undefined}
      >
        <FilterField>
          <SelectField label="Kecamatan" options={[{ value: "1", label: "Simpang Renggiang" }]} />
        </FilterField>
        <FilterField>
          <SelectField label="Pendek" options={[{ value: "10", label: "10 % ke atas" }]} />
        </FilterField>
      </FilterBar>
      <Villages />
      <Pagination shown={3} total={39} onLoadMore={() => undefined} />
    </>
  ),
};

export const Pages: Story = {
  render: () => <Pagination shown={50} total={9884} onNext={() => undefined} onPrevious={undefined} />,
};
export const None: Story = {
  render: () => (
    <EmptyState title="Tidak ada desa yang cocok">Longgarkan saringan untuk melihat lebih banyak.</EmptyState>
  ),
};
