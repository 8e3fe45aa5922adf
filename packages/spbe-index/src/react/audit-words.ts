import type { AuditWords } from "@spbe-kit/ui/portal";

/** The module's lines in the audit, as an auditor reads them. */
export const spbeIndexAuditWords: AuditWords = {
  acts: {
    "spbe-index/assessments.save": { id: "Menilai indikator", en: "Assessed an indicator" },
  },
  subjects: {
    "spbe-index": {
      label: { id: "Indikator", en: "Indicator" },
      to: (id) => `/spbe-index?tahun=${id.slice(0, 4)}`,
    },
  },
};
