import { stream } from "@spbe-kit/testing";
import type { Posyandu, Village } from "../../domain/areas.contract.ts";
import { areaTables } from "./area-tables.generated.ts";

/** A regency's districts: code, name, and its villages as "number,name,latitude,longitude" joined by ";". */
export interface AreaTable {
  readonly name: string;
  readonly districts: readonly (readonly [code: string, name: string, villages: string])[];
}

/** Names, all without the kind ("Renggiang", not "Puskesmas Renggiang"). Those of puskesmas that do not follow from their district's. Configuration of the synthetic world. */
const PUSKESMAS_OF_DISTRICT: Readonly<Record<string, string>> = {
  "19.06.05": "Mengkubang",
  "19.06.06": "Renggiang",
};

const FLOWERS = [
  "Anggrek",
  "Bougenville",
  "Cempaka",
  "Dahlia",
  "Flamboyan",
  "Kamboja",
  "Kenanga",
  "Mawar",
  "Melati",
  "Matahari",
  "Seroja",
  "Seruni",
  "Teratai",
  "Tulip",
] as const;
/** The village of the child that the stories tell of has its posyandu in the synthetic regency too. */
const FLOWER_OF_VILLAGE: Readonly<Record<string, string>> = { "19.06.06.2003": "Kenanga" };

/** The regencies a synthetic register can be made for: 19.06 Belitung Timur and 19.02 Belitung. */
export const syntheticRegencies: readonly string[] = Object.keys(areaTables);

/** @throws RangeError for a regency without a table */
export function regencyName(regencyCode: string): string {
  return tableOf(regencyCode).name;
}

/** Every village of a regency under its real code and name, with its centre point. @throws RangeError as `regencyName` */
export function villagesOf(regencyCode: string): readonly Village[] {
  return tableOf(regencyCode).districts.flatMap(([districtCode, districtName, villages]) =>
    villages.split(";").map((village): Village => {
      const [number, name, latitude, longitude] = village.split(",");
      return {
        code: `${districtCode}.${number}`,
        name: name ?? "",
        districtCode,
        districtName,
        puskesmasName: PUSKESMAS_OF_DISTRICT[districtCode] ?? districtName,
        latitude: latitude ? Number(latitude) : null,
        longitude: longitude ? Number(longitude) : null,
      };
    }),
  );
}

/** The posyandu of a village, invented: one name of a flower, numbered where there are several. */
export function posyanduOf(seed: number, village: Village, count: number): readonly Posyandu[] {
  const from = stream(seed, "posyandu", village.code);
  const flower = FLOWER_OF_VILLAGE[village.code] ?? from.pick(FLOWERS);
  return Array.from({ length: count }, (_, index) => ({
    code: posyanduCode(village.code, index + 1),
    name: count === 1 ? flower : `${flower} ${index + 1}`,
    villageCode: village.code,
  }));
}

/** The register's code of a posyandu: "19.06.06.2003-02". */
export function posyanduCode(villageCode: string, number: number): string {
  return `${villageCode}-${String(number).padStart(2, "0")}`;
}

function tableOf(regencyCode: string): AreaTable {
  const table = areaTables[regencyCode];
  if (!table)
    throw new RangeError(
      `spbe-kit: no synthetic regency ${regencyCode}. Take one of ${Object.keys(areaTables).join(", ")}.`,
    );
  return table;
}
