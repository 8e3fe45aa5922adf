import type { Period } from "@spbe-kit/core/organisation";
import { useFormat, useWords } from "../../react/provider/spbe-provider.tsx";
import { directoryMessages } from "./directory.messages.ts";
import { lastDayOf } from "./last-day.ts";

/** "sejak 3 Januari 2022", or from the first to the last day. */
export function PeriodWords({ validFrom, validUntil }: Period) {
  const words = useWords(directoryMessages);
  const format = useFormat();
  if (validUntil === null) return words.since(format.date(validFrom));
  return words.period(format.date(validFrom), format.date(lastDayOf(validUntil)));
}
