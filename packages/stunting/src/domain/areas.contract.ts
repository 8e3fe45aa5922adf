import { defineResource } from "@spbe-kit/core";
import * as z from "zod";

export const posyanduSchema = z.object({ code: z.string(), name: z.string(), villageCode: z.string() });
export type Posyandu = z.infer<typeof posyanduSchema>;

export const villageSchema = z.object({
  code: z.string(),
  name: z.string(),
  districtCode: z.string(),
  districtName: z.string(),
  puskesmasName: z.string().nullable(),
  /** Centre point in degrees, where the register knows it; a schematic map is drawn from these. */
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
});
export type Village = z.infer<typeof villageSchema>;

export const areasContract = defineResource({
  list: {
    method: "GET",
    path: "/stunting/areas",
    summary: "List the villages and posyandu of your area",
    permission: "stunting/areas.read",
    success: z.object({ villages: z.array(villageSchema), posyandu: z.array(posyanduSchema) }),
  },
});
