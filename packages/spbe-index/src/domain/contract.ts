import { assessmentsContract } from "./assessments.contract.ts";
import { summaryContract } from "./summary.contract.ts";

/** Every operation of the module, for the server, the documents and the authorisation matrix. Clients import per resource. */
export const spbeIndexContract = { assessments: assessmentsContract, summary: summaryContract } as const;
export type SpbeIndexContract = typeof spbeIndexContract;
