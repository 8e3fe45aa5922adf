import { type CalendarDate, parseNik } from "@spbe-kit/core";
import type { Sex } from "../../domain/child.schema.ts";

export interface JudgedNik {
  /** Digits alone where they can be read, else as typed; null when none was given. */
  readonly nik: string | null;
  readonly state: "valid" | "doubtful" | "none";
}

/**
 * A wrong digit never blocks a record: it is kept and called doubtful, also where date or sex in the number are not the child's
 * (a real number may differ after a correction of data).
 */
export function judgeNik(
  typed: string | null,
  child: { readonly sex: Sex; readonly birthDate: CalendarDate },
  today: CalendarDate,
): JudgedNik {
  if (typed === null || typed.trim() === "") return { nik: null, state: "none" };
  const parsed = parseNik(typed, { today });
  if (!parsed.ok) return { nik: typed.trim(), state: "doubtful" };
  const fits =
    parsed.value.birthDate === child.birthDate && parsed.value.sex === (child.sex === "M" ? "male" : "female");
  return { nik: parsed.value.nik, state: fits ? "valid" : "doubtful" };
}
