import { addDays, addMonths, type CalendarDate } from "@spbe-kit/core";
import { familyCardNumber, fictitiousPhone, type NikIssuer } from "./identity-values.ts";
import { personName } from "./people-names.ts";
import type { RandomStream } from "./random-stream.ts";

export interface Parent {
  readonly name: string;
  readonly birthDate: CalendarDate;
  readonly nik: string;
}

/** A family on one family card. Every value is invented. */
export interface Household {
  readonly familyCard: string;
  readonly mother: Parent;
  readonly father: Parent;
  readonly phone: string;
  /** Neighbourhood units, "003" and "001". */
  readonly rt: string;
  readonly rw: string;
}

export interface HouseholdPlace {
  readonly districtCode: string;
  /** The first child's birth: the mother is 19 to 43 then, most often about 27. */
  readonly firstBirth: CalendarDate;
  readonly niks: NikIssuer;
}

/** Parents, family card and address of a family whose first child was born on a day. */
export function household(from: RandomStream, place: HouseholdPlace): Household {
  const motherAge = triangular(from.uniform(), 19 * 12, 27 * 12, 43 * 12);
  const motherBirth = addDays(addMonths(place.firstBirth, -Math.round(motherAge)), -from.int(0, 27));
  const fatherBirth = addDays(addMonths(motherBirth, -from.int(-12, 84)), -from.int(0, 27));
  const person = (sex: "male" | "female", birthDate: CalendarDate): Parent => ({
    name: personName(from, sex),
    birthDate,
    nik: place.niks.issue(from, { districtCode: place.districtCode, birthDate, sex }),
  });
  return {
    mother: person("female", motherBirth),
    father: person("male", fatherBirth),
    familyCard: familyCardNumber(from, place.districtCode, addMonths(place.firstBirth, -from.int(3, 40))),
    phone: fictitiousPhone(from),
    rt: String(from.int(1, 12)).padStart(3, "0"),
    rw: String(from.int(1, 5)).padStart(3, "0"),
  };
}

/** A draw of the triangular distribution between two bounds with a mode, by its inverse. */
function triangular(share: number, least: number, mode: number, most: number): number {
  const width = most - least;
  const turn = (mode - least) / width;
  return share < turn
    ? least + Math.sqrt(share * width * (mode - least))
    : most - Math.sqrt((1 - share) * width * (most - mode));
}
