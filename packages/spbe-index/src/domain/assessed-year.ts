import type { Assessment } from "./assessment.schema.ts";
import type { AssessedYear } from "./assessments.contract.ts";
import { type Indicator, type Instrument, instrumentOf, type Level } from "./instrument.ts";
import type { Summary } from "./summary.contract.ts";
import { yearIndex } from "./year-index.ts";

/** An assessment as it is kept: what the instrument says about its indicator stands there, not here. */
export type StoredAssessment = Omit<Assessment, "indicatorName" | "weight" | "level"> & { readonly level: Level };

/** Every indicator of the year's instrument, with its assessment where there is one. */
export function assessedYear(instrument: Instrument, year: number, stored: readonly StoredAssessment[]): AssessedYear {
  return {
    year,
    instrument: instrument.title,
    aspects: instrument.aspects.map(({ code, name, domain, levels, indicators }) => ({
      code,
      name,
      domain,
      levels: [...levels],
      items: indicators.map((indicator) => assessmentOf(indicator, year, byNumber(stored).get(indicator.number))),
    })),
  };
}

/** One indicator, assessed or not. */
export function assessmentOf(indicator: Indicator, year: number, stored?: StoredAssessment): Assessment {
  const about = { year, indicator: indicator.number, indicatorName: indicator.name, weight: indicator.weight };
  if (stored) return { ...stored, ...about };
  return { ...about, level: null, explanation: "", evidence: "", version: 0, assessedBy: null, assessedAt: null };
}

/** The year in figures. @param thisYear the last one that can be opened */
export function summaryOf(
  instruments: readonly Instrument[],
  instrument: Instrument,
  { year, thisYear }: { readonly year: number; readonly thisYear: number },
  stored: readonly StoredAssessment[],
): Summary {
  const index = yearIndex(instrument, new Map(stored.map(({ indicator, level }) => [indicator, level])));
  return {
    year,
    years: yearsUntil(instruments, thisYear),
    instrument: instrument.title,
    indexName: instrument.indexName,
    ...index,
    domains: [...index.domains],
    aspects: [...index.aspects],
  };
}

/** The years with an instrument, newest first. */
function yearsUntil(instruments: readonly Instrument[], thisYear: number): number[] {
  const first = Math.min(...instruments.map(({ firstYear }) => firstYear));
  const years = Array.from({ length: Math.max(0, thisYear - first + 1) }, (_, back) => thisYear - back);
  return years.filter((year) => instrumentOf(instruments, year) !== undefined);
}

function byNumber(stored: readonly StoredAssessment[]): ReadonlyMap<number, StoredAssessment> {
  return new Map(stored.map((one) => [one.indicator, one]));
}
