import type { PortalModule } from "@spbe-kit/ui/portal";
import { ChartSpline, FileUp, Search, UsersRound } from "lucide-react";
import { createStuntingClient, type StuntingClient } from "../client/index.ts";
import { stuntingAuditWords } from "./audit-words.ts";

/** What the module brings to a portal: its pages, its part of the menu, and its answers to the portal's search. */
export function createStuntingPortalModule(client: () => StuntingClient): PortalModule {
  return {
    name: "stunting",
    title: { id: "Stunting", en: "Stunting" },
    audit: stuntingAuditWords,
    pages: [
      {
        path: "/stunting",
        permission: "stunting/summary.read",
        navigation: { label: { id: "Ringkasan", en: "Overview" }, icon: ChartSpline, order: 1 },
        load: () => import("./pages/summary-page.tsx"),
      },
      {
        path: "/stunting/anak",
        permission: "stunting/children.read",
        navigation: { label: { id: "Anak", en: "Children" }, icon: UsersRound, order: 2 },
        load: () => import("./pages/child-list-page.tsx"),
      },
      {
        path: "/stunting/anak/baru",
        title: { id: "Daftarkan anak", en: "Register a child" },
        permission: "stunting/children.write",
        load: () => import("./pages/register-page.tsx"),
      },
      {
        path: "/stunting/anak/:childId",
        title: { id: "Rekam anak", en: "Child record" },
        permission: "stunting/children.read",
        load: () => import("./pages/child-page.tsx"),
      },
      {
        path: "/stunting/anak/:childId/betulkan",
        title: { id: "Betulkan data", en: "Correct the record" },
        permission: "stunting/children.write",
        load: () => import("./pages/correct-child-page.tsx"),
      },
      {
        path: "/stunting/anak/:childId/ukur",
        title: { id: "Catat pengukuran", en: "Record a measurement" },
        permission: "stunting/measurements.write",
        load: () => import("./pages/measure-page.tsx"),
      },
      {
        path: "/stunting/cari",
        permission: "stunting/children.read",
        navigation: { label: { id: "Cari anak", en: "Find a child" }, icon: Search, order: 3 },
        load: () => import("./pages/child-search-page.tsx"),
      },
      {
        path: "/stunting/impor",
        permission: "stunting/imports.read",
        navigation: { label: { id: "Impor e-PPGBM", en: "e-PPGBM import" }, icon: FileUp, order: 4 },
        load: () => import("./pages/import-list-page.tsx"),
      },
      {
        path: "/stunting/impor/:importId",
        title: { id: "Impor", en: "Import" },
        permission: "stunting/imports.read",
        load: () => import("./pages/import-page.tsx"),
      },
    ],
    search: async (text, signal) => {
      const { items } = await client().children.search({ body: { text, limit: 8 } }, { signal });
      return items.map((child) => ({
        to: `/stunting/anak/${child.childId}`,
        label: child.name,
        note: `${child.posyanduName}, ${child.villageName}`,
      }));
    },
  };
}

let ownOrigin: StuntingClient | undefined;

/** The module on the portal's own origin: what most portals list. */
export const stuntingPortalModule: PortalModule = /* @__PURE__ */ createStuntingPortalModule(
  () => (ownOrigin ??= createStuntingClient()),
);
