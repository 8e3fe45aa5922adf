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

/**
 * The 30 kinds a regency writes. A regency's profile may regroup or rename them.
 * @source names and groups from public secondary sources, not compared with the annex of Permendagri 1/2023; `titles`
 * from its Pasal 44 (1)-(2)
 */
export const letterKinds = [
  {
    code: "PERDA",
    name: "Peraturan Daerah",
    group: "arahan",
    subgroup: "pengaturan",
    layout: "judul",
    titles: false,
    numbered: true,
    sources: ["seeder"],
    verified: byArticleOnly,
  },
  {
    code: "PERKADA",
    name: "Peraturan Kepala Daerah (Peraturan Bupati)",
    group: "arahan",
    subgroup: "pengaturan",
    layout: "judul",
    titles: false,
    numbered: true,
    sources: ["seeder"],
    verified: byArticleOnly,
  },
  {
    code: "PERDPRD",
    name: "Peraturan DPRD",
    group: "arahan",
    subgroup: "pengaturan",
    layout: "judul",
    titles: false,
    numbered: true,
    sources: ["seeder"],
    verified: byArticleOnly,
  },
  {
    code: "KEP_KDH",
    name: "Keputusan Kepala Daerah (Keputusan Bupati)",
    group: "arahan",
    subgroup: "penetapan",
    layout: "judul",
    titles: false,
    numbered: true,
    sources: ["seeder"],
    verified: byArticleOnly,
  },
  {
    code: "SPT",
    name: "Surat Perintah",
    group: "arahan",
    subgroup: "penugasan",
    layout: "judul",
    titles: true,
    numbered: true,
    sources: ["seeder", "tnde-jabar"],
    verified: byArticleOnly,
  },
  {
    code: "ST",
    name: "Surat Tugas",
    group: "arahan",
    subgroup: "penugasan",
    layout: "judul",
    titles: true,
    numbered: true,
    sources: ["seeder"],
    verified: byArticleOnly,
  },
  {
    code: "SPPD",
    name: "Surat Perjalanan Dinas",
    group: "arahan",
    subgroup: "penugasan",
    layout: "judul",
    titles: true,
    numbered: true,
    sources: ["seeder"],
    verified: byArticleOnly,
  },
  {
    code: "ND",
    name: "Nota Dinas",
    group: "korespondensi",
    subgroup: "internal",
    layout: "korespondensi",
    titles: true,
    numbered: true,
    sources: ["seeder", "tnde-jabar"],
    verified: byArticleOnly,
  },
  {
    code: "MEMO",
    name: "Memo",
    group: "korespondensi",
    subgroup: "internal",
    layout: "korespondensi",
    titles: true,
    numbered: true,
    sources: ["seeder"],
    verified: byArticleOnly,
  },
  {
    code: "DISP",
    name: "Disposisi",
    group: "korespondensi",
    subgroup: "internal",
    layout: "korespondensi",
    titles: true,
    numbered: false,
    sources: ["anri-35-2015"],
    verified: byArticleOnly,
  },
  {
    code: "SD",
    name: "Surat Dinas",
    group: "korespondensi",
    subgroup: "eksternal",
    layout: "korespondensi",
    titles: true,
    numbered: true,
    sources: ["seeder", "tnde-jabar"],
    verified: byArticleOnly,
  },
  {
    code: "INS",
    name: "Instruksi",
    group: "khusus",
    subgroup: null,
    layout: "judul",
    titles: true,
    numbered: true,
    sources: ["seeder", "tnde-jabar"],
    verified: byArticleOnly,
  },
  {
    code: "SE",
    name: "Surat Edaran",
    group: "khusus",
    subgroup: null,
    layout: "judul",
    titles: true,
    numbered: true,
    sources: ["seeder", "tnde-jabar"],
    verified: byArticleOnly,
  },
  {
    code: "SK",
    name: "Surat Kuasa",
    group: "khusus",
    subgroup: null,
    layout: "judul",
    titles: true,
    numbered: true,
    sources: ["seeder", "anri-35-2015"],
    verified: byArticleOnly,
  },
  {
    code: "BA",
    name: "Berita Acara",
    group: "khusus",
    subgroup: null,
    layout: "judul",
    titles: true,
    numbered: true,
    sources: ["seeder", "anri-35-2015"],
    verified: byArticleOnly,
  },
  {
    code: "SKET",
    name: "Surat Keterangan",
    group: "khusus",
    subgroup: null,
    layout: "judul",
    titles: true,
    numbered: true,
    sources: ["seeder", "anri-35-2015", "tnde-jabar"],
    verified: byArticleOnly,
  },
  {
    code: "SP",
    name: "Surat Pengantar",
    group: "khusus",
    subgroup: null,
    layout: "korespondensi",
    titles: true,
    numbered: true,
    sources: ["seeder", "anri-35-2015"],
    verified: byArticleOnly,
  },
  {
    code: "PENG",
    name: "Pengumuman",
    group: "khusus",
    subgroup: null,
    layout: "judul",
    titles: true,
    numbered: true,
    sources: ["seeder", "anri-35-2015", "tnde-jabar"],
    verified: byArticleOnly,
  },
  {
    code: "LAP",
    name: "Laporan",
    group: "khusus",
    subgroup: null,
    layout: "judul",
    titles: true,
    numbered: true,
    sources: ["seeder", "anri-35-2015"],
    verified: byArticleOnly,
  },
  {
    code: "TS",
    name: "Telaahan Staf",
    group: "khusus",
    subgroup: null,
    layout: "judul",
    titles: true,
    numbered: true,
    sources: ["seeder", "anri-35-2015"],
    verified: byArticleOnly,
  },
  {
    code: "NOT",
    name: "Notula",
    group: "khusus",
    subgroup: null,
    layout: "judul",
    titles: true,
    numbered: true,
    sources: ["seeder"],
    verified: byArticleOnly,
  },
  {
    code: "UND",
    name: "Surat Undangan",
    group: "khusus",
    subgroup: null,
    layout: "korespondensi",
    titles: true,
    numbered: true,
    sources: ["seeder", "tnde-jabar"],
    verified: byArticleOnly,
  },
  {
    code: "SPMT",
    name: "Surat Pernyataan Melaksanakan Tugas",
    group: "khusus",
    subgroup: null,
    layout: "judul",
    titles: true,
    numbered: true,
    sources: ["seeder", "tnde-jabar"],
    verified: byArticleOnly,
  },
  {
    code: "SPG",
    name: "Surat Panggilan",
    group: "khusus",
    subgroup: null,
    layout: "korespondensi",
    titles: true,
    numbered: true,
    sources: ["seeder"],
    verified: byArticleOnly,
  },
  {
    code: "SIZ",
    name: "Surat Izin",
    group: "khusus",
    subgroup: null,
    layout: "judul",
    titles: true,
    numbered: true,
    sources: ["seeder", "tnde-jabar"],
    verified: byArticleOnly,
  },
  {
    code: "REK",
    name: "Rekomendasi",
    group: "khusus",
    subgroup: null,
    layout: "judul",
    titles: true,
    numbered: true,
    sources: ["seeder", "tnde-jabar"],
    verified: byArticleOnly,
  },
  {
    code: "RADIO",
    name: "Radiogram",
    group: "khusus",
    subgroup: null,
    layout: "judul",
    titles: true,
    numbered: true,
    sources: ["seeder"],
    verified: byArticleOnly,
  },
  {
    code: "SERT",
    name: "Sertifikat",
    group: "khusus",
    subgroup: null,
    layout: "judul",
    titles: false,
    numbered: true,
    sources: ["seeder", "anri-35-2015"],
    verified: byArticleOnly,
  },
  {
    code: "PIAGAM",
    name: "Piagam",
    group: "khusus",
    subgroup: null,
    layout: "judul",
    titles: false,
    numbered: true,
    sources: ["seeder", "anri-35-2015"],
    verified: byArticleOnly,
  },
  {
    code: "SPJ",
    name: "Surat Perjanjian",
    group: "khusus",
    subgroup: null,
    layout: "judul",
    titles: true,
    numbered: true,
    sources: ["seeder", "anri-35-2015"],
    verified: byArticleOnly,
  },
] as const satisfies readonly LetterKind[];

/** Code of one of {@link letterKinds}. */
export type LetterKindCode = (typeof letterKinds)[number]["code"];

/** The kind with this code, `undefined` where no kind has it. */
export function letterKindOf(code: string): LetterKind | undefined {
  return letterKinds.find((kind) => kind.code === code);
}
