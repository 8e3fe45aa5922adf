import type { Transaction } from "@spbe-kit/server";
import { sql } from "kysely";
import type { Posyandu, Village } from "../../domain/areas.contract.ts";
import { nameKey } from "../../domain/name-key.ts";

/** Villages and posyandu of the regency that the transaction's scope lets see, by name. */
export async function listAreas(
  tx: Transaction,
  regency: string,
): Promise<{ villages: Village[]; posyandu: Posyandu[] }> {
  const { rows: villages } = await sql<Village>`
    select village_code as code, name, district_code as "districtCode", district_name as "districtName",
      puskesmas_name as "puskesmasName", latitude, longitude
    from village where regency_code = ${regency} order by district_name, name, village_code`.execute(tx);
  const { rows: posyandu } = await sql<Posyandu>`
    select posyandu_code as code, name, village_code as "villageCode"
    from posyandu where regency_code = ${regency} order by name, posyandu_code`.execute(tx);
  const seen = new Set(posyandu.map((row) => row.villageCode));
  return { villages: villages.filter((village) => seen.has(village.code)), posyandu };
}

/** The village of a posyandu the transaction's scope lets see. */
export async function villageOfPosyandu(
  tx: Transaction,
  regency: string,
  posyanduCode: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ village_code: string }>`
    select village_code from posyandu where regency_code = ${regency} and posyandu_code = ${posyanduCode}`.execute(tx);
  return rows[0]?.village_code;
}

/** Adds or renames villages and posyandu. Used by seeds and imports; codes are never removed here. */
export async function upsertAreas(
  tx: Transaction,
  regency: string,
  areas: { readonly villages: readonly Village[]; readonly posyandu: readonly Posyandu[] },
): Promise<void> {
  for (const v of areas.villages)
    await sql`
      insert into village (regency_code, village_code, name, name_key, district_code, district_name, puskesmas_name, latitude, longitude)
      values (${regency}, ${v.code}, ${v.name}, ${nameKey(v.name)}, ${v.districtCode}, ${v.districtName}, ${v.puskesmasName},
        ${v.latitude}, ${v.longitude})
      on conflict (regency_code, village_code) do update set name = excluded.name, name_key = excluded.name_key,
        district_name = excluded.district_name, puskesmas_name = excluded.puskesmas_name`.execute(tx);
  const p = areas.posyandu;
  await sql`
    insert into posyandu (regency_code, posyandu_code, village_code, name, name_key)
    select ${regency}, u.code, u.village, u.name, u.key
    from unnest(${p.map((x) => x.code)}::text[], ${p.map((x) => x.villageCode)}::text[], ${p.map((x) => x.name)}::text[],
      ${p.map((x) => nameKey(x.name))}::text[]) as u(code, village, name, key)
    on conflict do nothing`.execute(tx);
}
