/** Prints what each door weighs: node scripts/sizes.mjs */
import { DOORS, measureDoor } from "./measure-door.ts";

for (const { name, code, budget } of DOORS) {
  const { bytes, gzBytes } = await measureDoor(code);
  console.log(`${name.padEnd(34)} ${String(bytes).padStart(7)} bytes  ${String(gzBytes).padStart(6)} gz  of ${budget}`);
}
