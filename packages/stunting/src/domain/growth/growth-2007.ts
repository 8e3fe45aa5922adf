// Importing this module registers WHO Reference 2007 (5 to 19 years) for `assessGrowth({ reference: "who-2007" })`.
import { registerGrowth2007 } from "./growth-reference-2007.ts";
import { growthTables2007 } from "./growth-tables-2007.generated.ts";

registerGrowth2007(growthTables2007);
