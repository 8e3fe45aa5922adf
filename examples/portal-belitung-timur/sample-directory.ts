type Row = readonly (string | null)[];

const HEAD: Row = [
  "kode unit",
  "nama unit",
  "singkatan",
  "jenis unit",
  "kode induk",
  "nama jabatan",
  "jenis jabatan",
  "jenjang",
  "nip",
  "gelar depan",
  "nama",
  "gelar belakang",
  "akun",
  "kapasitas",
  "berlaku sejak",
  "mulai",
];

/** Since when the sample's organisation is in force. */
const SINCE = "2021-01-01";

interface Holder {
  readonly nip: string;
  readonly name: string;
  readonly front?: string;
  readonly back?: string;
  readonly account?: string;
  readonly capacity?: "definitif" | "Plt" | "Plh";
  readonly from?: string;
}
type Unit = readonly [code: string, name: string, short: string | null, kind: string, parent: string | null];

const unit = ([code, name, short, kind, parent]: Unit): Row => [
  code,
  name,
  short,
  kind,
  parent,
  ...Array(9).fill(null),
  SINCE,
  null,
];

function post(
  code: string,
  name: string,
  kind: "struktural" | "fungsional" | "pelaksana",
  level: string | null,
  holder?: Holder,
): Row {
  const { nip, front, name: who, back, account, capacity, from = "2022-01-03" } = holder ?? {};
  const person = holder
    ? [nip!, front ?? null, who!, back ?? null, account ?? null, capacity ?? "definitif"]
    : Array(6).fill(null);
  return [code, null, null, null, null, name, kind, level, ...person, SINCE, holder ? from : null];
}

