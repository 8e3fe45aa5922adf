import { createModuleClient } from "@spbe-kit/core/client";
import { directoryContract } from "@spbe-kit/core/organisation";
import { Network, Upload, Users } from "lucide-react";
import type { AuditWords } from "../audit/audit-words.ts";
import type { PortalModule } from "../portal-module.ts";
import type { DirectoryClient } from "./directory-client.ts";
import { DirectoryProvider } from "./directory-provider.tsx";

const audit: AuditWords = {
  acts: {
    "directory/units.create": { id: "Menambah unit", en: "Added a unit" },
    "directory/units.change": { id: "Membetulkan unit", en: "Corrected a unit" },
    "directory/units.rename": { id: "Mengganti nama unit", en: "Renamed a unit" },
    "directory/units.close": { id: "Mengakhiri unit", en: "Ended a unit" },
    "directory/posts.create": { id: "Menambah jabatan", en: "Added a post" },
    "directory/posts.change": { id: "Membetulkan jabatan", en: "Corrected a post" },
    "directory/posts.close": { id: "Mengakhiri jabatan", en: "Ended a post" },
    "directory/holdings.create": { id: "Mengisi jabatan", en: "Filled a post" },
    "directory/holdings.change": { id: "Mengubah masa jabatan", en: "Changed a time in office" },
    "directory/holdings.remove": { id: "Menghapus pemangkuan salah catat", en: "Took out a mistaken holding" },
    "directory/people.search": { id: "Mencari orang", en: "Searched people" },
    "directory/people.get": { id: "Membuka data orang", en: "Opened a person" },
    "directory/people.reveal": { id: "Membuka nomor induk lengkap", en: "Opened identifiers in full" },
    "directory/people.create": { id: "Menambah orang", en: "Added a person" },
    "directory/people.change": { id: "Mengubah data orang", en: "Changed a person" },
    "directory/people.merge": { id: "Menggabungkan catatan orang", en: "Merged people's records" },
    "directory/people.unmerge": { id: "Membatalkan penggabungan orang", en: "Undid a merge of people" },
    "directory/households.get": { id: "Membuka data keluarga", en: "Opened a household" },
    "directory/households.search": { id: "Mencari keluarga", en: "Searched households" },
    "directory/households.merge": { id: "Menggabungkan keluarga", en: "Merged households" },
    "directory/households.unmerge": { id: "Membatalkan penggabungan keluarga", en: "Undid a merge of households" },
    "directory/imports.run": { id: "Mengimpor direktori", en: "Imported the directory" },
    "session/switch": { id: "Berganti unit", en: "Changed the unit acted in" },
  },
  subjects: {
    unit: { label: { id: "Unit", en: "Unit" }, to: (id) => `/direktori/unit/${id}` },
    post: { label: { id: "Jabatan", en: "Post" } },
    holding: { label: { id: "Pemangkuan", en: "Holding" } },
    person: { label: { id: "Orang", en: "Person" }, to: (id) => `/direktori/orang/${id}` },
    household: { label: { id: "Keluarga", en: "Household" }, to: (id) => `/direktori/orang/keluarga/${id}` },
  },
};

/** Units, posts, who holds them, and people: the host's own pages. */
export function createDirectoryPortalModule(client: () => DirectoryClient): PortalModule {
  return {
    name: "directory",
    title: { id: "Direktori", en: "Directory" },
    audit,
    pages: [
      {
        path: "/direktori",
        permission: "directory/units.read",
        navigation: { label: { id: "Unit dan jabatan", en: "Units and posts" }, icon: Network, order: 80 },
        load: () => import("./units-page.tsx"),
      },
      {
        path: "/direktori/unit/:unitId",
        permission: "directory/units.read",
        title: { id: "Unit", en: "Unit" },
        load: () => import("./unit-page.tsx"),
      },
      {
        path: "/direktori/orang",
        permission: "directory/people.read",
        navigation: { label: { id: "Orang", en: "People" }, icon: Users, order: 81 },
        load: () => import("./people-page.tsx"),
      },
      {
        path: "/direktori/orang/:personId",
        permission: "directory/people.read",
        title: { id: "Orang", en: "Person" },
        load: () => import("./person-page.tsx"),
      },
      {
        path: "/direktori/orang/keluarga/:householdId",
        permission: "directory/people.read",
        title: { id: "Keluarga", en: "Household" },
        load: () => import("./household-page.tsx"),
      },
      {
        path: "/direktori/impor",
        permission: "directory/imports.write",
        navigation: { label: { id: "Impor direktori", en: "Import the directory" }, icon: Upload, order: 82 },
        load: () => import("./import-page.tsx"),
      },
    ],
    surround: (page, { session, regency }) => (
      <DirectoryProvider client={client()} permissions={session.permissions} timeZone={regency.timeZone}>
        {page}
      </DirectoryProvider>
    ),
    search: async (text, signal) => {
      if (text.trim().length < 2) return [];
      const { items } = await client().units.search({ body: { text } }, { signal });
      return items.map(({ unitId, name, code }) => ({
        to: `/direktori/unit/${unitId}`,
        label: name,
        note: code ?? undefined,
      }));
    },
  };
}

let ownOrigin: DirectoryClient | undefined;

/** The directory on the portal's own origin: what most portals list. */
export const directoryPortalModule: PortalModule = /* @__PURE__ */ createDirectoryPortalModule(
  () => (ownOrigin ??= createModuleClient(directoryContract)),
);
