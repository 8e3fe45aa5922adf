import type { PortalModule } from "@spbe-kit/ui/portal";
import { Gauge } from "lucide-react";
import { createSpbeIndexClient, type SpbeIndexClient } from "../client/index.ts";
import { spbeIndexAuditWords } from "./audit-words.ts";
import { SpbeIndexProvider } from "./spbe-index-provider.tsx";

/** What the module brings to a portal: its page, its part of the menu, and what stands around the page. */
export function createSpbeIndexPortalModule(client: () => SpbeIndexClient): PortalModule {
  return {
    name: "spbe-index",
    title: { id: "Indeks SPBE", en: "SPBE index" },
    pages: [
      {
        path: "/spbe-index",
        permission: "spbe-index/assessments.read",
        navigation: { label: { id: "Penilaian Indeks SPBE", en: "Assess the SPBE index" }, icon: Gauge, order: 1 },
        load: () => import("./year-page.tsx"),
      },
    ],
    audit: spbeIndexAuditWords,
    surround: (page, { session }) => (
      <SpbeIndexProvider client={client()} permissions={session.permissions}>
        {page}
      </SpbeIndexProvider>
    ),
  };
}

let ownOrigin: SpbeIndexClient | undefined;

/** The module on the portal's own origin: what most portals list. */
export const spbeIndexPortalModule: PortalModule = /* @__PURE__ */ createSpbeIndexPortalModule(
  () => (ownOrigin ??= createSpbeIndexClient()),
);
