import { describe, expect, it } from "vitest";
import { type ClaimMap, readClaims } from "./identity-claims.ts";

const map: ClaimMap = {
  role: { claim: "realm_access.roles", values: { "ahli-gizi": "nutritionist", kader: "cadre", dinkes: "dinas" } },
  regency: { claim: "kab" },
  scopeOfRole: { nutritionist: "villages", cadre: "posyandu", dinas: "regency" },
};
const regencies = new Set(["19.06", "19.02"]);
const claims = (more: Record<string, unknown> = {}) => ({
  sub: "u1",
  name: "Wulan",
  kab: "19.06",
  realm_access: { roles: ["offline_access", "ahli-gizi"] },
  areas: "19.06.05.2001, 19.06.05.2002",
  unit_name: "Puskesmas Renggiang",
  ...more,
});

describe("reading who signed in from the provider's claims", () => {
  it("reads role, regency, unit and villages", () => {
    expect(readClaims(claims(), map, regencies)).toEqual({
      ok: true,
      value: {
        accountId: "u1",
        name: "Wulan",
        regencyCode: "19.06",
        role: "nutritionist",
        scope: { kind: "villages", codes: ["19.06.05.2001", "19.06.05.2002"] },
        unitName: "Puskesmas Renggiang",
      },
    });
  });

  it.each([
    ["no subject", { sub: "" }, "subject-missing"],
    ["no role", { realm_access: undefined }, "role-unknown"],
    ["a role of another system", { realm_access: { roles: ["admin"] } }, "role-unknown"],
    [
      "a role named like a property of every object",
      { realm_access: { roles: ["constructor", "__proto__"] } },
      "role-unknown",
    ],
    ["a regency not served here", { kab: "31.71" }, "regency-unknown"],
    ["no villages for a role that needs them", { areas: undefined }, "area-unknown"],
    ["a village of another regency", { areas: ["19.06.05.2001", "19.02.01.2001"] }, "area-unknown"],
    ["SQL instead of a village", { areas: ["19.06.05.2001'; --"] }, "area-unknown"],
  ])("%s is refused, never guessed", (_what, more, error) => {
    expect(readClaims(claims(more), map, regencies)).toEqual({ ok: false, error });
  });

  it("needs no area for a role that sees the regency", () => {
    const result = readClaims(claims({ realm_access: { roles: ["dinkes"] }, areas: undefined }), map, regencies);
    expect(result).toMatchObject({ ok: true, value: { scope: { kind: "regency" } } });
  });
});
