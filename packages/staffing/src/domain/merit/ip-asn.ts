import type { Predicate } from "../record/fact.schema.ts";
import type { RuleSource } from "../rule-source.ts";

export type IpAsnEducation = "s3" | "s2" | "s1-d4" | "d3" | "sma-d1-d2" | "below-sma";
/** The gravest punishment that counts. */
export type IpAsnDiscipline = "none" | "light" | "medium" | "heavy";
/** The kind of post as the instrument knows it: structural or functional, or pelaksana. */
export type IpAsnTrack = "structural-functional" | "pelaksana";

/** Points of the IP ASN. Qualification 25, competence 40, performance 30, discipline 5: 100. */
export interface IpAsnConfiguration {
  readonly id: string;
  readonly version: string;
  readonly education: Readonly<Record<IpAsnEducation, number>>;
  readonly training: Readonly<
    Record<IpAsnTrack, { readonly leadership: number; readonly technical: number; readonly seminar: number }>
  >;
  readonly performance: Readonly<Record<Predicate, number>>;
  readonly discipline: Readonly<Record<IpAsnDiscipline, number>>;
  /** From highest to lowest, each from its first point to below the next: 90.5 is Tinggi. */
  readonly categories: readonly { readonly name: string; readonly from: number }[];
  readonly source: RuleSource;
}

/** Named default. The weights, S3, S2 and the categories are verified; the other steps are not. */
export const ipAsnDefault: IpAsnConfiguration = {
  id: "ip-asn-permenpanrb-38-2018",
  version: "1",
  education: { s3: 25, s2: 20, "s1-d4": 15, d3: 10, "sma-d1-d2": 5, "below-sma": 1 },
  training: {
    "structural-functional": { leadership: 15, technical: 15, seminar: 10 },
    pelaksana: { leadership: 0, technical: 22.5, seminar: 17.5 },
  },
  performance: { "sangat-baik": 30, baik: 25, "butuh-perbaikan": 15, kurang: 5, "sangat-kurang": 1 },
  discipline: { none: 5, light: 3, medium: 2, heavy: 1 },
  categories: [
    { name: "Sangat Tinggi", from: 91 },
    { name: "Tinggi", from: 81 },
    { name: "Sedang", from: 71 },
    { name: "Rendah", from: 61 },
    { name: "Sangat Rendah", from: 0 },
  ],
  source: { text: "PermenPANRB 38/2018, Peraturan BKN 8/2019; several steps from memory", verified: false },
};

export interface IpAsnInput {
  readonly track: IpAsnTrack;
  readonly education: IpAsnEducation;
  /** What was attended. `technical` means 20 JP. `leadership` stands for leadership or functional training. */
  readonly training: { readonly leadership: boolean; readonly technical: boolean; readonly seminar: boolean };
  readonly predicate: Predicate;
  readonly discipline: IpAsnDiscipline;
}

export interface IpAsnResult {
  /** 0 to 100. */
  readonly score: number;
  readonly parts: {
    readonly qualification: number;
    readonly competence: number;
    readonly performance: number;
    readonly discipline: number;
  };
  readonly category: string;
  readonly instrument: { readonly id: string; readonly version: string };
  readonly source: RuleSource;
}

/** The category of a score of 0 to 100. Throws RangeError outside. */
export function ipAsnCategory(score: number, configuration: IpAsnConfiguration): string {
  const found = configuration.categories.find(({ from }) => score >= from);
  if (!found || score > 100) throw new RangeError("A score lies between 0 and 100");
  return found.name;
}

/** A forecast of the IP ASN; the official figure is SIASN's. */
export function assessIpAsn(input: IpAsnInput, configuration: IpAsnConfiguration): IpAsnResult {
  const points = configuration.training[input.track];
  const parts = {
    qualification: configuration.education[input.education],
    competence:
      (input.training.leadership ? points.leadership : 0) +
      (input.training.technical ? points.technical : 0) +
      (input.training.seminar ? points.seminar : 0),
    performance: configuration.performance[input.predicate],
    discipline: configuration.discipline[input.discipline],
  };
  const score = parts.qualification + parts.competence + parts.performance + parts.discipline;
  return {
    score,
    parts,
    category: ipAsnCategory(score, configuration),
    instrument: { id: configuration.id, version: configuration.version },
    source: configuration.source,
  };
}
