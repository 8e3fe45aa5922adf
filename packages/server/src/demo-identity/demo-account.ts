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
  const { id, name, role, unitName, regencyCode, scope } = account;
  const areas = scope.kind === "regency" ? [] : [...scope.codes];
  return { sub: id, name, role, regency: regencyCode, unit_name: unitName, areas };
}

/** How the host reads them back. @throws Error when one role has accounts of two kinds of area */
export function claimMapOf(accounts: readonly DemoAccount[]): ClaimMap {
  const scopeOfRole: Record<string, Scope["kind"]> = {};
  for (const { role, scope, id } of accounts) {
    if (scopeOfRole[role] && scopeOfRole[role] !== scope.kind)
      throw new Error(
        `spbe-server: demo account ${id} gives ${role} another kind of area than an earlier account. Use one kind per role.`,
      );
    scopeOfRole[role] = scope.kind;
  }
  return { role: { claim: "role" }, regency: { claim: "regency" }, scopeOfRole };
}
