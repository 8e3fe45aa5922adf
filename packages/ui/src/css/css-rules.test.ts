import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const folder = new URL("./", import.meta.url);
const sheets = readdirSync(folder).filter((name) => name.endsWith(".css"));
const read = (name: string) => readFileSync(new URL(name, folder), "utf8");
const bare = (css: string) => css.replace(/\/\*[\s\S]*?\*\//g, "");

/** Every selector of a sheet; at-rules, keyframe steps and declarations are left out. */
function selectorsOf(css: string): readonly string[] {
  const inKeyframes = bare(css).replace(/@keyframes[^{]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, "");
  return [...inKeyframes.matchAll(/([^{};]+)\{/g)]
    .flatMap((match) => (match[1] ?? "").split(/,(?![^(]*\))/))
    .map((selector) => selector.trim())
    .filter((selector) => selector !== "" && !selector.startsWith("@"));
}

const COLOUR = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\(|:\s*(?:white|black|red|green|blue|gray|grey)\b/gi;

describe.each(sheets)("%s", (name) => {
  const css = read(name);

  it("opens with the order of the layers", () => {
    expect(css.startsWith("@layer spbe.tokens, spbe.base, spbe.components;")).toBe(true);
  });

  it("names no colour: colours live in the tokens", () => {
    expect(bare(css).match(COLOUR) ?? []).toEqual([]);
  });

  it("has one class in a selector, ours, so that a regency's own class wins", () => {
    const wrong = selectorsOf(css).filter((selector) => {
      const outside = selector.replace(/\[[^\]]*\]/g, "");
      const classes = outside.match(/\.[a-z][\w-]*/gi) ?? [];
      return classes.length !== 1 || !classes[0]?.startsWith(".spbe-");
    });
    expect(wrong).toEqual([]);
  });

  it("styles no bare element", () => {
    const withElement = selectorsOf(css).filter((selector) =>
      selector
        .replace(/\[[^\]]*\]/g, "")
        .split(/[\s>+~]+/)
        .some((part) => /^[a-z]/i.test(part)),
    );
    expect(withElement).toEqual([]);
  });

  it("follows the reading direction", () => {
    const physical =
      /(?:^|[\s;{])(?:margin|padding|border)-(?:left|right|top|bottom)|(?:^|[\s;{])(?:left|right|top|bottom|width|height):/m;
    expect(bare(css).match(physical)?.[0]).toBeUndefined();
  });
});
