import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { declarationsOf, tokensOf } from "../../scripts/tokens-of.mjs";
import { contrast } from "./contrast.ts";
import { TOKEN_PAIRS } from "./token-pairs.ts";

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
const tokensCss = read("tokens/tokens.css");
const themes = readdirSync(new URL("../themes/", import.meta.url)).map((name) => name.replace(".css", ""));
const schemes = ["light", "dark"] as const;

function coloursOf(theme: string, scheme: "light" | "dark"): Record<string, string> {
  const css = read(`themes/${theme}.css`);
  const dark = scheme === "dark" ? declarationsOf(css, `[data-theme="${theme}"][data-scheme="dark"]`) : {};
  return {
    ...declarationsOf(tokensCss, `[data-scheme="${scheme}"]`),
    ...declarationsOf(css, `[data-theme="${theme}"]`),
    ...dark,
  };
}

describe.each(themes)("a regency's theme: %s", (theme) => {
  it.each(schemes)("every ink can be read on its ground, %s", (scheme) => {
    const colours = coloursOf(theme, scheme);
    const tooWeak = TOKEN_PAIRS.flatMap(({ ink, ground, needs }) => {
      const found = contrast(colours[ink] ?? "", colours[ground] ?? "");
      return found >= needs ? [] : [`${ink} on ${ground}: ${found.toFixed(2)}, needs ${needs}`];
    });
    expect(tooWeak).toEqual([]);
  });

  it("is under 60 lines and changes nothing but the accent and the monogram", () => {
    const css = read(`themes/${theme}.css`);
    expect(css.split("\n").length).toBeLessThan(60);
    const names = [...css.matchAll(/--spbe-([\w-]+):/g)].map((match) => match[1] ?? "");
    expect(names.filter((name) => !/^(accent|monogram)/.test(name))).toEqual([]);
  });

  it("gives light and dark the same tokens", () => {
    const css = read(`themes/${theme}.css`);
    const accents = (selector: string) =>
      Object.keys(declarationsOf(css, selector)).filter((name) => name.startsWith("accent"));
    expect(accents(`[data-theme="${theme}"][data-scheme="dark"]`)).toEqual(accents(`[data-theme="${theme}"]`));
  });
});

describe("light and dark", () => {
  it("name the same colours", () => {
    const names = (scheme: string) => Object.keys(declarationsOf(tokensCss, `[data-scheme="${scheme}"]`)).sort();
    expect(names("dark").filter((name) => name !== "color-scheme")).toEqual(names("light"));
  });

  it("a pair that is too weak is found", () => {
    expect(contrast("#777777", "#ffffff")).toBeLessThan(4.5);
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  });
});

describe("tokens for designers (tokens.json)", () => {
  it("is what the style sheets say; otherwise run node packages/ui/scripts/write-tokens.mjs", () => {
    const sheets = Object.fromEntries(themes.sort().map((theme) => [theme, read(`themes/${theme}.css`)]));
    expect(JSON.parse(read("tokens.json"))).toEqual(tokensOf(tokensCss, sheets));
  });
});
