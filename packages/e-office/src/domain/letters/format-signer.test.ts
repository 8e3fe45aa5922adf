import { expect, test } from "vitest";
import { defaultNameRuleReadings, formatSigner, type SignerPost, type SigningForm } from "./format-signer.ts";
import { letterKindOf } from "./letter-kinds.ts";

const person = {
  name: "Siti Aminah",
  frontTitles: "Dr.",
  backTitles: "S.E., M.Si.",
  nip: "197501012000032001",
  rank: "Pembina Tingkat I (IV/b)",
};
const bare = ["Siti Aminah"];
const titled = ["Dr. Siti Aminah, S.E., M.Si."];
const full = [...titled, "Pembina Tingkat I (IV/b)", "NIP 197501012000032001"];
const postNames = {
  bupati: "BUPATI",
  "wakil-bupati": "WAKIL BUPATI",
  sekda: "SEKRETARIS DAERAH",
  other: "KEPALA DINAS",
};

function kindOf(code: string) {
  const kind = letterKindOf(code);
  if (kind === undefined) throw new Error(`No kind ${code}`);
  return kind;
}

type ActingForm = Exclude<SigningForm, "an" | "ub">;
const rows: readonly [paragraph: string, code: string, SignerPost, ActingForm, readonly string[]][] = [
  ["1", "PERDA", "bupati", "definitif", bare],
  ["1", "KEP_KDH", "bupati", "definitif", bare],
  ["1", "KEP_KDH", "wakil-bupati", "definitif", bare],
  ["1", "KEP_KDH", "sekda", "definitif", bare],
  ["1 over 3", "KEP_KDH", "other", "definitif", bare],
  ["2", "ST", "bupati", "definitif", titled],
  ["2", "SD", "bupati", "definitif", titled],
  ["2", "SD", "wakil-bupati", "definitif", titled],
  ["2", "SE", "sekda", "definitif", titled],
  ["2, exception", "PIAGAM", "bupati", "definitif", bare],
  ["2, exception", "SERT", "sekda", "definitif", bare],
  ["2 over 3", "SERT", "other", "definitif", bare],
  ["3", "SD", "other", "definitif", full],
  ["3", "ST", "other", "plt", full],
  ["3", "ND", "other", "plh", full],
  ["4", "SD", "bupati", "pj", bare],
  ["4", "SD", "bupati", "pjs", bare],
  ["4", "ST", "bupati", "plt", bare],
  ["4", "SE", "bupati", "plh", bare],
  ["4 is silent on the deputy", "SD", "wakil-bupati", "plt", titled],
  ["5", "SD", "sekda", "pj", bare],
  ["5", "SD", "sekda", "plh", bare],
  ["5 is silent on Plt", "SD", "sekda", "plt", bare],
  ["5 is silent on Pjs", "SD", "sekda", "pjs", bare],
];

test.each(rows)("Pasal 44 (%s): %s signed by %s, %s", (_paragraph, code, post, form, below) => {
  expect(formatSigner({ kind: kindOf(code), post, form, postName: postNames[post], person }).below).toEqual(below);
});

test("the readings of what the article leaves open are the regency's", () => {
  const readings = {
    ...defaultNameRuleReadings,
    otherOnLegalProduct: "nip-and-rank",
    otherOnCertificate: "nip-and-rank",
    actingSekdaUnnamed: "as-holder",
  } as const;
  const below = (code: string, post: SignerPost, form: ActingForm) =>
    formatSigner({ kind: kindOf(code), post, form, postName: postNames[post], person }, readings).below;
  const numbered = [...bare, ...full.slice(1)];
  expect(below("KEP_KDH", "other", "definitif")).toEqual(numbered);
  expect(below("SERT", "other", "definitif")).toEqual(numbered);
  expect(below("SD", "sekda", "plt")).toEqual(titled);
  expect(below("SD", "sekda", "plh")).toEqual(bare);
});

test("above the signature stand the post and its form", () => {
  const common = { kind: kindOf("SD"), person };
  const sekda = { ...common, post: "sekda", postName: "SEKRETARIS DAERAH" } as const;
  const other = { ...common, post: "other", postName: "KEPALA BAGIAN HUKUM" } as const;
  expect(formatSigner({ ...sekda, form: "definitif" }).above).toEqual(["SEKRETARIS DAERAH,"]);
  expect(formatSigner({ ...sekda, form: "plh" }).above).toEqual(["Plh. SEKRETARIS DAERAH,"]);
  expect(formatSigner({ ...sekda, form: "an", onBehalfOf: "BUPATI" })).toEqual({
    above: ["a.n. BUPATI", "SEKRETARIS DAERAH,"],
    below: titled,
  });
  expect(formatSigner({ ...other, form: "ub", onBehalfOf: "SEKRETARIS DAERAH", through: "ASISTEN" })).toEqual({
    above: ["a.n. SEKRETARIS DAERAH", "ASISTEN", "u.b.", "KEPALA BAGIAN HUKUM,"],
    below: full,
  });
});

test("parts a person has not are left out", () => {
  const signing = { kind: kindOf("SD"), post: "other", postName: "LURAH", form: "definitif" } as const;
  expect(formatSigner({ ...signing, person: { name: "Budi" } }).below).toEqual(["Budi"]);
});
