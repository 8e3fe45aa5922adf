import type { Capacity } from "@spbe-kit/core/organisation";
import type { EmploymentKind, PostKind, Predicate } from "../record/fact.schema.ts";
import type { RuleSource } from "../rule-source.ts";

/** A yearly deadline of the SKP. `yearOffset` 0 lies in the year the SKP is for, 1 in the year after. */
export interface SkpDeadline {
  readonly step: "plan" | "assessment";
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31; the month's last day where it has fewer. */
  readonly day: number;
  readonly yearOffset: 0 | 1;
}

/** What decides when something falls due. Every regency may replace any part; `name` stands beside each result. */
export interface DueRules {
  readonly name: string;
  readonly rank: {
    /** Months from the TMT of the present rank. */
    readonly monthsInRank: number;
    /** The months in which a period begins, on the first day: 1 to 12. */
    readonly periodMonths: readonly number[];
    /** Calendar years before the period whose predikat counts. */
    readonly assessedYears: number;
    readonly least: Predicate;
    readonly source: RuleSource;
  };
  readonly kgb: {
    readonly everyMonths: number;
    /** The notice goes out this many months ahead. */
    readonly noticeMonths: number;
    readonly least: Predicate;
    /** The longest one punishment holds a rise back. */
    readonly longestPostponementMonths: number;
    readonly appliesTo: readonly EmploymentKind[];
    readonly source: RuleSource;
  };
  readonly retirement: {
    /** Years of age (BUP). */
    readonly ages: Readonly<Record<PostKind, number>>;
    readonly source: RuleSource;
  };
  readonly contract: { readonly source: RuleSource };
  readonly acting: {
    /** The longest an acting appointment lasts where its decision names no end. */
    readonly longestMonths: Readonly<Record<Exclude<Capacity, "definitif">, number>>;
    readonly source: RuleSource;
  };
  readonly skp: { readonly deadlines: readonly SkpDeadline[]; readonly source: RuleSource };
}

/**
 * The rules as known in 2026. Not verified, and so a named default: four years in a rank, the lowest predikat for a periodic
 * rise, the ages of functional posts, the length of acting appointments, the days of the SKP.
 */
export const dueRules2026: DueRules = {
  name: "spbe-kit 2026",
  rank: {
    monthsInRank: 48,
    periodMonths: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    assessedYears: 2,
    least: "baik",
    source: {
      text: "Peraturan BKN 4/2025: dua belas periode setahun, predikat Baik dua tahun; empat tahun dalam pangkat belum terverifikasi",
      verified: false,
    },
  },
  kgb: {
    everyMonths: 24,
    noticeMonths: 2,
    least: "butuh-perbaikan",
    longestPostponementMonths: 12,
    appliesTo: ["pns"],
    source: { text: 'PP 7/1977 Pasal 11-13; padanan nilai "cukup" belum terverifikasi', verified: false },
  },
  retirement: {
    ages: {
      "jpt-pratama": 60,
      administrator: 58,
      pengawas: 58,
      pelaksana: 58,
      "ahli-pertama": 58,
      "ahli-muda": 58,
      "ahli-madya": 60,
      "ahli-utama": 65,
      pemula: 58,
      terampil: 58,
      mahir: 58,
      penyelia: 58,
    },
    source: {
      text: "UU 20/2023 Pasal 55; jabatan fungsional menurut PP 11/2017 (belum terverifikasi)",
      verified: false,
    },
  },
  contract: { source: { text: "Perjanjian kerja", verified: true } },
  acting: {
    longestMonths: { plt: 3, plh: 1, pj: 12, pjs: 3 },
    source: { text: "Keputusan penunjukan; batas bawaan belum terverifikasi", verified: false },
  },
  skp: {
    deadlines: [
      { step: "plan", month: 1, day: 31, yearOffset: 0 },
      { step: "assessment", month: 1, day: 31, yearOffset: 1 },
    ],
    source: { text: "PermenPANRB 6/2022; tanggal bawaan belum terverifikasi", verified: false },
  },
};