const belitungTimur: readonly Row[] = [
  unit(["1", "Pemerintah Kabupaten Belitung Timur", "Pemkab", "pemerintah-daerah", null]),
  unit(["2", "Sekretariat Daerah", "Setda", "sekretariat-daerah", "1"]),
  post("2", "Sekretaris Daerah", "struktural", "II.a", {
    nip: "196904121994031005",
    name: "Suhardi Maulana",
    front: "Drs.",
    back: "M.Si.",
  }),
  unit(["2.1", "Bagian Tata Pemerintahan", "Tapem", "bagian", "2"]),
  post("2.1", "Kepala Bagian Tata Pemerintahan", "struktural", "III.a", {
    nip: "197811032005011004",
    name: "Eko Wahyudi",
    back: "S.STP.",
  }),
  unit(["2.2", "Bagian Hukum", null, "bagian", "2"]),
  post("2.2", "Kepala Bagian Hukum", "struktural", "III.a"),
  unit(["2.3", "Bagian Organisasi", "Ortala", "bagian", "2"]),
  post("2.3", "Kepala Bagian Organisasi", "struktural", "III.a", {
    nip: "198203172008012011",
    name: "Nurlela Sari",
    back: "S.I.P., M.M.",
  }),
  unit(["3", "Inspektorat", null, "inspektorat", "1"]),
  post("3", "Inspektur", "struktural", "II.b", {
    nip: "197106251997031003",
    name: "Agus Rahmanto",
    back: "S.E., M.M.",
  }),
  post("3", "Auditor", "fungsional", "Ahli Muda", {
    nip: "198505302010012009",
    name: "Yanti Lestari",
    back: "S.E., Ak.",
    account: "yanti-lestari",
  }),
  unit(["4", "Dinas Kesehatan", "Dinkes", "dinas", "1"]),
  post("4", "Kepala Dinas Kesehatan", "struktural", "II.b"),
  post("4", "Kepala Bidang Kesehatan Masyarakat", "struktural", "III.b", {
    nip: "197909142006042007",
    front: "dr.",
    name: "Ratna Kusumawati",
    account: "ratna-kusumawati",
  }),
  post("4", "Kepala Bidang Pelayanan Kesehatan", "struktural", "III.b", {
    nip: "198012052006041006",
    name: "Hendra Wijaya",
    back: "S.K.M., M.Kes.",
    account: "hendra-wijaya",
  }),
  unit(["4.1", "Puskesmas Renggiang", null, "puskesmas", "4"]),
  post("4.1", "Kepala Puskesmas Renggiang", "fungsional", "Ahli Madya", {
    nip: "198307212009042003",
    front: "drg.",
    name: "Melati Anggraini",
  }),
  post("4.1", "Nutrisionis", "fungsional", "Terampil", {
    nip: "199103152015032004",
    name: "Wulan Safitri",
    back: "A.Md.Gz.",
    account: "wulan-safitri",
  }),
  unit(["4.2", "Puskesmas Manggar", null, "puskesmas", "4"]),
  post("4.2", "Kepala Puskesmas Manggar", "fungsional", "Ahli Madya"),
  unit(["5", "Dinas Komunikasi dan Informatika", "Diskominfo", "dinas", "1"]),
  post("5", "Kepala Dinas Komunikasi dan Informatika", "struktural", "II.b", {
    nip: "197402081999031002",
    name: "Rusdi Hartono",
    back: "S.T., M.T.",
  }),
  post("5", "Kepala Bidang E-Government", "struktural", "III.b", {
    nip: "198401192009011004",
    name: "Bagus Pratama",
    back: "S.Kom.",
    account: "bagus-pratama",
  }),
  post("5", "Pranata Komputer", "fungsional", "Ahli Pertama"),
  unit(["6", "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", "BKPSDM", "badan", "1"]),
  post("6", "Kepala BKPSDM", "struktural", "II.b", {
    nip: "197305161998031004",
    name: "Zulkifli Ahmad",
    back: "S.Sos.",
  }),
  unit(["7", "Badan Perencanaan Pembangunan Daerah", "Bappeda", "badan", "1"]),
  post("7", "Kepala Bappeda", "struktural", "II.b", {
    nip: "197608222001121003",
    name: "Fitriani Dewi",
    front: "Ir.",
    back: "M.T.",
  }),
  ...["Manggar", "Gantung", "Dendang", "Kelapa Kampit", "Damar", "Simpang Renggiang", "Simpang Pesak"].flatMap(
    (name, at) => [
      unit([`8.${at + 1}`, `Kecamatan ${name}`, null, "kecamatan", "1"]),
      post(`8.${at + 1}`, `Camat ${name}`, "struktural", "III.a"),
    ],
  ),
  post("8.1", "Camat Manggar", "struktural", "III.a", {
    nip: "198002042003121002",
    name: "Iskandar Fadli",
    back: "S.STP., M.A.P.",
  }),
  post("8.6", "Camat Simpang Renggiang", "struktural", "III.a", {
    nip: "198109112005011003",
    name: "Dedi Kurniawan",
    back: "S.I.P.",
    capacity: "Plt",
    from: "2026-03-02",
  }),
];

const belitung: readonly Row[] = [
  unit(["1", "Pemerintah Kabupaten Belitung", "Pemkab", "pemerintah-daerah", null]),
  unit(["2", "Sekretariat Daerah", "Setda", "sekretariat-daerah", "1"]),
  post("2", "Sekretaris Daerah", "struktural", "II.a", {
    nip: "197001091995031002",
    name: "Marwan Hakim",
    back: "S.Sos., M.Si.",
  }),
  unit(["4", "Dinas Kesehatan", "Dinkes", "dinas", "1"]),
  post("4", "Kepala Dinas Kesehatan", "struktural", "II.b", {
    nip: "197203281999032004",
    front: "dr.",
    name: "Lestari Wibowo",
    back: "M.P.H.",
  }),
  post("4", "Kepala Bidang Kesehatan Masyarakat", "struktural", "III.b", {
    nip: "198004062006042005",
    name: "Imas Handayani",
    account: "imas-handayani",
  }),
  ...["Tanjungpandan", "Membalong", "Selat Nasik", "Sijuk", "Badau"].flatMap((name, at) => [
    unit([`8.${at + 1}`, `Kecamatan ${name}`, null, "kecamatan", "1"]),
    post(`8.${at + 1}`, `Camat ${name}`, "struktural", "III.a"),
  ]),
];

/** Invented units, posts and people of a sample regency, as an import file would hold them. */
export function sampleDirectory(regencyCode: string): readonly Row[] {
  return [HEAD, ...(regencyCode === "19.06" ? belitungTimur : belitung)];
}
