import {
  type ModuleContract,
  type Operation,
  type PersonalDataKind,
  type PersonalField,
  personalFields,
} from "@spbe-kit/core";
import { mayCall, permissionsByRole } from "../host/authorisation.ts";
import type { ProcessingNotes } from "./subject-source.ts";

export interface ProcessingModule {
  readonly name: string;
  readonly contract: ModuleContract;
  readonly permissions: Readonly<Record<string, readonly string[]>>;
  readonly processing?: ProcessingNotes;
}

const KINDS: Readonly<Record<PersonalDataKind, string>> = {
  nik: "NIK",
  kk: "Nomor KK",
  nip: "NIP",
  npwp: "NPWP",
  phone: "Nomor telepon",
  name: "Nama",
  "birth-date": "Tanggal lahir",
  address: "Alamat",
  health: "Kesehatan",
  "free-text": "Teks bebas",
};

/** What only the regency knows; it stands there until somebody writes it. */
const TO_FILL = "_(diisi pengendali data)_";

/**
 * The record of processing as Markdown, for the regency's data protection officer (UU 27/2022): each personal field of each
 * module, where it comes in, where it is shown and to which roles. Made from the schemas, so it cannot lag behind them.
 */
export function processingRecord(modules: readonly ProcessingModule[]): string {
  const parts = modules.map(moduleRecord).filter((part) => part !== undefined);
  return [
    "# Rekaman kegiatan pemrosesan data pribadi",
    "",
    "Disusun otomatis dari skema tiap modul. Ubah skema atau catatan modul, bukan berkas ini.",
    "",
    `Pengendali data: ${TO_FILL}. Pejabat pelindungan data: ${TO_FILL}. Dasar pemrosesan: ${TO_FILL}.`,
    ...parts.flatMap((part) => ["", part]),
    "",
  ].join("\n");
}

function moduleRecord(module: ProcessingModule): string | undefined {
  const rows = rowsOf(module);
  if (rows.length === 0) return undefined;
  const { name, processing } = module;
  return [
    `## Modul ${name}`,
    "",
    `- Tujuan: ${processing?.purpose ?? TO_FILL}`,
    `- Tentang siapa: ${processing?.people ?? TO_FILL}`,
    `- Masa simpan: ${processing?.retention ?? TO_FILL}`,
    `- Golongan: ${processing === undefined ? TO_FILL : processing.specific ? "spesifik" : "umum"}`,
    "",
    "| Data | Jenis | Disimpan | Masuk lewat | Ditampilkan lewat | Peran yang melihat |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows.map((cells) => `| ${cells.join(" | ")} |`),
  ].join("\n");
}

interface FieldUse {
  readonly kind: PersonalDataKind;
  readonly comesIn: Set<string>;
  readonly shown: Set<string>;
  readonly roles: Set<string>;
}

function rowsOf(module: ProcessingModule): string[][] {
  const uses = new Map<string, FieldUse>();
  const rights = permissionsByRole([module]);
  const useOf = (field: string, kind: PersonalDataKind): FieldUse => {
    const use = uses.get(field) ?? { kind, comesIn: new Set(), shown: new Set(), roles: new Set() };
    uses.set(field, use);
    return use;
  };
  for (const [resource, operations] of Object.entries(module.contract))
    for (const [name, operation] of Object.entries(operations)) {
      const act = `${resource}.${name}`;
      for (const { name: field, kind } of fieldsOf(operation.body)) useOf(field, kind).comesIn.add(act);
      for (const { name: field, kind } of fieldsOf(operation.success)) {
        const use = useOf(field, kind);
        use.shown.add(act);
        for (const [role, granted] of rights) if (mayCall(operation, granted)) use.roles.add(role);
      }
    }
  const sealed = new Set(module.processing?.sealed);
  return [...uses]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, { kind, comesIn, shown, roles }]) => [
      `\`${field}\``,
      KINDS[kind],
      sealed.has(field) ? "terkunci, kunci per orang" : "terbuka bagi basis data",
      listed(comesIn),
      listed(shown),
      listed(roles),
    ]);
}

function fieldsOf(side: Operation["body"] | Operation["success"]): readonly PersonalField[] {
  return typeof side === "object" ? personalFields(side).filter(({ name }) => name !== "") : [];
}

function listed(words: ReadonlySet<string>): string {
  return words.size === 0 ? "-" : [...words].sort().join(", ");
}
