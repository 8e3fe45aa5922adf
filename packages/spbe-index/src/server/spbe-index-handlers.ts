import type { Handlers } from "@spbe-kit/server";
import { assessedYear, assessmentOf, summaryOf } from "../domain/assessed-year.ts";
import type { SpbeIndexContract } from "../domain/contract.ts";
import { type Indicator, type Instrument, indicatorsOf, instrumentOf } from "../domain/instrument.ts";
import { readYear, writeAssessment, type YearKey } from "./assessment-store.ts";

/** The operations of the module over the instruments of the portal. */
export function spbeIndexHandlers(instruments: readonly Instrument[]): Handlers<SpbeIndexContract> {
  return {
    assessments: {
      list: async ({ query }, { db, signedIn, today, fail }) => {
        const { instrument, year } = find(instruments, query.year ?? yearOf(today())) ?? fail("spbe-index/not-found");
        const stored = await db((tx) => readYear(tx, keyOf(signedIn, instrument, year)), { readOnly: true });
        return assessedYear(instrument, year, stored);
      },

      get: async ({ params }, { db, signedIn, fail }) => {
        const { instrument, year, indicator } =
          findIndicator(instruments, params.year, params.indicator) ?? fail("spbe-index/not-found");
        const stored = await db((tx) => readYear(tx, keyOf(signedIn, instrument, year)), { readOnly: true });
        return assessmentOf(
          indicator,
          year,
          stored.find((one) => one.indicator === indicator.number),
        );
      },

      save: async ({ params, body }, { db, audit, signedIn, today, now, fail }) => {
        const { instrument, year, indicator } =
          findIndicator(instruments, params.year, params.indicator) ?? fail("spbe-index/not-found");
        if (year > yearOf(today())) return fail("spbe-index/year-in-future");
        audit({ subjects: [`spbe-index/${year}-${indicator.number}`] });
        const by = { accountId: signedIn.accountId, name: signedIn.name, at: now() };
        const stored = await db((tx) =>
          writeAssessment(tx, keyOf(signedIn, instrument, year), indicator.number, body, by),
        );
        return assessmentOf(indicator, year, stored ?? fail("core/version-changed"));
      },
    },

    summary: {
      get: async ({ query }, { db, signedIn, today, fail }) => {
        const thisYear = yearOf(today());
        const { instrument, year } = find(instruments, query.year ?? thisYear) ?? fail("spbe-index/not-found");
        const stored = await db((tx) => readYear(tx, keyOf(signedIn, instrument, year)), { readOnly: true });
        return summaryOf(instruments, instrument, { year, thisYear }, stored);
      },
    },
  };
}

interface FoundYear {
  readonly instrument: Instrument;
  readonly year: number;
}

function find(instruments: readonly Instrument[], year: number): FoundYear | undefined {
  const instrument = instrumentOf(instruments, year);
  return instrument && { instrument, year };
}

function findIndicator(
  instruments: readonly Instrument[],
  year: number,
  number: number,
): (FoundYear & { readonly indicator: Indicator }) | undefined {
  const found = find(instruments, year);
  const indicator = found && indicatorsOf(found.instrument).find((one) => one.number === number);
  return indicator && { ...found, indicator };
}

function keyOf({ regencyCode }: { readonly regencyCode: string }, instrument: Instrument, year: number): YearKey {
  return { regency: regencyCode, instrument: instrument.id, year };
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}
