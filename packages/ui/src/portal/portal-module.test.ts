import { Baby } from "lucide-react";
import { describe, expect, it } from "vitest";
import { matchingPages, searchModules } from "./command-search.ts";
import {
  currentNavigationPath,
  findPage,
  firstPath,
  navigationPages,
  type PortalModule,
  type PortalSession,
} from "./portal-module.ts";

const load = async () => ({ default: () => null });
const nav = (label: string, order: number) => ({ label: { id: label, en: label }, icon: Baby, order });
const stunting: PortalModule = {
  name: "stunting",
  title: { id: "Stunting", en: "Stunting" },
  pages: [
    { path: "/stunting/anak/:childId", permission: "read", load },
    { path: "/stunting/anak/baru", permission: "write", load },
    { path: "/stunting/anak", permission: "read", load, navigation: nav("Anak", 2) },
    { path: "/stunting", permission: "read", load, navigation: nav("Ringkasan", 1) },
    { path: "/stunting/rujukan", permission: "refer", load, navigation: nav("Rujukan", 3) },
  ],
};
const session = { permissions: ["read"] } as unknown as PortalSession;

describe("what a person may open", () => {
  it("the menu leaves out pages of other roles and keeps the module's order", () => {
    expect(navigationPages(stunting, session).map((page) => page.path)).toEqual(["/stunting", "/stunting/anak"]);
  });
  it("the portal opens with the first of them; with none it has no start", () => {
    expect(firstPath([stunting], session)).toBe("/stunting");
    expect(firstPath([stunting], { ...session, permissions: [] })).toBeUndefined();
  });
});

describe("which page an address belongs to", () => {
  it.each([
    ["/stunting/anak/017", "/stunting/anak/:childId"],
    ["/stunting/anak/baru", "/stunting/anak/baru"],
    ["/stunting/anak", "/stunting/anak"],
    ["/surat", undefined],
  ])("%s is %s", (path, page) => {
    expect(findPage(path, [stunting])?.page.path).toBe(page);
  });
  it("a record's page marks its list in the menu, not the overview above both", () => {
    expect(currentNavigationPath("/stunting/anak/017", ["/stunting", "/stunting/anak"])).toBe("/stunting/anak");
    expect(currentNavigationPath("/stuntingan", ["/stunting"])).toBeUndefined();
  });
});

describe("the search of the portal", () => {
  it("finds permitted pages by every word, in any order", () => {
    expect(matchingPages("anak stunt", [stunting], session, "id").map((hit) => hit.to)).toEqual(["/stunting/anak"]);
    expect(matchingPages("rujukan", [stunting], session, "id")).toEqual([]);
  });
  it("a module that fails is named and hides no other", async () => {
    const good = { ...stunting, search: async () => [{ to: "/stunting/anak/1", label: "Naura" }] };
    const bad = {
      ...stunting,
      title: { id: "Surat", en: "Letters" },
      search: () => Promise.reject(new Error("putus")),
    };
    const groups = await searchModules("nau", [good, bad], "id", new AbortController().signal);
    expect(groups.map((group) => [group.title, group.hits.length, group.failed ?? false])).toEqual([
      ["Stunting", 1, false],
      ["Surat", 0, true],
    ]);
  });
});
