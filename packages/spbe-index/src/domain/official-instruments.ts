import type { Instrument } from "./instrument.ts";
import { permenpanrb8Of2026 } from "./instruments/permenpanrb-8-2026.ts";
import { permenpanrb59Of2020 } from "./instruments/permenpanrb-59-2020.ts";

/**
 * The instruments of the Ministry that can be computed; the weights of PermenPANRB 5/2018 (to 2020) are unverified, so it is
 * not among them. The default everywhere; a portal may compose its own list.
 */
export const officialInstruments: readonly Instrument[] = [permenpanrb8Of2026, permenpanrb59Of2020];
