import type { Scope } from "../database/tenant-settings.ts";
import type { ClaimMap } from "../login/identity-claims.ts";

/** A sample person a visitor may become. No password, no real data. */
export interface DemoAccount {
  /** Stays the same over restarts, for example "wulan-safitri". */
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly unitName: string;
  readonly regencyCode: string;
  /** Heading under which the account is shown when there are several regencies. Default the code. */
  readonly regencyName?: string;
  /** The role as people say it, for example "nutrisionis". */
  readonly title?: string;
  readonly scope: Scope;
  /** Further units this account may act in. */
  readonly places?: readonly Pick<DemoAccount, "role" | "unitName" | "scope">[];
}

const TITLES: Readonly<Record<string, string>> = {
  cadre: "kader",
  nutritionist: "nutrisionis",
  dinas: "petugas",
  tpps: "anggota",
  auditor: "auditor",
};

/** "nutrisionis Puskesmas Renggiang". */
export function postOf(account: DemoAccount): string {
  return [account.title ?? TITLES[account.role] ?? account.role, account.unitName].filter(Boolean).join(" ");
}

/** What the demo provider says about an account. */
export function claimsOf(account: DemoAccount): { sub: string; [claim: string]: unknown } {
  const { id, name, regencyCode, places = [] } = account;
  return { sub: id, name, regency: regencyCode, ...placeClaims(account), places: places.map(placeClaims) };
}

function placeClaims({ role, unitName, scope }: Pick<DemoAccount, "role" | "unitName" | "scope">) {
  return { role, unit_name: unitName, areas: scope.kind === "regency" ? [] : [...scope.codes] };
}

/** How the host reads them back. @throws Error when one role has accounts of two kinds of area */
export function claimMapOf(accounts: readonly DemoAccount[]): ClaimMap {
  const scopeOfRole: Record<string, Scope["kind"]> = {};
  const places = accounts.flatMap((account) =>
    [account, ...(account.places ?? [])].map(({ role, scope }) => ({ role, scope, id: account.id })),
  );
  for (const { role, scope, id } of places) {
    if (scopeOfRole[role] && scopeOfRole[role] !== scope.kind)
      throw new Error(
        `spbe-server: demo account ${id} gives ${role} another kind of area than an earlier account. Use one kind per role.`,
      );
    scopeOfRole[role] = scope.kind;
  }
  return { role: { claim: "role" }, regency: { claim: "regency" }, scopeOfRole };
}
