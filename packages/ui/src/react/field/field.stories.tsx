import { calendarDate } from "@spbe-kit/core";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { useState } from "react";
import { expect, userEvent } from "storybook/test";
import { Actions, Button } from "../button/button.tsx";
import { CheckboxField, RadioGroup, Segmented } from "./choices.tsx";
import { Combobox, type ComboboxOption } from "./combobox.tsx";
import { DateField } from "./date-field.tsx";
import { Field, FieldSet } from "./field.tsx";
import { FileDrop } from "./file-drop.tsx";
import { ErrorSummary, Form, FormGrid, FormSection } from "./form.tsx";
import { NumberField } from "./number-field.tsx";
import { SelectField } from "./select-field.tsx";
import { SearchField, TextArea, TextField } from "./text-field.tsx";

const meta = { title: "Komponen/Isian", component: TextField, args: { label: "Nama anak" } } satisfies Meta<
  typeof TextField
>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Text: Story = { args: { hint: "Seperti di akta kelahiran", defaultValue: "Naura Alesha Rahmawati" } };

/** The error is read with the field: what is wrong, what to do. */
export const WithError: Story = {
  args: { error: "Nama belum diisi. Tulis nama panggilan bila belum ada akta." },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("textbox")).toHaveAccessibleDescription(/Nama belum diisi/);
    await expect(canvas.getByRole("textbox")).toBeInvalid();
  },
};

export const Optional: Story = { args: { label: "Nomor telepon ibu", optional: true } };
export const ReadOnly: Story = { args: { readOnly: true, value: "Puskesmas Renggiang" } };
export const Disabled: Story = { args: { disabled: true, defaultValue: "Terkunci setelah dikirim" } };
export const Lines: Story = { render: () => <TextArea label="Catatan" hint="Tanpa NIK atau nomor telepon" /> };
export const Looking: Story = { render: () => <SearchField placeholder="Nama anak atau ibu" /> };

/** A comma or a point; what is not yet a number stays in the box. */
export const Weight: Story = {
  render: () => <NumberField label="Berat badan" hint="Satu angka di belakang koma" unit="kg" maxDecimals={1} />,
  play: async ({ canvas }) => {
    const box = canvas.getByRole("textbox", { name: "Berat badan" });
    await userEvent.type(box, "8,");
    await expect(box).toHaveValue("8,");
    await userEvent.type(box, "15");
    await userEvent.tab();
    await expect(box).toHaveAccessibleDescription(/paling banyak 1|at most 1/);
    await userEvent.clear(box);
    await userEvent.type(box, "0");
    await expect(box).toHaveValue("0");
  },
};

/** Typed as people write it and said back in words. */
export const MeasuredOn: Story = {
  render: () => <DateField label="Tanggal ukur" hint="Contoh: 12/11/2026 atau 12 Nov 2026" />,
  play: async ({ canvas }) => {
    const box = canvas.getByRole("textbox", { name: "Tanggal ukur" });
    await userEvent.type(box, "12/11/2026");
    await expect(canvas.getByText("12 November 2026")).toBeVisible();
    await userEvent.clear(box);
    await userEvent.type(box, "11/22/2026");
    await userEvent.tab();
    await expect(box).toHaveAccessibleDescription(/hari dahulu|day first/);
  },
};

export const KnownDate: Story = {
  render: () => <DateField label="Tanggal lahir" defaultValue={calendarDate("2025-04-09")} />,
};

export const Select: Story = {
  render: () => (
    <SelectField
      label="Posyandu"
      hint="Hanya yang Anda ampu"
      options={[
        { value: "1", label: "Kenanga 2, Aik Madu" },
        { value: "2", label: "Melati 1, Simpang Renggiang" },
      ]}
    />
  ),
};

const positions = [
  { value: "lying", label: "Telentang" },
  { value: "standing", label: "Berdiri" },
];

export const Radios: Story = {
  render: () => (
    <RadioGroup
      label="Cara ukur"
      options={[
        { ...positions[0]!, hint: "Di bawah 24 bulan" },
        { ...positions[1]!, hint: "Mulai 24 bulan" },
      ]}
    />
  ),
};

export const Switch: Story = {
  render: () => <Segmented label="Cara ukur" options={positions} defaultValue="lying" />,
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByText("Berdiri"));
    await expect(canvas.getByRole("radio", { name: "Berdiri" })).toBeChecked();
  },
};

export const Checkbox: Story = {
  render: () => <CheckboxField label="Buku KIA dibawa" hint="Minta dibawa bulan depan bila tidak" />,
};

const villages: readonly ComboboxOption[] = [
  { value: "19.06.04.2001", label: "Aik Madu", note: "Simpang Renggiang" },
  { value: "19.06.04.2002", label: "Lintang", note: "Simpang Renggiang" },
  { value: "19.06.01.2004", label: "Buku Limau", note: "Manggar" },
];

