/**
 * The same rules without cascade layers, for pages whose own unlayered reset would beat them. Order becomes what the layers
 * meant: rules of an earlier layer first.
 *
 * @param {string} css as esbuild prints it: a first `@layer a, b;` names the order
 */
export function flattenLayers(css) {
  const order =
    /@layer\s+([^;{]+);/
      .exec(css)?.[1]
      ?.split(",")
      .map((name) => name.trim()) ?? [];
  const blocks = new Map(order.map((name) => [name, []]));
  const rest = [];
  for (const { head, body, text } of topLevel(css)) {
    const layer = /^@layer\s+(.+)$/.exec(head)?.[1]?.trim();
    if (layer === undefined) rest.push(text);
    else if (body !== undefined) blocks.set(layer, [...(blocks.get(layer) ?? []), body]);
  }
  return `${[...rest, ...[...blocks.values()].flat()].map((part) => part.trim()).join("\n")}\n`;
}

/** The statements and blocks of a style sheet, not looking inside them. Comments before one belong to it. */
function topLevel(css) {
  const parts = [];
  let depth = 0;
  let start = 0;
  let bodyStart = 0;
  for (let at = 0; at < css.length; at = next(css, at)) {
    const letter = css[at];
    if (letter === "{" && depth++ === 0) bodyStart = at + 1;
    const closes = letter === "}" && --depth === 0;
    if (!closes && !(letter === ";" && depth === 0)) continue;
    const text = css.slice(start, at + 1);
    const head = css
      .slice(start, closes ? bodyStart - 1 : at)
      .replace(/\/\*[\s\S]*?\*\//g, "")
      .trim();
    parts.push({ text, head, ...(closes && { body: css.slice(bodyStart, at) }) });
    start = at + 1;
  }
  return parts;
}

/** The next place to look at: comments and quoted text are stepped over whole. */
function next(css, at) {
  if (css.startsWith("/*", at)) return css.indexOf("*/", at) + 2;
  if (css[at] !== '"' && css[at] !== "'") return at + 1;
  let end = at + 1;
  while (end < css.length && css[end] !== css[at]) end += css[end] === "\\" ? 2 : 1;
  return end + 1;
}
