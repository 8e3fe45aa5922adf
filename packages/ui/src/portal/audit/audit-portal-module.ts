import { auditContract } from "@spbe-kit/core";
import { createResourceClient } from "@spbe-kit/core/client";
import { ScrollText } from "lucide-react";
import { createElement } from "react";
import type { PortalModule } from "../portal-module.ts";
import { hostAuditWords, joinAuditWords } from "./audit-words.ts";

/**
 * The auditor's page, for the end of a portal's list of modules.
 *
 * @param modules the portal's other modules: their `audit` says their operations and subjects in words
 */
export function createAuditPortalModule(modules: readonly PortalModule[]): PortalModule {
  const words = joinAuditWords([hostAuditWords, ...modules.flatMap(({ audit }) => (audit ? [audit] : []))]);
  return {
    name: "audit",
    title: { id: "Keamanan", en: "Security" },
    pages: [
      {
        path: "/audit",
        permission: "audit/entries.read",
        navigation: { label: { id: "Jejak audit", en: "Audit trail" }, icon: ScrollText, order: 90 },
        load: async () => {
          const { AuditTrail } = await import("./audit-trail.tsx");
          const client = createResourceClient(auditContract);
          return { default: () => createElement(AuditTrail, { client, words }) };
        },
      },
    ],
  };
}
