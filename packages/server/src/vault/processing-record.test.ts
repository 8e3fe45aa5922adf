import { defineResource, nikSchema } from "@spbe-kit/core";
import { expect, it } from "vitest";
import * as z from "zod";
import { processingRecord } from "./processing-record.ts";

const children = defineResource({
  get: {
    method: "GET",
    path: "/sample/children/{childId}",
    summary: "Show",
    permission: "sample/children.read",
    success: z.object({ name: z.string().meta({ personal: "name" }), villageName: z.string() }),
  },
  register: {
    method: "POST",
    path: "/sample/children",
    summary: "Register",
    permission: "sample/children.write",
    body: z.object({ nik: nikSchema.nullable(), name: z.string().meta({ personal: "name" }) }),
    success: "empty",
  },
});
const sample = {
  name: "sample",
  contract: { children },
  permissions: { cadre: ["sample/children.read", "sample/children.write"], dinas: ["sample/children.read"], tpps: [] },
};

it("names each personal field, where it comes in, where it is shown and to whom, and what is not personal is left out", () => {
  const record = processingRecord([sample]);
  expect(record).toContain(
    "| `name` | Nama | terbuka bagi basis data | children.register | children.get | cadre, dinas |",
  );
  expect(record).toContain("| `nik` | NIK | terbuka bagi basis data | children.register | - | - |");
  expect(record).not.toContain("villageName");
  expect(record).toContain("- Tujuan: _(diisi pengendali data)_");
});

it("takes from the module what no schema knows, and says what is locked", () => {
  const processing = {
    purpose: "Pemantauan pertumbuhan anak",
    people: "Anak dan ibunya",
    retention: "Sampai anak berusia lima tahun",
    specific: true,
    sealed: ["nik"],
  };
  const record = processingRecord([{ ...sample, processing }]);
  expect(record).toContain("- Tujuan: Pemantauan pertumbuhan anak");
  expect(record).toContain("- Golongan: spesifik");
  expect(record).toContain("| `nik` | NIK | terkunci, kunci per orang |");
});

it("leaves out a module without personal data", () => {
  expect(processingRecord([{ name: "empty", contract: {}, permissions: {} }])).not.toContain("## Modul empty");
});
