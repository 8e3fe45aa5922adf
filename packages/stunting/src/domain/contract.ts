import { areasContract } from "./areas.contract.ts";
import { childrenContract } from "./children.contract.ts";
import { importsContract } from "./imports.contract.ts";
import { measurementsContract } from "./measurements.contract.ts";
import { summaryContract } from "./summary.contract.ts";

/** Every operation of the module, for the server, the documents and the authorisation matrix. Clients import per resource. */
export const stuntingContract = {
  areas: areasContract,
  children: childrenContract,
  measurements: measurementsContract,
  summary: summaryContract,
  imports: importsContract,
} as const;
export type StuntingContract = typeof stuntingContract;