function VillageField() {
  const [village, setVillage] = useState<ComboboxOption | null>(null);
  const find = async (text: string) => villages.filter((one) => one.label.toLowerCase().includes(text.toLowerCase()));
  return <Combobox label="Desa" value={village} onValueChange={setVillage} loadOptions={find} />;
}

/** One of many, found by typing; keyboard alone is enough. */
export const Village: Story = {
  render: () => <VillageField />,
  play: async ({ canvas }) => {
    const box = canvas.getByRole("combobox", { name: "Desa" });
    await userEvent.type(box, "lin");
    await expect(await canvas.findByRole("option", { name: /Lintang/ })).toBeVisible();
    await userEvent.keyboard("{ArrowDown}{Enter}");
    await expect(box).toHaveValue("Lintang");
    await userEvent.keyboard("{Escape}");
    await expect(box).toHaveValue("");
  },
};

function ImportFile() {
  const [file, setFile] = useState<File | null>(null);
  return (
    <FileDrop
      label="Berkas anak"
      accept={[".csv", ".xlsx"]}
      maxBytes={5 * 1024 * 1024}
      file={file}
      onFileChange={setFile}
    >
      CSV atau XLSX, paling besar 5 MB
    </FileDrop>
  );
}

/** A file of the wrong kind is refused before it is sent, with the reason. */
export const File_: Story = {
  name: "File",
  render: () => <ImportFile />,
  play: async ({ canvas, canvasElement }) => {
    const input = canvasElement.querySelector("input[type=file]") as HTMLInputElement;
    await userEvent.upload(input, new File(["x"], "anak.pdf"), { applyAccept: false });
    await expect(canvas.getByText(/\.csv, \.xlsx/)).toBeVisible();
    await userEvent.upload(input, new File(["nama"], "anak.csv"), { applyAccept: false });
    await expect(canvas.getByText(/anak\.csv/)).toBeVisible();
  },
};

function MeasurementForm() {
  const [attempt, setAttempt] = useState(0);
  const error = "Tanggal ukur setelah hari ini. Periksa tanggal di ponsel.";
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        setAttempt(attempt + 1);
      }}
    >
      <ErrorSummary attempt={attempt} problems={attempt > 0 ? [{ fieldId: "measured-on", message: error }] : []} />
      <FormSection title="Pengukuran" note="Bulan penimbangan November 2026">
        <FormGrid>
          <DateField
            id="measured-on"
            label="Tanggal ukur"
            defaultValue={calendarDate("2026-12-12")}
            error={attempt > 0 ? error : undefined}
          />
          <NumberField label="Berat badan" unit="kg" maxDecimals={1} defaultValue={8.1} />
          <NumberField label="Panjang badan" unit="cm" maxDecimals={1} defaultValue={75.6} />
        </FormGrid>
        <Segmented label="Cara ukur" options={positions} defaultValue="lying" />
        <CheckboxField label="Buku KIA dibawa" defaultChecked />
      </FormSection>
      <Actions>
        <Button variant="primary" type="submit">
          Simpan ukuran
        </Button>
        <Button variant="quiet">Batal</Button>
      </Actions>
    </Form>
  );
}

/** A failed save moves focus to the summary; its link leads to the field. */
export const FailedSave: Story = {
  render: () => <MeasurementForm />,
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Simpan ukuran" }));
    await expect(canvas.getByRole("group", { name: /1/ })).toHaveFocus();
    await userEvent.click(canvas.getByRole("link", { name: /Tanggal ukur setelah/ }));
    await expect(canvas.getByRole("textbox", { name: "Tanggal ukur" })).toHaveFocus();
  },
};

/** A control of your own keeps label, hint and error: they are read with it. */
export const OwnControl: Story = {
  render: () => (
    <Field label="Kekuatan sinyal" hint="Seperti terlihat di ponsel." error="Geser sekali untuk memilih.">
      {(control) => <input {...control} type="range" min={0} max={4} />}
    </Field>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("slider", { name: "Kekuatan sinyal" })).toHaveAccessibleDescription(
      "Seperti terlihat di ponsel. Geser sekali untuk memilih.",
    );
  },
};

/** Several controls under one name. */
export const OwnGroup: Story = {
  render: () => (
    <FieldSet label="Yang hadir" hint="Boleh lebih dari satu.">
      <CheckboxField label="Ibu" />
      <CheckboxField label="Ayah" />
    </FieldSet>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("group", { name: "Yang hadir" })).toHaveAccessibleDescription(
      "Boleh lebih dari satu.",
    );
  },
};

/** Choices of the same name stand under the name of their group. */
export const GroupedChoices: Story = {
  render: () => (
    <SelectField
      label="Posyandu"
      options={[
        { value: "1", label: "Kenanga 1", group: "Aik Madu" },
        { value: "2", label: "Kenanga 1", group: "Renggiang" },
      ]}
    />
  ),
  play: async ({ canvas }) => {
    const box = canvas.getByRole("combobox", { name: "Posyandu" });
    await expect(box.querySelectorAll("optgroup")).toHaveLength(2);
    await expect(box).toBeEnabled();
  },
};
