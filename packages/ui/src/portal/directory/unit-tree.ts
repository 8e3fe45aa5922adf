import { searchWords, type UnitNode } from "@spbe-kit/core/organisation";

export interface UnitBranch {
  readonly node: UnitNode;
  readonly below: readonly UnitBranch[];
}

/** The nodes of a day as branches. One whose unit above is not among them stands at the top. */
export function unitBranches(nodes: readonly UnitNode[]): readonly UnitBranch[] {
  const known = new Set(nodes.map(({ unitId }) => unitId));
  const children = new Map<string | null, UnitNode[]>();
  for (const node of nodes) {
    const parent = node.parentId !== null && known.has(node.parentId) ? node.parentId : null;
    children.set(parent, [...(children.get(parent) ?? []), node]);
  }
  const grow = (parent: string | null): readonly UnitBranch[] =>
    (children.get(parent) ?? []).map((node) => ({ node, below: grow(node.unitId) }));
  return grow(null);
}

/** Nodes whose name, short name or code has a word beginning with each word typed. */
export function matchingUnits(nodes: readonly UnitNode[], text: string): readonly UnitNode[] {
  const sought = searchWords(text);
  return nodes.filter(({ name, shortName, code }) => {
    const words = searchWords([name, shortName, code].filter(Boolean).join(" "));
    return sought.every((word) => words.some((one) => one.startsWith(word)));
  });
}
