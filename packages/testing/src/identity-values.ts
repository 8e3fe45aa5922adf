import { type CalendarDate, partsOf } from "@spbe-kit/core";
import type { NameSex } from "./people-names.ts";
import type { RandomStream } from "./random-stream.ts";

/** Serials that no registry office has reached on one day: 9901 to 9999. They mark a number as invented. */
const FIRST_SERIAL = 9_901;
const LAST_SERIAL = 9_999;
const WOMAN_ADDS_TO_DAY = 40;

/** Hands out NIKs that are never handed out twice. */
export interface NikIssuer {
  /**
   * @param districtCode Kemendagri code of a kecamatan, "19.06.06"
   * @throws RangeError when the 99 numbers of that district, day and sex are used up
   */
  issue(from: RandomStream, person: { districtCode: string; birthDate: CalendarDate; sex: NameSex }): string;
}

/** A new book of synthetic NIKs: real kecamatan, the person's birth date, day + 40 for women, serial 9901 to 9999. */
export function nikIssuer(): NikIssuer {
  const issued = new Set<string>();
  return {
    issue(from, person) {
      const prefix = nikPrefix(person);
      const first = from.int(FIRST_SERIAL, LAST_SERIAL);
      for (let step = 0; step <= LAST_SERIAL - FIRST_SERIAL; step += 1) {
        const nik = `${prefix}${FIRST_SERIAL + ((first - FIRST_SERIAL + step) % (LAST_SERIAL - FIRST_SERIAL + 1))}`;
        if (issued.has(nik)) continue;
        issued.add(nik);
        return nik;
      }
      throw new RangeError(`spbe-kit: no synthetic NIK is left for ${prefix}. Spread the births over more days.`);
    },
  };
}

function nikPrefix(person: { districtCode: string; birthDate: CalendarDate; sex: NameSex }): string {
  const { year, month, day } = partsOf(person.birthDate);
  const shownDay = person.sex === "female" ? day + WOMAN_ADDS_TO_DAY : day;
  return person.districtCode.replaceAll(".", "") + two(shownDay) + two(month) + two(year % 100);
}

/** A family card number (KK): kecamatan, day of issue, serial 9901 to 9999. Not kept unique: siblings share one. */
export function familyCardNumber(from: RandomStream, districtCode: string, issuedOn: CalendarDate): string {
  const { year, month, day } = partsOf(issuedOn);
  const date = two(day) + two(month) + two(year % 100);
  return districtCode.replaceAll(".", "") + date + from.int(FIRST_SERIAL, LAST_SERIAL);
}

/**
 * A phone number of the fictitious block +62 811 0000 0000 to 0999.
 * The block is not officially reserved: never send a message to one.
 */
export function fictitiousPhone(from: RandomStream): string {
  return `+628110000${String(from.int(0, 999)).padStart(4, "0")}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
