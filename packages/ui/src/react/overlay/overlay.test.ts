import { describe, expect, it } from "vitest";
import { stepActive } from "../field/combobox.tsx";
import { refuseFile } from "../field/file-drop.tsx";
import { initials } from "../people/initials.ts";
import { placeMenu } from "./menu-position.ts";
import { nextFocus } from "./use-roving-focus.ts";

const acts = ["Cetak KMS", "Unduh data", "Ubah alamat"];

describe("keys of a menu (ARIA APG)", () => {
  it.each([
    { key: "ArrowDown", from: 2, to: 0 },
    { key: "ArrowUp", from: 0, to: 2 },
    { key: "ArrowDown", from: -1, to: 0 },
    { key: "ArrowUp", from: -1, to: 2 },
    { key: "Home", from: 2, to: 0 },
    { key: "End", from: 0, to: 2 },
    { key: "u", from: 0, to: 1 },
    { key: "u", from: 1, to: 2 },
    { key: "x", from: 1, to: undefined },
    { key: "ArrowRight", from: 1, to: undefined },
  ])("$key from $from leads to $to", ({ key, from, to }) => {
    expect(nextFocus(key, from, acts, { orientation: "vertical", typeahead: true })).toBe(to);
  });

  it("tabs walk sideways, and letters are left to the page", () => {
    expect(nextFocus("ArrowRight", 2, acts, { orientation: "horizontal" })).toBe(0);
    expect(nextFocus("u", 0, acts, { orientation: "horizontal" })).toBeUndefined();
  });

  it("an empty menu has nowhere to go", () => {
    expect(nextFocus("ArrowDown", -1, [], { orientation: "vertical" })).toBeUndefined();
    expect(stepActive("ArrowDown", -1, 0)).toBeUndefined();
  });
});

describe("where a menu stands", () => {
  const screen = { width: 360, height: 640 };
  const menu = { width: 200, height: 120 };
  it("under its button, its end at the button's end", () => {
    expect(placeMenu({ left: 250, right: 350, top: 10, bottom: 46 }, menu, screen, "end")).toEqual({
      left: 150,
      top: 50,
    });
  });
  it("above it when there is no room below", () => {
    expect(placeMenu({ left: 8, right: 90, top: 600, bottom: 636 }, menu, screen, "start")).toEqual({
      left: 8,
      top: 476,
    });
  });
  it("never off the screen", () => {
    expect(placeMenu({ left: 300, right: 340, top: 10, bottom: 46 }, menu, screen, "start").left).toBe(152);
  });
});

describe("a file that is chosen", () => {
  it.each([
    { name: "ANAK.CSV", size: 10, gives: undefined },
    { name: "anak.pdf", size: 10, gives: "type" },
    { name: "anak.csv", size: 2000, gives: "size" },
  ])("$name of $size bytes: $gives", ({ name, size, gives }) => {
    expect(refuseFile({ name, size }, [".csv", ".xlsx"], 1000)).toBe(gives);
  });
});

describe("initials", () => {
  it.each([
    ["dr. Ratna Kusumawati, M.Kes.", "RK"],
    ["Wulan Safitri, A.Md.Gz.", "WS"],
    ["H. Suparman", "S"],
    ["Yanti", "Y"],
    ["", ""],
  ])("%s: %s", (name, gives) => {
    expect(initials(name)).toBe(gives);
  });
});
