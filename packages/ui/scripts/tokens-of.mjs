// Our tokens as DTCG: { "group": { "token": { "$type", "$value" } } }. The style sheets stay the source.

/**
 * The declarations of every rule whose selector list names `selector` exactly.
 *
 * @param {string} css
 * @param {string} selector for example `[data-scheme="dark"]`
 * @returns {Record<string, string>} name without `--spbe-` to value
 */
export function declarationsOf(css, selector) {
  const found = {};
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, "");
  for (const [, head = "", body = ""] of bare.matchAll(/([^{};]+)\{([^{}]*)\}/g)) {
    if (!head.split(",").some((one) => one.trim() === selector)) continue;
    for (const [, name, value] of body.matchAll(/--spbe-([\w-]+):\s*([^;]+);/g)) found[name] = value.trim();
  }
  return found;
}

const REM = 16;

/** @param {string} value as written in the style sheet */
function typed(name, value) {
  if (/^#[0-9a-f]{6}$/i.test(value)) return { $type: "color", $value: value };
  if (/^rgb\(/.test(value)) return { $type: "color", $value: value };
  if (/^-?[\d.]+rem$/.test(value)) return { $type: "dimension", $value: `${Number.parseFloat(value) * REM}px` };
  if (/^-?[\d.]+px$/.test(value)) return { $type: "dimension", $value: value };
  if (/^[\d.]+ms$/.test(value)) return { $type: "duration", $value: value };
  if (name.startsWith("weight-")) return { $type: "fontWeight", $value: Number(value) };
  if (name.startsWith("font"))
    return { $type: "fontFamily", $value: value.split(",").map((one) => one.trim().replace(/"/g, "")) };
  const curve = /^cubic-bezier\(([^)]+)\)$/.exec(value)?.[1];
  if (curve) return { $type: "cubicBezier", $value: curve.split(",").map(Number) };
  return { $value: value.replace(/^"|"$/g, "") };
}

function group(declarations) {
  return Object.fromEntries(Object.entries(declarations).map(([name, value]) => [name, typed(name, value)]));
}

/**
 * @param {string} css tokens.css
 * @param {Record<string, string>} themes theme name to its css
 */
export function tokensOf(css, themes) {
  const root = declarationsOf(css, ":root");
  const light = declarationsOf(css, '[data-scheme="light"]');
  const scale = Object.fromEntries(Object.entries(root).filter(([name]) => !(name in light)));
  return {
    $description: "spbe-kit tokens. Written by packages/ui/scripts/write-tokens.mjs from the style sheets.",
    scale: group(scale),
    density: {
      compact: group(declarationsOf(css, '[data-density="compact"]')),
      touch: group(declarationsOf(css, '[data-density="touch"]')),
    },
    scheme: { light: group(light), dark: group(declarationsOf(css, '[data-scheme="dark"]')) },
    theme: Object.fromEntries(
      Object.entries(themes).map(([name, themeCss]) => [
        name,
        {
          light: group(declarationsOf(themeCss, `[data-theme="${name}"]`)),
          dark: group(declarationsOf(themeCss, `[data-theme="${name}"][data-scheme="dark"]`)),
        },
      ]),
    ),
  };
}
