import * as z from "zod";
import { type RegionStatus, registeredAs } from "./region-register.ts";

/** A Kemendagri region code as text: "19" province, "19.06" regency, "19.06.01" kecamatan, "19.06.01.2001" village. */
export type RegionCode = string & z.$brand<"RegionCode">;
/** "19.06": a kabupaten or kota. */
export type RegencyCode = RegionCode & z.$brand<"RegencyCode">;
/** "19.06.01": a kecamatan. */
export type DistrictCode = RegionCode & z.$brand<"DistrictCode">;
/** "19.06.01.2001": a desa or kelurahan. */
export type VillageCode = RegionCode & z.$brand<"VillageCode">;

export type RegionLevel = "province" | "regency" | "district" | "village";
export type RegionKind = "provinsi" | "kabupaten" | "kota" | "kecamatan" | "kelurahan" | "desa" | "desa-adat";

const SHAPE = /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/;
const LEVELS = ["province", "regency", "district", "village"] as const;
const VILLAGE_KINDS: Readonly<Record<string, RegionKind>> = { "1": "kelurahan", "2": "desa", "3": "desa-adat" };

/** A code of the right shape, dots included; `undefined` otherwise. Says nothing on whether it is in force: see `regionStatus`. */
export function parseRegionCode(text: unknown): RegionCode | undefined {
  return typeof text === "string" && SHAPE.test(text) ? (text as RegionCode) : undefined;
}

export function regionLevel(code: RegionCode): RegionLevel {
  return LEVELS[code.split(".").length - 1] as RegionLevel;
}

/** The code one level up; `undefined` for a province. */
export function parentRegion(code: RegionCode): RegionCode | undefined {
  const dot = code.lastIndexOf(".");
  return dot < 0 ? undefined : (code.slice(0, dot) as RegionCode);
}

/** True when `code` is `area` itself or lies in it. */
export function isWithinRegion(code: RegionCode, area: RegionCode): boolean {
  return code === area || code.startsWith(`${area}.`);
}

/**
 * What the number itself tells: regencies 71 and up are kota, a village number begins with 1 for kelurahan, 2 for desa,
 * 3 for desa adat. `undefined` for a village number that begins otherwise.
 */
export function regionKind(code: RegionCode): RegionKind | undefined {
  const [, regency = "", , village = ""] = code.split(".");
  const level = regionLevel(code);
  if (level === "province") return "provinsi";
  if (level === "regency") return Number(regency) >= 71 ? "kota" : "kabupaten";
  return level === "district" ? "kecamatan" : VILLAGE_KINDS[village.slice(0, 1)];
}

/** Whether the register knows the code. Village numbers are not held here: a village is judged by its kecamatan. */
export function regionStatus(code: RegionCode): RegionStatus | undefined {
  const [province = "", regency, district] = code.split(".");
  return registeredAs(province, regency, district);
}

/** Any level. Checks the shape only: names and codes in force change by decree, stored codes do not. */
export const regionCodeSchema = /* @__PURE__ */ (() =>
  z.string().regex(SHAPE).meta({ example: "19.06" }).brand<"RegionCode">())();

export const regencyCodeSchema = /* @__PURE__ */ (() =>
  z
    .string()
    .regex(/^\d{2}\.\d{2}$/)
    .meta({ example: "19.06" })
    .brand<"RegionCode">()
    .brand<"RegencyCode">())();

export const districtCodeSchema = /* @__PURE__ */ (() =>
  z
    .string()
    .regex(/^\d{2}\.\d{2}\.\d{2}$/)
    .meta({ example: "19.06.01" })
    .brand<"RegionCode">()
    .brand<"DistrictCode">())();

export const villageCodeSchema = /* @__PURE__ */ (() =>
  z
    .string()
    .regex(/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/)
    .meta({ example: "19.06.01.2001" })
    .brand<"RegionCode">()
    .brand<"VillageCode">())();
