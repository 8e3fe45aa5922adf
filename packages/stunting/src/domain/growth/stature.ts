import type { StaturePosition } from "./growth-terms.ts";

/** The tables of 0-5 years score children younger than this, months, unrounded. */
export const UPPER_AGE_MONTHS = 60;

/** First day of the standing tables: 24 months x 30.4375 = 730.5, rounded half up. */
export const FIRST_STANDING_DAY = 731;

/** Lying length is read 0.7 cm longer than standing height of the same child. */
export const LYING_SURPLUS_MM = 7;

/** Standing under nine months is not believed. */
export const STANDS_FROM_MONTHS = 9;

/** Without age and position a child shorter than 87 cm is taken as lying. */
const LYING_BELOW_MM = 870;

/** Lengths and heights that weight-for-height knows, millimetres after correction, both ends included. */
export const statureRange = {
  lying: { least: 450, most: 1100 },
  standing: { least: 650, most: 1200 },
} as const;

/**
 * Centimetres as millimetres, whole where the input is: 103.1 cm is 1031 mm and not 1030.9999. Lengths between two
 * millimetres keep their fraction.
 */
export function toMillimetres(centimetres: number): number {
  const millimetres = centimetres * 10;
  const whole = Math.round(millimetres);
  return Math.abs(millimetres - whole) < 1e-6 ? whole : millimetres;
}

/** The position the tables expect at an age: lying to day 730, standing from day 731. */
export function expectedPosition(ageInDays: number): StaturePosition {
  return ageInDays < FIRST_STANDING_DAY ? "lying" : "standing";
}

/** The position assumed from the stature alone, when neither age nor position is known. */
export function positionByStature(statureMm: number): StaturePosition {
  return statureMm < LYING_BELOW_MM ? "lying" : "standing";
}

/**
 * Stature as the growth tables expect it: lying below 24 months, standing from 24 months.
 *
 * @param statureMm measured stature, millimetres
 * @param ageInDays day 731 is the first day counted as 24 months
 * @returns millimetres, shifted by 7 only when the position does not match the age
 * @source WHO Child Growth Standards, length/height adjustment
 */
export function standardiseStature(statureMm: number, ageInDays: number, position: StaturePosition): number {
  if (position === expectedPosition(ageInDays)) return statureMm;
  return position === "standing" ? statureMm + LYING_SURPLUS_MM : statureMm - LYING_SURPLUS_MM;
}
