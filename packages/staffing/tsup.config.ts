import { defineDoors } from "../tooling/tsup.ts";

export default defineDoors(import.meta.dirname);
