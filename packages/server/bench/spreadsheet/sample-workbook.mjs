import { Zip, ZipDeflate } from "fflate";

/** A seeded generator (mulberry32): the same file on every machine. */
function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const HEADER =
  "No,NIK,Nama,JK,Tgl Lahir,BB Lahir,TB Lahir,Nama Ortu,Prov,Kab/Kota,Kec,Pukesmas,Desa/Kel,Posyandu,RT,RW,Alamat,Usia Saat Ukur,Tanggal Pengukuran,Berat,Tinggi,Cara Ukur,LiLA,BB/U,ZS BB/U,TB/U,ZS TB/U,BB/TB,ZS BB/TB,Naik Berat Badan,PMT Diterima (kg),Jml Vit A,KPSP,KIA,MBG,Detail".split(
    ",",
  );
const FIRST =
  "Siti,Ahmad,Dewi,Budi,Rina,Agus,Putri,Rizky,Ayu,Fajar,Nur,Dian,Bayu,Citra,Eka,Galih,Hana,Indra,Joko,Kartika".split(
    ",",
  );
const LAST =
  "Pratama,Lestari,Saputra,Wulandari,Hidayat,Rahmawati,Kurniawan,Permata,Setiawan,Anggraini,Nugroho,Maharani".split(
    ",",
  );
const COLUMNS = HEADER.map((_, index) => {
  let name = "";
  for (let left = index + 1; left > 0; left = Math.floor((left - 1) / 26))
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  return name;
});

function oneRow(index, random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const digits = (count) => Array.from({ length: count }, () => Math.floor(random() * 10)).join("");
  const z = () => Number((random() * 6 - 4).toFixed(2));
  const village = Math.floor(random() * 39);
  const age = Math.floor(random() * 60);
  return [
    index,
    `190601${digits(10)}`,
    `${pick(FIRST)} ${pick(LAST)} ${digits(3)}`,
    pick(["L", "P"]),
    { date: 44000 + Math.floor(random() * 1800) },
    Number((2 + random() * 2).toFixed(1)),
    Number((45 + random() * 8).toFixed(1)),
    `${pick(FIRST)} & ${pick(FIRST)} ${pick(LAST)}`,
    "KEPULAUAN BANGKA BELITUNG",
    "BELITUNG TIMUR",
    `KECAMATAN ${village % 7}`,
    `PUSKESMAS ${village % 7}`,
    `DESA ${village}`,
    `POSYANDU MELATI ${village}-${Math.floor(random() * 4)}`,
    String(Math.floor(random() * 20)).padStart(3, "0"),
    String(Math.floor(random() * 9)).padStart(3, "0"),
    `Jl. ${pick(LAST)} No. ${Math.floor(random() * 400)}`,
    `${Math.floor(age / 12)} Tahun - ${age % 12} Bulan - ${Math.floor(random() * 30)} Hari`,
    { date: 45900 + Math.floor(random() * 300) },
    Number((3 + random() * 15).toFixed(1)),
    Number((48 + random() * 62).toFixed(1)),
    pick(["Terlentang", "Berdiri"]),
    Number((11 + random() * 6).toFixed(1)),
    pick(["Berat Badan Normal", "Kurang", "Sangat Kurang"]),
    z(),
    pick(["Normal", "Pendek", "Sangat Pendek", "Tinggi"]),
    z(),
    pick(["Gizi Baik", "Gizi Kurang", "Gizi Buruk", "Risiko Gizi Lebih"]),
    z(),
    pick(["N", "T", "O", "B", "-"]),
    Math.floor(random() * 3),
    Math.floor(random() * 3),
    "-",
    pick(["Ya", "Tidak"]),
    "-",
    "Lihat",
  ];
}

const escapeXml = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/**
 * Writes an e-PPGBM-like workbook as Excel would: shared strings, date styles, deflate.
 *
 * @param rows data rows under the header
 * @param write receives each piece of the file in order
 */
export function sampleWorkbook(rows, write, seed = 1906) {
  const random = seeded(seed);
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    write(piece);
  });
  const part = (path) => {
    const entry = new ZipDeflate(path, { level: 6 });
    zip.add(entry);
    let waiting = "";
    return (text, last = false) => {
      waiting += text;
      if (waiting.length < 262_144 && !last) return;
      entry.push(Buffer.from(waiting), last);
      waiting = "";
    };
  };
  const relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const spreadsheetml = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  part("[Content_Types].xml")(
    `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheetml}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${spreadsheetml}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheetml}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${spreadsheetml}.sharedStrings+xml"/></Types>`,
    true,
  );
  const relationships = (list) =>
    `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${relationship}/${type}" Target="${target}"/>`).join("")}</Relationships>`;
  part("_rels/.rels")(relationships([["officeDocument", "xl/workbook.xml"]]), true);
  part("xl/_rels/workbook.xml.rels")(
    relationships([
      ["worksheet", "worksheets/sheet1.xml"],
      ["styles", "styles.xml"],
      ["sharedStrings", "sharedStrings.xml"],
    ]),
    true,
  );
  part("xl/workbook.xml")(
    `${declaration}<workbook xmlns="${main}" xmlns:r="${relationship}"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    true,
  );
  part("xl/styles.xml")(
    `${declaration}<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    true,
  );
  const strings = new Map();
  let uses = 0;
  const shared = (text) => {
    uses += 1;
    const known = strings.get(text);
    if (known !== undefined) return known;
    strings.set(text, strings.size);
    return strings.size - 1;
  };
  const cell = (value, ref) => {
    if (typeof value === "number") return `<c r="${ref}"><v>${value}</v></c>`;
    if (typeof value === "object") return `<c r="${ref}" s="1"><v>${value.date}</v></c>`;
    return `<c r="${ref}" t="s"><v>${shared(value)}</v></c>`;
  };
  const sheet = part("xl/worksheets/sheet1.xml");
  sheet(`${declaration}<worksheet xmlns="${main}"><dimension ref="A1:AJ${rows + 1}"/><sheetData>`);
  for (let row = 1; row <= rows + 1; row += 1) {
    const values = row === 1 ? HEADER : oneRow(row - 1, random);
    const cells = values.map((value, index) => cell(value, COLUMNS[index] + row)).join("");
    sheet(`<row r="${row}" spans="1:36">${cells}</row>`);
  }
  sheet("</sheetData></worksheet>", true);
  const table = part("xl/sharedStrings.xml");
  table(`${declaration}<sst xmlns="${main}" count="${uses}" uniqueCount="${strings.size}">`);
  for (const text of strings.keys()) table(`<si><t>${escapeXml(text)}</t></si>`);
  table("</sst>", true);
  zip.end();
  return { strings: strings.size, cells: (rows + 1) * HEADER.length };
}
