/** People of the realm as Keycloak tells of them: roles and regency nested, names of its own. */
export const REALM_PEOPLE = {
  wulan: {
    name: "Wulan Safitri",
    preferred_username: "wulan.safitri",
    realm_access: { roles: ["offline_access", "default-roles-pemda", "portal-pembaca"] },
    wilayah: { kabupaten: { kode: "19.06" }, desa: ["19.06.05.2001", "19.06.05.2002"] },
    unit_kerja: { nama: "Puskesmas Renggiang" },
  },
  rina: {
    name: "Rina Marlina",
    preferred_username: "rina.marlina",
    realm_access: { roles: ["default-roles-pemda", "portal-penulis"] },
    wilayah: { kabupaten: { kode: "19.02" }, desa: [] },
    unit_kerja: { nama: "Dinas Kesehatan" },
  },
} as const;

export type RealmPerson = keyof typeof REALM_PEOPLE;
export const REALM = "/realms/pemda";
export const REALM_CLIENT = { id: "portal", secret: "rahasia-klien-untuk-uji-saja" } as const;

/** With which key a token is signed, and how a forger would. */
export type Signer = "current" | "removed" | "stranger" | "client-secret" | "nobody";

/** What the test may ask of the process. A claim of `null` is left out. */
export type RealmOrder =
  | { readonly act: "rotate-keys" }
  | { readonly act: "set-clock"; readonly aheadSeconds: number }
  | { readonly act: "change-id-tokens"; readonly claims?: Claims; readonly by?: Signer }
  | { readonly act: "sign"; readonly claims: Claims; readonly by?: Signer; readonly typ?: string }
  | { readonly act: "sign-out"; readonly person: RealmPerson; readonly session: string }
  | { readonly act: "count-key-questions" };
export type Claims = Readonly<Record<string, unknown>>;
