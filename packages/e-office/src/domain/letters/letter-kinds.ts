/** Where a kind sits among the naskah dinas. An attribute and not a type: ANRI groups Instruksi and Surat Edaran otherwise. */
export type LetterGroup = "arahan" | "korespondensi" | "khusus";

/** The part of its group; kinds of `khusus` have none. */
export type LetterSubgroup = "pengaturan" | "penetapan" | "penugasan" | "internal" | "eksternal";

/** `korespondensi`: date, Nomor/Sifat/Lampiran/Hal, Yth. `judul`: centred title, NOMOR, TENTANG, body. */
export type LetterLayout = "korespondensi" | "judul";

/** Who names the kind: a public seeder "Permendagri 1/2023 Categories", Perka ANRI 35/2015, templates of TNDE Jabar. */
export type LetterKindSource = "seeder" | "anri-35-2015" | "tnde-jabar";

/** One kind of naskah dinas. */
export interface LetterKind {
  readonly code: string;
  readonly name: string;
  readonly group: LetterGroup;
  readonly subgroup: LetterSubgroup | null;
  readonly layout: LetterLayout;
  /** Whether Pasal 44 (1)-(2) lets the signer's academic titles be printed on this kind. */
  readonly titles: boolean;
  /** Whether the kind takes a number from a register. */
  readonly numbered: boolean;
  readonly sources: readonly LetterKindSource[];
  /** What of the row was read in the law itself. `titles` follows from the group, by the article. */
  readonly verified: {
    readonly name: boolean;
    readonly group: boolean;
    readonly layout: boolean;
    readonly titles: boolean;
  };
}

const byArticleOnly = { name: false, group: false, layout: false, titles: true } as const;

/** Group and, after the slash, its part. */
type Place = LetterGroup | `${LetterGroup}/${LetterSubgroup}`;
type Row = readonly [
  code: string,
  name: string,
  place: Place,
  layout: LetterLayout,
  sources: readonly LetterKindSource[],
];

const rows = [
  ["PERDA", "Peraturan Daerah", "arahan/pengaturan", "judul", ["seeder"]],
  ["PERKADA", "Peraturan Kepala Daerah (Peraturan Bupati)", "arahan/pengaturan", "judul", ["seeder"]],
  ["PERDPRD", "Peraturan DPRD", "arahan/pengaturan", "judul", ["seeder"]],
  ["KEP_KDH", "Keputusan Kepala Daerah (Keputusan Bupati)", "arahan/penetapan", "judul", ["seeder"]],
  ["SPT", "Surat Perintah", "arahan/penugasan", "judul", ["seeder", "tnde-jabar"]],
  ["ST", "Surat Tugas", "arahan/penugasan", "judul", ["seeder"]],
  ["SPPD", "Surat Perjalanan Dinas", "arahan/penugasan", "judul", ["seeder"]],
  ["ND", "Nota Dinas", "korespondensi/internal", "korespondensi", ["seeder", "tnde-jabar"]],
  ["MEMO", "Memo", "korespondensi/internal", "korespondensi", ["seeder"]],
  ["DISP", "Disposisi", "korespondensi/internal", "korespondensi", ["anri-35-2015"]],
  ["SD", "Surat Dinas", "korespondensi/eksternal", "korespondensi", ["seeder", "tnde-jabar"]],
  ["INS", "Instruksi", "khusus", "judul", ["seeder", "tnde-jabar"]],
  ["SE", "Surat Edaran", "khusus", "judul", ["seeder", "tnde-jabar"]],
  ["SK", "Surat Kuasa", "khusus", "judul", ["seeder", "anri-35-2015"]],
  ["BA", "Berita Acara", "khusus", "judul", ["seeder", "anri-35-2015"]],
  ["SKET", "Surat Keterangan", "khusus", "judul", ["seeder", "anri-35-2015", "tnde-jabar"]],
  ["SP", "Surat Pengantar", "khusus", "korespondensi", ["seeder", "anri-35-2015"]],
  ["PENG", "Pengumuman", "khusus", "judul", ["seeder", "anri-35-2015", "tnde-jabar"]],
  ["LAP", "Laporan", "khusus", "judul", ["seeder", "anri-35-2015"]],
  ["TS", "Telaahan Staf", "khusus", "judul", ["seeder", "anri-35-2015"]],
  ["NOT", "Notula", "khusus", "judul", ["seeder"]],
  ["UND", "Surat Undangan", "khusus", "korespondensi", ["seeder", "tnde-jabar"]],
  ["SPMT", "Surat Pernyataan Melaksanakan Tugas", "khusus", "judul", ["seeder", "tnde-jabar"]],
  ["SPG", "Surat Panggilan", "khusus", "korespondensi", ["seeder"]],
  ["SIZ", "Surat Izin", "khusus", "judul", ["seeder", "tnde-jabar"]],
  ["REK", "Rekomendasi", "khusus", "judul", ["seeder", "tnde-jabar"]],
  ["RADIO", "Radiogram", "khusus", "judul", ["seeder"]],
  ["SERT", "Sertifikat", "khusus", "judul", ["seeder", "anri-35-2015"]],
  ["PIAGAM", "Piagam", "khusus", "judul", ["seeder", "anri-35-2015"]],
  ["SPJ", "Surat Perjanjian", "khusus", "judul", ["seeder", "anri-35-2015"]],
] as const satisfies readonly Row[];

/** Signed without academic titles, as laws are: Pasal 44 (2). */
const BARE_CERTIFICATES: readonly string[] = ["SERT", "PIAGAM"];
const UNNUMBERED: readonly string[] = ["DISP"];

function kindOf([code, name, place, layout, sources]: (typeof rows)[number]): LetterKind & {
  readonly code: LetterKindCode;
} {
  const [group, subgroup = null] = place.split("/") as [LetterGroup, LetterSubgroup?];
  const isLaw = subgroup === "pengaturan" || subgroup === "penetapan";
  const titles = !isLaw && !BARE_CERTIFICATES.includes(code);
  const numbered = !UNNUMBERED.includes(code);
  return { code, name, group, subgroup, layout, titles, numbered, sources, verified: byArticleOnly };
}

/** Code of one of {@link letterKinds}. */
export type LetterKindCode = (typeof rows)[number][0];

/**
 * The 30 kinds a regency writes. A regency's profile may regroup or rename them.
 * @source names and groups from public secondary sources, not compared with the annex of Permendagri 1/2023; `titles`
 * from its Pasal 44 (1)-(2)
 */
export const letterKinds: readonly (LetterKind & { readonly code: LetterKindCode })[] = /* @__PURE__ */ rows.map(
  kindOf,
);

/** The kind with this code, `undefined` where no kind has it. */
export function letterKindOf(code: string): LetterKind | undefined {
  return letterKinds.find((kind) => kind.code === code);
}
