import * as z from "zod";
import { TIME_ZONES } from "../ports/clock.ts";
import { regencyCodeSchema } from "./region-code.ts";

const labelSchema = /* @__PURE__ */ (() => z.object({ id: z.string().min(1), en: z.string().min(1).optional() }))();

/**
 * `regency.json`: what makes a portal this regency's own. Colours and type live in the theme named here; nothing in it is
 * secret or personal.
 */
export const regencyConfigSchema = /* @__PURE__ */ (() =>
  z.strictObject({
    /** Lets an editor check the file. */
    $schema: z.string().optional(),
    /** Kemendagri code, "19.06". */
    code: regencyCodeSchema,
    /** Without "Kabupaten" or "Kota": "Belitung Timur". */
    name: z.string().min(1).max(60),
    kind: z.enum(["kabupaten", "kota"]),
    provinceName: z.string().min(1).max(60),
    timeZone: z.enum(TIME_ZONES),
    /** The name in the header and on the phone's home screen: "SIGAP Beltim". */
    portalName: z.string().min(1).max(30),
    /** One to three letters where there is no room for a coat of arms: "BT". */
    monogram: z.string().min(1).max(3),
    /** The stem of a theme file: "belitung-timur". */
    theme: z.string().regex(/^[a-z][a-z0-9-]*$/),
    /** The modules of the portal in the order of its menu: "stunting". */
    modules: z
      .array(z.string().regex(/^[a-z][a-z0-9-]*$/))
      .min(1)
      .refine((names) => new Set(names).size === names.length, { error: "A module is named twice." }),
    /** Words of this regency that replace the kit's own, by message key: `{ "unit.health": { "id": "Dinkes PPKB" } }`. */
    labels: z.record(z.string(), labelSchema).default({}),
  }))();

export type RegencyConfig = z.infer<typeof regencyConfigSchema>;
/** The file as written, before defaults. */
export type RegencyConfigFile = z.input<typeof regencyConfigSchema>;

/** "Kabupaten Belitung Timur". */
export function fullRegencyName(regency: Pick<RegencyConfig, "kind" | "name">): string {
  return `${regency.kind === "kota" ? "Kota" : "Kabupaten"} ${regency.name}`;
}
