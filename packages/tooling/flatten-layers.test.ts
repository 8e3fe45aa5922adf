import { describe, expect, it } from "vitest";
import { flattenLayers } from "./flatten-layers.mjs";

describe("styles without layers", () => {
  it("keeps the order the layers meant, not the order of writing", () => {
    const css =
      "@layer spbe.tokens, spbe.components;\n@layer spbe.components { .spbe-a { color: var(--a); } }\n@layer spbe.tokens { .spbe-root { --a: red; } }";
    expect(flattenLayers(css)).toBe(".spbe-root { --a: red; }\n.spbe-a { color: var(--a); }\n");
  });

  it("leaves braces and semicolons in quoted text and comments alone", () => {
    const css = '@layer a;\n@layer a { .spbe-a::before { content: "};"; } /* } */ .spbe-b { top: 0; } }';
    expect(flattenLayers(css)).toBe('.spbe-a::before { content: "};"; } /* } */ .spbe-b { top: 0; }\n');
  });

  it("keeps rules outside any layer, such as @font-face", () => {
    expect(flattenLayers("@layer a;\n@font-face { font-family: X; }\n@layer a { .spbe-a { top: 0; } }")).toBe(
      "@font-face { font-family: X; }\n.spbe-a { top: 0; }\n",
    );
  });
});
