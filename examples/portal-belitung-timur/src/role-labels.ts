/** What the roles of this regency's login are called on screen. */
export const roleLabels: Readonly<Record<string, string>> = {
  cadre: "Kader posyandu",
  nutritionist: "Nutrisionis (TPG)",
  dinas: "Dinas Kesehatan",
  tpps: "TPPS",
  auditor: "Auditor",
  diskominfo: "Diskominfo",
};
