import type { IsolationRows, IsolationWorld } from "@spbe-kit/testing";

const CANARY = "Penjelasan kabupaten lain";
const draft = (explanation: string, version: number) => ({ level: 3, explanation, evidence: "", version });

/**
 * What the isolation matrix sends to this module. An assessment has no id of its own: year and indicator are the same in every
 * regency, so what must not be seen is what another one wrote there.
 */
export async function isolationRows({ send }: IsolationWorld): Promise<IsolationRows> {
  const path = "/spbe-index/assessments/2025/2";
  await send("otherRegency", "diskominfo", { method: "PUT", path, body: draft(CANARY, 0) });
  const indicator = (number: string) => ({ params: { year: "2025", indicator: number } });
  return {
    module: "spbe-index",
    inputs: {
      "assessments.list": { own: () => ({ query: "year=2025" }) },
      "assessments.get": { own: () => indicator("1"), otherRegency: () => indicator("2") },
      "assessments.save": {
        own: () => ({ ...indicator("1"), body: draft("Penjelasan sendiri", 0) }),
        // Version 1 is the other regency's: here it is as wrong as for an indicator nobody has assessed.
        otherRegency: () => ({ ...indicator("2"), body: draft("Penjelasan sendiri", 1) }),
        nowhere: () => ({ ...indicator("3"), body: draft("Penjelasan sendiri", 1) }),
      },
      "summary.get": { own: () => ({ query: "year=2025" }) },
    },
    notRecords: { "assessments.get": ["year", "indicator"] },
    canaries: { otherRegency: [CANARY] },
    sees: () => ["own"],
  };
}
