/** What the importer reads from an e-PPGBM file. Columns it does not know are left alone. */
export const EPPGBM_FIELDS = [
  "nik",
  "name",
  "sex",
  "birthDate",
  "birthWeight",
  "birthLength",
  "motherName",
  "district",
  "puskesmas",
  "village",
  "posyandu",
  "measuredOn",
  "weight",
  "stature",
  "position",
  "arm",
  "weightForAgeZ",
  "heightForAgeZ",
  "weightForHeightZ",
] as const;
export type EppgbmField = (typeof EPPGBM_FIELDS)[number];

/** Columns without which no row can be read. */
export const REQUIRED_FIELDS = [
  "name",
  "sex",
  "birthDate",
  "village",
  "posyandu",
  "measuredOn",
  "weight",
  "stature",
] as const;

/**
 * Header names seen in real files, lower case and without marks. `Pukesmas` is misspelt in the ministry's own export.
 * @source stunting reference, section 4 (three independent code bases and a list of header aliases)
 */
const ALIASES: Readonly<Record<EppgbmField, readonly string[]>> = {
  nik: ["nik", "nik anak", "nik balita"],
  name: ["nama", "nama balita", "nama anak"],
  sex: ["jk", "jenis kelamin", "l/p"],
  birthDate: ["tgl lahir", "tanggal lahir"],
  birthWeight: ["bb lahir", "berat lahir", "berat lahir kg"],
  birthLength: ["tb lahir", "pb lahir", "panjang lahir", "panjang lahir cm"],
  motherName: ["nama ortu", "nama orang tua", "nama ibu"],
  district: ["kec", "kecamatan"],
  puskesmas: ["pukesmas", "puskesmas"],
  village: ["desa/kel", "desa", "kelurahan", "desa/kelurahan"],
  posyandu: ["posyandu"],
  measuredOn: ["tanggal pengukuran", "tgl pengukuran", "tanggal ukur", "tgl ukur"],
  weight: ["berat", "bb", "berat badan"],
  stature: ["tinggi", "tb", "pb", "pb/tb", "tinggi badan"],
  position: ["cara ukur"],
  arm: ["lila"],
  weightForAgeZ: ["zs bb/u"],
  heightForAgeZ: ["zs tb/u", "zs pb/u"],
  weightForHeightZ: ["zs bb/tb", "zs bb/pb"],
};

export interface ColumnMap {
  /** Each column as the file heads it, and the field it is read as. */
  readonly columns: readonly { readonly header: string; readonly field: EppgbmField | null }[];
  /** Column index of each field found. */
  readonly indexOf: Readonly<Partial<Record<EppgbmField, number>>>;
  /** Required fields no column was found for. */
  readonly missing: readonly EppgbmField[];
}

/** Reads a header row. The first column of a name wins; order and unknown columns do not matter. */
export function mapColumns(headers: readonly string[]): ColumnMap {
  const indexOf: Partial<Record<EppgbmField, number>> = {};
  const columns = headers.map((header, index) => {
    const field = fieldOf(header);
    if (field === null || indexOf[field] !== undefined) return { header, field: null };
    indexOf[field] = index;
    return { header, field };
  });
  return { columns, indexOf, missing: REQUIRED_FIELDS.filter((field) => indexOf[field] === undefined) };
}

/** True for a row that can only be the header: title rows above it name fewer of the columns. */
export function looksLikeHeader(headers: readonly string[]): boolean {
  return mapColumns(headers).missing.length <= REQUIRED_FIELDS.length - 3;
}

/** The name under which the ministry's export carries a field, for messages. */
export function usualHeader(field: EppgbmField): string {
  return USUAL_HEADERS[field];
}

const USUAL_HEADERS: Readonly<Record<EppgbmField, string>> = {
  nik: "NIK",
  name: "Nama",
  sex: "JK",
  birthDate: "Tgl Lahir",
  birthWeight: "BB Lahir",
  birthLength: "TB Lahir",
  motherName: "Nama Ortu",
  district: "Kec",
  puskesmas: "Pukesmas",
  village: "Desa/Kel",
  posyandu: "Posyandu",
  measuredOn: "Tanggal Pengukuran",
  weight: "Berat",
  stature: "Tinggi",
  position: "Cara Ukur",
  arm: "LiLA",
  weightForAgeZ: "ZS BB/U",
  heightForAgeZ: "ZS TB/U",
  weightForHeightZ: "ZS BB/TB",
};

const FIELD_OF_ALIAS = /* @__PURE__ */ (() =>
  new Map(EPPGBM_FIELDS.flatMap((field) => ALIASES[field].map((alias) => [alias, field] as const))))();

function fieldOf(header: string): EppgbmField | null {
  const plain = header
    .toLowerCase()
    .replace(/[_.]/g, " ")
    .replace(/\(.*?\)/g, " ")
    .replace(/\s*\/\s*/g, "/")
    .replace(/\s+/g, " ")
    .trim();
  return FIELD_OF_ALIAS.get(plain) ?? null;
}
